package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.line.LineChecksum;
import io.github.incidentsdk.journal.line.LineHead;
import io.github.incidentsdk.json.JsonBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies lines, from the snapshot before and from segments, into a file that becomes the next snapshot once it is whole. */
final class SnapshotWriter implements Closeable {

    private static final int AT_ONCE = 256 * 1024;

    private final Disk disk;
    private final Disk.File to;
    private final JsonBuffer buffer = new JsonBuffer();
    private final long[] needed;
    private final long[] numbers;
    private final long[] positions;
    private int count;
    private long written;

    private SnapshotWriter(Disk disk, Disk.File to, long[] needed) {
        this.disk = disk;
        this.to = to;
        this.needed = needed;
        this.numbers = new long[needed.length];
        this.positions = new long[needed.length + 1];
    }

    /** Begins a file, in place of what an attempt before may have left. */
    static SnapshotWriter create(Disk disk, Path file, long[] needed) throws IOException {
        Disk.File created;
        try {
            created = disk.create(file);
        } catch (FileAlreadyExistsException left) {
            disk.delete(file);
            created = disk.create(file);
        }
        return new SnapshotWriter(disk, created, needed);
    }

    /**
     * Copies the needed lines, as far as they are anywhere.
     *
     * @param before the snapshot before, and its file; null when there is none
     */
    void copy(@Nullable Snapshot before, Disk.@Nullable File from, List<Segment> segments) throws IOException {
        int next = 0;
        while (next < needed.length) {
            if (before != null && from != null && before.has(needed[next])) {
                copy(before, before.indexOf(needed[next]), from);
                next++;
            } else {
                next = copyRun(next, before, segments);
            }
        }
    }

    private void copy(Snapshot before, int index, Disk.File from) throws IOException {
        byte[] line = Snapshots.readLine(before, index, from);
        if (!LineChecksum.holds(line, 0, line.length - 1)) {
            throw new IOException("line " + before.number(index) + " of the snapshot before was damaged since");
        }
        add(before.number(index), line, 0, line.length);
    }

    /** Copies what is needed of one segment until the snapshot before has the next; returns which line is next. */
    private int copyRun(int first, @Nullable Snapshot before, List<Segment> segments) throws IOException {
        for (Segment segment : segments) {
            if (segment.last() >= needed[first]) {
                int[] next = {first};
                try (Disk.File file = disk.openToRead(segment.path())) {
                    SegmentScan.scan(
                            file,
                            segment.positionOf(needed[first]),
                            segment.end(),
                            (bytes, offset, length, position, behindAHole) -> {
                                long seq = LineHead.seq(bytes, offset, length);
                                while (next[0] < needed.length && needed[next[0]] < seq) {
                                    if (before != null && before.has(needed[next[0]])) {
                                        return false;
                                    }
                                    next[0]++; // nowhere any more
                                }
                                if (next[0] < needed.length && needed[next[0]] == seq) {
                                    add(seq, bytes, offset, length + 1); // with its line feed
                                    next[0]++;
                                }
                                return next[0] < needed.length
                                        && needed[next[0]] <= segment.last()
                                        && (before == null || !before.has(needed[next[0]]));
                            });
                }
                return Math.max(next[0], first + 1);
            }
        }
        return first + 1;
    }

    private void add(long seq, byte[] bytes, int offset, int length) throws IOException {
        numbers[count] = seq;
        positions[count] = written + buffer.length();
        count++;
        buffer.append(bytes, offset, length);
        if (buffer.length() >= AT_ONCE) {
            flush();
        }
    }

    /** Writes what is covered and the end, and makes all of it durable. */
    Snapshot finish(long upTo, List<Segment> closed) throws IOException {
        positions[count] = written + buffer.length();
        Map<String, Snapshot.Covered> covered = new HashMap<>();
        for (Segment segment : closed) {
            if (!segment.isNewer() && segment.last() != 0 && segment.last() <= upTo) {
                String file = segment.name().file();
                covered.put(file, new Snapshot.Covered(segment.last(), segment.end(), segment.newestAt()));
                SnapshotForm.segment(file, covered.get(file), buffer);
            }
        }
        SnapshotForm.end(upTo, count, covered.size(), buffer);
        flush();
        to.force();
        return new Snapshot(upTo, Arrays.copyOf(numbers, count), Arrays.copyOf(positions, count + 1), covered);
    }

    private void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer.array(), 0, buffer.length());
        while (bytes.hasRemaining()) {
            int taken = to.write(bytes, written);
            if (taken <= 0) {
                throw new IOException("the disk took none of " + bytes.remaining() + " bytes");
            }
            written += taken;
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
