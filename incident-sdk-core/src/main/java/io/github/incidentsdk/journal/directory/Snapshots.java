package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.directory.Losses.Reason;
import io.github.incidentsdk.journal.line.LineChecksum;
import io.github.incidentsdk.journal.line.LineCodec;
import io.github.incidentsdk.journal.snapshot.NeededLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshot of a directory: the lines from which a restart knows what the segments before it tell, some of which may be gone.
 *
 * <p>Replaced as a whole, and only by one that is durable. {@link #read} may be called by any thread, the rest by the writer's.
 */
final class Snapshots {

    static final String NAME = "journal.snapshot";

    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

    private final Disk disk;
    private final Path directory;
    private final SnapshotLimits limits;
    private final Losses losses;
    private final NeededLines needed;
    private @Nullable Snapshot current;

    /** Lines up to this one are told by a snapshot that no crash takes back. */
    private long durableUpTo;

    Snapshots(Disk disk, Path directory, SnapshotLimits limits, Losses losses) {
        this.disk = disk;
        this.directory = directory;
        this.limits = limits;
        this.losses = losses;
        this.needed = new NeededLines(limits.over());
    }

    /** Finds what the process before left; null when nothing that can be used. */
    @Nullable
    Snapshot open() {
        try (Disk.File file = disk.openToRead(path())) {
            replace(SnapshotForm.read(file));
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException unusable) {
            losses.count(Reason.SNAPSHOT_SET_ASIDE);
            log.warn(
                    "the snapshot in {} cannot be used and is kept as {}; all segments are read instead",
                    directory,
                    NAME + ".damaged",
                    unusable);
            setAside();
        }
        Snapshot found = current;
        durableUpTo = found == null ? 0 : found.upTo();
        return found;
    }

    private void setAside() {
        try {
            disk.rename(path(), directory.resolve(NAME + ".damaged"));
            disk.forceDirectory(directory);
        } catch (IOException stays) {
            log.warn("the snapshot in {} cannot be renamed; the next one replaces it", directory, stays);
        }
    }

    private Path path() {
        return directory.resolve(NAME);
    }

    private synchronized void replace(Snapshot next) {
        current = next;
    }

    /** Takes a line that is durable, in order. */
    void note(JournalLine line) {
        needed.note(line);
    }

    /** Lines up to this one are also gone on with when their segments are deleted. */
    long durableUpTo() {
        return durableUpTo;
    }

    /** Whether a restart would have to read too much of {@code segments}, the last of which is being written. */
    boolean isDue(List<Segment> segments) {
        long unread = 0;
        for (Segment segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
            unread += segment.last() > durableUpTo ? segment.end() : 0;
        }
        Snapshot before = current;
        return unread >= Math.max(limits.everyBytes(), before == null ? 0 : before.bytes());
    }

    /**
     * Writes down what is needed of all lines up to {@code upTo}, which is the last one that was taken.
     *
     * @param segments where they are, the last one being written
     */
    void write(long upTo, List<Segment> segments) throws IOException {
        Path unfinished = directory.resolve(NAME + Recovery.UNFINISHED);
        Snapshot next;
        try (SnapshotWriter writer = SnapshotWriter.create(disk, unfinished, needed.numbers())) {
            Snapshot before = current;
            if (before == null) {
                writer.copy(null, null, segments);
            } else {
                try (Disk.File from = disk.openToRead(path())) {
                    writer.copy(before, from, segments);
                }
            }
            next = writer.finish(upTo, segments.subList(0, Math.max(0, segments.size() - 1)));
        }
        synchronized (this) {
            disk.rename(unfinished, path());
            current = next;
        }
        disk.forceDirectory(directory);
        durableUpTo = upTo;
    }

    /** Hands over its lines from {@code from} on and before {@code below}, at most {@code max} of them. */
    void read(long from, long below, int max, Consumer<JournalLine> into) throws IOException {
        Snapshot snapshot;
        Disk.File opened;
        synchronized (this) {
            snapshot = current;
            if (snapshot == null || !hasAny(snapshot, from, below)) {
                return;
            }
            opened = disk.openToRead(path());
        }
        try (Disk.File file = opened) {
            int end = snapshot.indexOf(below);
            for (int i = snapshot.indexOf(from), left = max; i < end && left > 0; i++, left--) {
                byte[] line = readLine(snapshot, i, file);
                if (LineChecksum.holds(line, 0, line.length - 1)) {
                    LineCodec.outlineIfUnderstood(line, 0, line.length - 1).ifPresent(into);
                }
            }
        }
    }

    private static boolean hasAny(Snapshot snapshot, long from, long below) {
        return snapshot.indexOf(from) < snapshot.indexOf(below);
    }

    /** The bytes of its line at {@code index}, with the line feed. */
    static byte[] readLine(Snapshot snapshot, int index, Disk.File file) throws IOException {
        byte[] line = new byte[snapshot.length(index)];
        readFully(file, line, snapshot.position(index));
        return line;
    }

    private static void readFully(Disk.File file, byte[] into, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(into);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the snapshot ends before it should");
            }
        }
    }
}
