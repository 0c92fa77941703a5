package io.github.incidentsdk.journal.directory;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.directory.Losses.Reason;
import io.github.incidentsdk.json.JsonBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the journal in a directory: segments of JSON lines that are only appended to, one force for all lines of an append.
 *
 * <p>After a failed force the segment is never written again, and its unconfirmed lines go into a new one. Whole segments go when
 * the directory grows beyond its {@link DirectoryLimits}.
 */
public final class DirectoryStore implements IncidentStore {

    private static final Logger log = LoggerFactory.getLogger(DirectoryStore.class);

    private final Disk disk;
    private final Path directory;
    private final Closeable lock;
    private final Losses losses = new Losses();
    private final LineCodec codec =
            new LineCodec(Long.toHexString(ThreadLocalRandom.current().nextLong()));
    private final JsonBuffer buffer = new JsonBuffer();
    private final Segments segments;

    DirectoryStore(Disk disk, Path directory, Closeable lock, DirectoryLimits limits) {
        this.disk = disk;
        this.directory = directory;
        this.lock = lock;
        this.segments = new Segments(disk, directory, limits, losses);
    }

    /**
     * Takes a directory for this process alone, made with access for its owner only where it is missing. While another process
     * has it, the first free directory below it, named {@code 2}, {@code 3} and so on, is taken instead, with a warning.
     *
     * @throws IOException when it is a symbolic link, can be written by others, or cannot be made or locked; the message says
     *     what to do
     */
    public static DirectoryStore open(Path directory, DirectoryLimits limits) throws IOException {
        DirectoryLock lock = DirectoryLock.take(directory);
        return new DirectoryStore(new RealDisk(), lock.directory(), lock, limits);
    }

    /** The directory that was taken. */
    public Path directory() {
        return directory;
    }

    @Override
    public long load(Consumer<JournalLine> into) throws IOException {
        Recovery recovery = new Recovery(disk, directory, losses, into);
        segments.found(recovery.run());
        return recovery.last();
    }

    @Override
    public void append(List<JournalLine> lines) throws IOException {
        List<JournalLine> written = new ArrayList<>(lines.size());
        int[] starts = new int[lines.size()];
        encode(lines, written, starts);
        if (written.isEmpty()) {
            return;
        }
        Segment segment =
                segments.append(buffer.array(), buffer.length(), written.get(0).seq());
        long begin = segment.end();
        for (int i = 0; i < written.size(); i++) {
            JournalLine line = written.get(i);
            segment.add(line.seq(), begin + starts[i], line.at().toEpochMilli());
        }
        segment.endsAt(begin + buffer.length());
    }

    private void encode(List<JournalLine> lines, List<JournalLine> written, int[] starts) {
        buffer.clear();
        for (JournalLine line : lines) {
            starts[written.size()] = buffer.length();
            try {
                codec.encode(line, buffer);
                written.add(line);
            } catch (LineTooLongException lost) {
                losses.count(Reason.LINE_TOO_LONG);
                log.warn("a journal line is lost", lost);
            }
        }
    }

    /** Reads through a file handle of its own, so that an interrupt of the caller closes that one and no other. */
    @Override
    public List<JournalLine> read(long from, int max) throws IOException {
        List<JournalLine> lines = new ArrayList<>();
        long[] next = {from};
        for (Segment segment : segments.all()) {
            if (segment.last() >= next[0] && lines.size() < max) {
                read(segment, next, max, lines);
            }
        }
        return lines;
    }

    private void read(Segment segment, long[] next, int max, List<JournalLine> lines) throws IOException {
        try (Disk.File file = disk.openToRead(segment.path())) {
            SegmentScan.scan(file, segment.positionOf(next[0]), segment.end(), (bytes, offset, length, position) -> {
                long seq = LineHead.seq(bytes, offset, length);
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
        return true;
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
