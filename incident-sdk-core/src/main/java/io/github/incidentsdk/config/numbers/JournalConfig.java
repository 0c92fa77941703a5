package io.github.incidentsdk.config.numbers;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how much is kept.
 *
 * @param directory the journal's directory; null for memory only
 * @param segmentBytes the size of one file
 * @param retention what may be deleted, whole segments only
 * @param commit what is made durable together
 * @param queue how many events may wait to be written
 */
public record JournalConfig(
        @Nullable Path directory, long segmentBytes, Retention retention, Commit commit, int queue) {

    /**
     * Whatever is older or beyond is deleted, the oldest first.
     *
     * @param age kept at most so long
     * @param bytes kept at most so much
     */
    public record Retention(Duration age, long bytes) {}

    /**
     * Lines share one write to the disk.
     *
     * @param within a line that nobody waits for is written after so long
     * @param bytes at most so much at once; a longer line is alone
     */
    public record Commit(Duration within, long bytes) {}

    /** In memory, a queue of 8,192; where a directory is set: segments of 16 MiB, 730 days and 1 GiB kept, at most 5 ms or 256 KiB a commit. */
    public static JournalConfig defaults() {
        return new JournalConfig(
                null,
                16L << 20,
                new Retention(Duration.ofDays(730), 1L << 30),
                new Commit(Duration.ofMillis(5), 256L << 10),
                8_192);
    }

    /** The defaults on disk. */
    public static JournalConfig in(Path directory) {
        JournalConfig defaults = defaults();
        return new JournalConfig(directory, defaults.segmentBytes, defaults.retention, defaults.commit, defaults.queue);
    }
}
