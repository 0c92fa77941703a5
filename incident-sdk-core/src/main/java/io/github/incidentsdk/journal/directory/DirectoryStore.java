package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.directory.Losses.Reason;
import io.github.incidentsdk.journal.line.LineCodec;
import io.github.incidentsdk.journal.line.LineHead;
import io.github.incidentsdk.journal.line.LineTooLongException;
import io.github.incidentsdk.json.JsonBuffer;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the journal in a directory: segments of JSON lines that are only appended to, one force for all lines of a commit.
 * What a restart needs of many segments is written down in a snapshot, so that it need not read them, and they may go.
 *
 * <p>After a failed force the segment is never written again, and its unconfirmed lines go into a new one. Whole segments go when
 * the directory grows beyond its {@link DirectoryLimits}.
 */
public final class DirectoryStore implements IncidentStore {

    private static final Logger log = LoggerFactory.getLogger(DirectoryStore.class);

    private final Disk disk;
    private final Path directory;
    private final Hold lock;
    private final Losses losses = new Losses();
    private final LineCodec codec =
            new LineCodec(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    private final JsonBuffer buffer = new JsonBuffer();
    private final Segments segments;
    private final Snapshots snapshots;
    private final long commitBytes;
    private @Nullable Neighbours neighbours;

    /** The number of the last line of this process that was made durable; for the writer alone. */
    private long durable;

    /** The highest number that a line may have that was there before. */
    private long loaded;

    /** The segment that was written when it was last looked whether some can go; for the writer alone. */
    private @Nullable Segment looked;

    private boolean saidSnapshotFailed;

    DirectoryStore(Disk disk, Path directory, Hold lock, DirectoryLimits limits) {
        this.disk = disk;
        this.directory = directory;
        this.lock = lock;
        this.segments = new Segments(disk, directory, lock, limits, losses);
        this.snapshots = new Snapshots(disk, directory, limits.snapshots(), losses);
        this.commitBytes = limits.commitBytes();
    }

    /**
     * Takes a directory for this process alone, made with access for its owner only where it is missing. While another process
     * has it, the first free directory below it, named {@code 2}, {@code 3} and so on, is taken instead, with a warning.
     *
     * @throws IOException when it is a symbolic link, can be written by others, or cannot be made or locked; the message says
     *     what to do
     */
    public static DirectoryStore open(Path directory, DirectoryLimits limits) throws IOException {
        return open(directory, limits, "");
    }

    /** As {@link #open(Path, DirectoryLimits)}; whose directory it is, {@code instance}, can be read in its lock file. */
    public static DirectoryStore open(Path directory, DirectoryLimits limits, String instance) throws IOException {
        return open(directory, limits, instance, new RealDisk());
    }

    static DirectoryStore open(Path directory, DirectoryLimits limits, String instance, Disk disk) throws IOException {
        DirectoryLock lock = DirectoryLock.take(directory);
        lock.belongsTo(instance);
        DirectoryStore store = over(lock, limits, disk);
        store.neighbours = new Neighbours(directory.toAbsolutePath().normalize(), lock.directory(), limits, disk);
        return store;
    }

    /** The store of a directory that is locked; closing it lets go of the lock. */
    static DirectoryStore over(DirectoryLock lock, DirectoryLimits limits, Disk disk) {
        return new DirectoryStore(disk, lock.directory(), lock, limits);
    }

    /** The directories beside it; null for a store that is not a service's own. */
    public @Nullable Neighbours neighbours() {
        return neighbours;
    }

    boolean isOfANewerVersion() {
        return segments.all().stream().anyMatch(Segment::isNewer);
    }

    /** The directory that was taken. */
    public Path directory() {
        return directory;
    }

    /** Hands over what a restart needs: the lines of the snapshot, where there is one, and all that came after it. */
    @Override
    public long load(Consumer<JournalLine> into) throws IOException {
        Consumer<JournalLine> noting = noting(into);
        Recovery recovery = new Recovery(disk, directory, losses, noting);
        Snapshot snapshot = snapshots.open();
        if (snapshot != null) {
            snapshots.read(0, Long.MAX_VALUE, Integer.MAX_VALUE, noting);
            recovery.goOnBehind(snapshot);
        }
        segments.found(recovery.run());
        warnOfLinesFromANewerVersion(recovery.newerLines());
        loaded = recovery.last();
        return loaded;
    }

    private void warnOfLinesFromANewerVersion(long lines) {
        if (lines > 0) {
            log.warn(
                    "a newer version wrote {} lines of the journal in {}: they stay as they are, and this version knows nothing of"
                            + " what they tell, such as incidents that are open; go back to that version to go on with them",
                    lines,
                    directory);
        }
    }

    /** Hands over every line that is kept; of those whose segments are gone the snapshot's. */
    long loadAll(Consumer<JournalLine> into) throws IOException {
        Consumer<JournalLine> noting = noting(into);
        Recovery recovery = new Recovery(disk, directory, losses, noting);
        Snapshot snapshot = snapshots.open();
        if (snapshot != null) {
            snapshots.read(0, recovery.first(), Integer.MAX_VALUE, noting);
            recovery.goOnBeside(snapshot);
        }
        segments.found(recovery.run());
        loaded = recovery.last();
        return loaded;
    }

    private Consumer<JournalLine> noting(Consumer<JournalLine> into) {
        return line -> {
            snapshots.note(line);
            into.accept(line);
        };
    }

    @Override
    public void append(List<JournalLine> lines) throws IOException {
        List<JournalLine> left = lines;
        while (!left.isEmpty()) {
            left = left.subList(commit(left), left.size());
        }
        tidyUp();
    }

    /** After a segment was begun: writes down what a restart needs of those before it, and lets go of the oldest. */
    private void tidyUp() {
        List<Segment> all = segments.all();
        if (all.isEmpty() || all.get(all.size() - 1) == looked) {
            return;
        }
        looked = all.get(all.size() - 1);
        List<Segment> expired = segments.expired();
        try {
            if (snapshots.isDue(all) || expired.stream().anyMatch(this::isUntold)) {
                snapshots.write(durable, all);
                saidSnapshotFailed = false;
            }
        } catch (IOException failed) {
            losses.count(Reason.SNAPSHOT_FAILED);
            if (!saidSnapshotFailed) {
                saidSnapshotFailed = true;
                log.warn(
                        "no snapshot can be written in {}; segments stay, and a restart reads them", directory, failed);
            }
        }
        expired.stream().filter(segment -> !isUntold(segment)).forEach(segments::delete);
    }

    /** Whether lines of it may be needed that no snapshot has. */
    private boolean isUntold(Segment segment) {
        return segment.last() > snapshots.durableUpTo();
    }

    /** Makes the first lines durable, as many as one commit takes; returns how many are done with. */
    private int commit(List<JournalLine> lines) throws IOException {
        List<JournalLine> written = new ArrayList<>(lines.size());
        int[] starts = new int[lines.size()];
        int done = encode(lines, written, starts);
        if (!written.isEmpty()) {
            write(written, starts);
            durable = written.get(written.size() - 1).seq();
        }
        return done;
    }

    private void write(List<JournalLine> written, int[] starts) throws IOException {
        long behind = Math.max(durable, loaded) + 1;
        Segment segment = segments.append(
                buffer.array(), buffer.length(), Math.min(behind, written.get(0).seq()));
        long begin = segment.end();
        for (int i = 0; i < written.size(); i++) {
            JournalLine line = written.get(i);
            segment.add(line.seq(), begin + starts[i], line.at().toEpochMilli());
        }
        segment.endsAt(begin + buffer.length());
        written.forEach(snapshots::note);
    }

    /** Fills the buffer and returns how many lines that took. */
    private int encode(List<JournalLine> lines, List<JournalLine> written, int[] starts) {
        buffer.clear();
        for (int i = 0; i < lines.size(); i++) {
            JournalLine line = lines.get(i);
            if (line.seq() <= durable) {
                continue; // it comes again because a later commit of its batch failed
            }
            int start = buffer.length();
            starts[written.size()] = start;
            try {
                codec.encode(line, buffer);
            } catch (LineTooLongException lost) {
                losses.count(Reason.LINE_TOO_LONG);
                log.warn("a journal line is lost", lost);
                continue;
            }
            if (start > 0 && buffer.length() > commitBytes) {
                buffer.truncate(start);
                return i;
            }
            written.add(line);
        }
        return lines.size();
    }

    /** Reads through a file handle of its own, so that an interrupt of the caller closes that one and no other. */
    @Override
    public List<JournalLine> read(long from, int max) throws IOException {
        List<JournalLine> lines = new ArrayList<>();
        long[] next = {from};
        List<Segment> all = segments.all();
        snapshots.read(from, firstOf(all), max, lines::add); // of segments that are gone
        for (Segment segment : all) {
            if (segment.last() >= next[0] && lines.size() < max) {
                read(segment, next, max, lines);
            }
        }
        return lines;
    }

    private static long firstOf(List<Segment> all) {
        return all.isEmpty() ? Long.MAX_VALUE : all.get(0).name().first();
    }

    private void read(Segment segment, long[] next, int max, List<JournalLine> lines) throws IOException {
        try (Disk.File file = disk.openToRead(segment.path())) {
            SegmentScan.scan(
                    file,
                    segment.positionOf(next[0]),
                    segment.end(),
                    (bytes, offset, length, position, behindAHole) -> {
                        long seq = LineHead.seq(bytes, offset, length);
                        segment.passed(seq, position);
                        if (seq >= next[0]) {
                            LineCodec.decodeIfUnderstood(bytes, offset, length).ifPresent(lines::add);
                            next[0] = seq + 1;
                        }
                        return lines.size() < max;
                    });
        } catch (NoSuchFileException retired) {
            log.debug("journal segment {} went while it was read", segment.path(), retired);
        }
    }

    @Override
    public boolean durable() {
        return segments.problem() == null;
    }

    @Override
    public @Nullable String problem() {
        return segments.problem();
    }

    @Override
    public long bytes() {
        return segments.all().stream().mapToLong(Segment::end).sum();
    }

    @Override
    public Map<String, Long> losses() {
        return losses.byName();
    }

    @Override
    public void close() throws IOException {
        segments.close();
        lock.close();
    }
}
