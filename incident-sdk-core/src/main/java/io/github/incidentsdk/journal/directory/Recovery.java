package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.directory.Losses.Reason;
import io.github.incidentsdk.journal.line.LineCodec;
import io.github.incidentsdk.journal.line.LineHead;
import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.UnknownWordException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a directory at start, whatever is found there: hands over every good line once, cuts torn tails, and replaces a damaged
 * segment by one with its good lines, keeping the damaged one under another name.
 */
final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    /** More lines than a segment can hold: numbers that an unreadable one may have used are not given again. */
    private static final long MOST_LINES = 1_000_000;

    static final String UNFINISHED = ".unfinished";

    private final Disk disk;
    private final Path directory;
    private final Losses losses;
    private final Consumer<JournalLine> into;
    private final List<Segment> segments = new ArrayList<>();
    private final Set<SegmentName> setAside = new TreeSet<>();
    private Map<String, Snapshot.Covered> covered = Map.of();
    private long last;

    /** Numbers up to this one may be those of lines that cannot be read, or that a snapshot tells of. */
    private long spared;

    private long newerLines;

    Recovery(Disk disk, Path directory, Losses losses, Consumer<JournalLine> into) {
        this.disk = disk;
        this.directory = directory;
        this.losses = losses;
        this.into = into;
    }

    /** Passes over what that snapshot tells; before {@link #run}. */
    void goOnBehind(Snapshot snapshot) {
        covered = snapshot.segments();
        last = snapshot.upTo();
    }

    /** Reads all, also what that snapshot tells; before {@link #run}. */
    void goOnBeside(Snapshot snapshot) {
        spared = snapshot.upTo();
    }

    /** The number with which the first segment begins; {@link Long#MAX_VALUE} when there is none. */
    long first() throws IOException {
        return names().stream().mapToLong(SegmentName::first).min().orElse(Long.MAX_VALUE);
    }

    /**
     * Reads all segments and returns those that stay, in order.
     *
     * @throws IOException when the directory itself cannot be read
     */
    List<Segment> run() throws IOException {
        List<SegmentName> names = names();
        boolean jumps = false;
        for (int i = 0; i < names.size(); i++) {
            SegmentName name = names.get(i);
            try {
                long before = last();
                read(name, new Successor(names.subList(i + 1, names.size())));
                if (before > 0 && last >= name.first() && name.first() > before + 1) {
                    missing(before + 1, name, i == 0 ? null : names.get(i - 1));
                }
            } catch (IOException unreadable) {
                spared = Math.max(spared, Math.max(last, name.first()) + MOST_LINES);
                jumps = true;
                losses.count(Reason.SEGMENT_UNREADABLE);
                log.warn(
                        "journal segment {} cannot be read and is passed over",
                        directory.resolve(name.file()),
                        unreadable);
            }
        }
        if (jumps) {
            spared = Math.max(
                    spared, last + MOST_LINES); // as far behind the last one, so that a start knows it for a jump
        }
        return segments;
    }

    /** A segment's name says which number came before it, so that none that was left out is missed. */
    private void missing(long from, SegmentName behind, @Nullable SegmentName before) {
        long begun = before == null ? 0 : before.first();
        if ((before != null && behind.first() - begun > MOST_LINES) || isSetAside(begun, behind.first())) {
            return;
        }
        losses.add(Reason.LINES_MISSING, behind.first() - from);
        log.warn(
                "journal lines {} to {} are missing in {}, between {} and {}: a file was deleted, moved away, cut at its end or"
                        + " replaced by something else while nobody used it; what only these lines told is not known, so put the file"
                        + " back and restart if it is still to be had",
                from,
                behind.first() - 1,
                directory,
                before == null ? Snapshots.NAME : before.file(),
                behind.file());
    }

    /** Whether one was set aside that held lines of those numbers. */
    private boolean isSetAside(long from, long below) {
        return setAside.stream().anyMatch(damaged -> damaged.first() >= from && damaged.first() < below);
    }

    /** The highest number that any line may have. */
    long last() {
        return Math.max(last, spared);
    }

    /** How many lines only a newer version understands. */
    long newerLines() {
        return newerLines;
    }

    private List<SegmentName> names() throws IOException {
        List<String> files = disk.list(directory);
        for (String file : files) {
            if (file.endsWith(UNFINISHED)) {
                disk.delete(directory.resolve(file)); // a copy; what it was made from is still there
            }
        }
        Set<SegmentName> names = new TreeSet<>();
        for (String file : files) {
            Optional<SegmentName> name = SegmentName.parse(file);
            if (name.isPresent()) {
                names.add(name.get());
            }
            SegmentName.parseDamaged(file).ifPresent(setAside::add);
        }
        return new ArrayList<>(names);
    }

    private void read(SegmentName name, Successor successor) throws IOException {
        Segment segment = new Segment(directory, name);
        Snapshot.Covered known = covered.get(name.file());
        SegmentScan.Found found;
        try (Disk.File file = disk.openToRead(segment.path())) {
            if (known != null && file.size() == known.end()) {
                segment.isKnown(known);
                segments.add(segment);
                return;
            }
            found = SegmentScan.scan(file, 0, Long.MAX_VALUE, (bytes, offset, length, at, behindAHole) -> {
                long seq = LineHead.seq(bytes, offset, length);
                if (successor.has(seq)) {
                    return false;
                }
                if (behindAHole && restsOnWhatIsGone(bytes, offset, length)) {
                    last = Math.max(last, seq);
                } else {
                    line(segment, seq, bytes, offset, length, at);
                }
                return true;
            });
        }
        segment.endsAt(found.end());
        segments.add(segment);
        if (segment.isNewer()) {
            return;
        }
        try {
            boolean emptied = segment.last() == 0 && (known != null || successor.beginsBehind(name));
            mend(segment, found, isDamaged(segment, found, successor), emptied);
        } catch (IOException notMended) {
            log.warn("journal segment {} stays as it is, since it could not be mended", segment.path(), notMended);
        }
    }

    private void line(Segment segment, long seq, byte[] bytes, int offset, int length, long position) {
        try {
            JournalLine line = LineCodec.outline(bytes, offset, length);
            segment.add(seq, position, line.at().toEpochMilli());
            if (seq > last) {
                last = seq;
                into.accept(line);
            }
        } catch (UnknownWordException newer) {
            losses.count(Reason.LINE_NOT_UNDERSTOOD);
            newerLines++;
            segment.writtenByANewerVersion();
            segment.add(seq, position, Long.MIN_VALUE);
            last = Math.max(last, seq);
            log.debug("line {} of {} is passed over", seq, segment.path(), newer);
        } catch (JsonException noLine) {
            losses.count(Reason.LINE_NOT_UNDERSTOOD);
            log.warn("line {} of {} has a right checksum and is passed over all the same", seq, segment.path(), noLine);
        }
    }

    /**
     * Whether it is a receipt that says how far a sink's lane came: a power cut may have taken another one from the hole before it
     * that said what else is still to be told. Without it the sink is told once more.
     */
    private static boolean restsOnWhatIsGone(byte[] bytes, int offset, int length) {
        try {
            return LineCodec.decode(bytes, offset, length) instanceof Told told
                    && told.what().restsOnEarlierLines();
        } catch (JsonException noReceipt) {
            log.debug("whether a line behind a hole is a receipt is not known", noReceipt);
            return false;
        }
    }

    /** What a given up segment ends with stands in the next one once more. */
    private static boolean isDamaged(Segment segment, SegmentScan.Found found, Successor successor) {
        return found.damaged()
                || (found.torn() && successor.leavesOut(segment.last()))
                || (found.broken() && !successor.isThere());
    }

    private void mend(Segment segment, SegmentScan.Found found, boolean damaged, boolean emptied) throws IOException {
        if (damaged) {
            replace(segment);
        } else if (segment.last() == 0) {
            empty(segment, found.torn() || emptied);
        } else {
            cut(segment, found);
        }
    }

    private void empty(Segment segment, boolean damaged) throws IOException {
        if (damaged) {
            setAside(segment);
        } else {
            disk.delete(segment.path()); // filled ahead and never written, or made to be and not even filled
        }
        segments.remove(segment);
    }

    private void cut(Segment segment, SegmentScan.Found found) throws IOException {
        if (found.torn()) {
            losses.count(Reason.TAIL_TORN);
        }
        try (Disk.File file = disk.open(segment.path())) {
            if (file.size() > found.end()) {
                file.truncate(found.end());
                file.force();
            }
        }
    }

    /** Under another name until it is whole, so that a crash on the way leaves the damaged one in its place. */
    private void replace(Segment damaged) throws IOException {
        Path unfinished = directory.resolve(damaged.name().file() + UNFINISHED);
        Segment whole = new Segment(directory, freeAfter(damaged.name()));
        try (Disk.File from = disk.openToRead(damaged.path());
                Disk.File to = disk.create(unfinished)) {
            long[] end = {0};
            SegmentScan.scan(from, 0, damaged.end(), (bytes, offset, length, position, behindAHole) -> {
                if (behindAHole && restsOnWhatIsGone(bytes, offset, length)) {
                    return true;
                }
                long begin = end[0];
                end[0] = copy(bytes, offset, length, to, begin);
                whole.add(LineHead.seq(bytes, offset, length), begin, damaged.newestAt());
                return true;
            });
            to.force();
            whole.endsAt(end[0]);
        }
        if (whole.last() == 0) {
            disk.delete(unfinished);
            segments.remove(damaged);
        } else {
            disk.rename(unfinished, whole.path());
            disk.forceDirectory(directory);
            segments.set(segments.indexOf(damaged), whole);
        }
        setAside(damaged);
    }

    private static long copy(byte[] bytes, int offset, int length, Disk.File to, long begin) throws IOException {
        ByteBuffer line = ByteBuffer.wrap(bytes, offset, length + 1); // with its line feed
        long at = begin;
        while (line.hasRemaining()) {
            int count = to.write(line, at);
            if (count <= 0) {
                throw new IOException("the disk took none of " + line.remaining() + " bytes");
            }
            at += count;
        }
        return at;
    }

    private SegmentName freeAfter(SegmentName taken) throws IOException {
        List<String> files = disk.list(directory);
        SegmentName free = taken.next();
        while (files.contains(free.file())) {
            free = free.next();
        }
        return free;
    }

    private void setAside(Segment damaged) throws IOException {
        losses.count(Reason.SEGMENT_DAMAGED);
        setAside.add(damaged.name());
        List<String> files = disk.list(directory);
        String name = damaged.name().damaged(1);
        for (int times = 2; files.contains(name); times++) {
            name = damaged.name().damaged(times);
        }
        disk.rename(damaged.path(), directory.resolve(name));
        disk.forceDirectory(directory);
        log.warn(
                "journal segment {} was damaged and is kept as {}; {}",
                damaged.path(),
                name,
                damaged.last() > 0 ? "its good lines were read" : "it held no good line");
    }

    /**
     * The next segment that holds a line. From its first number on it holds all that was confirmed: it was begun after the one
     * before was full or given up, and what a given up segment shows of the same lines may have gaps.
     */
    private final class Successor {
        private final List<SegmentName> later;
        private long first;
        private boolean looked;

        Successor(List<SegmentName> later) {
            this.later = later;
            this.first = later.isEmpty() ? Long.MAX_VALUE : later.get(0).first();
        }

        boolean has(long seq) {
            return seq >= first && seq >= first(); // as a rule less, so that no segment is opened just to know this
        }

        boolean isThere() {
            return first() != Long.MAX_VALUE;
        }

        /** Whether it begins with a higher number than that segment, which therefore held the lines before. */
        boolean beginsBehind(SegmentName name) {
            return isThere() && first() > name.first();
        }

        /**
         * Whether numbers are missing between that one and its first: a torn tail is nothing that was confirmed only in the segment
         * that was written last, or where the lines were written once more.
         */
        boolean leavesOut(long last) {
            return last > 0 && isThere() && first() > last + 1;
        }

        private long first() {
            if (!looked) {
                looked = true;
                first = later.stream()
                        .filter(this::holdsALine)
                        .mapToLong(SegmentName::first)
                        .findFirst()
                        .orElse(Long.MAX_VALUE);
            }
            return first;
        }

        private boolean holdsALine(SegmentName name) {
            boolean[] one = {false};
            try (Disk.File file = disk.openToRead(directory.resolve(name.file()))) {
                SegmentScan.scan(file, 0, Long.MAX_VALUE, (bytes, offset, length, position, behindAHole) -> {
                    one[0] = true;
                    return false;
                });
            } catch (IOException unreadable) {
                log.debug("journal segment {} cannot be read", name.file(), unreadable);
            }
            return one[0];
        }
    }
}
