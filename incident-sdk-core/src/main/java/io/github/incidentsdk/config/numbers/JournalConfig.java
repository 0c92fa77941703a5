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
 * @param groupCommit how long a line may wait for others before it is forced to disk
 * @param queue how many events may wait to be written
 */
public record JournalConfig(
        @Nullable Path directory, long segmentBytes, Retention retention, GroupCommit groupCommit, int queue) {

    /**
     * Whatever is older or beyond is deleted.
     *
     * @param age kept at most so long
     * @param bytes kept at most so much
     */
    public record Retention(Duration age, long bytes) {}

    /**
     * One forced write serves all that wait.
     *
     * @param delay a line waits at most so long
     * @param bytes no more than so much waits
     */
    public record GroupCommit(Duration delay, long bytes) {}

    /** In memory; where a directory is set: segments of 16 MiB, 730 days and 1 GiB kept, commits of 5 ms or 256 KiB, a queue of 8,192. */
    public static JournalConfig defaults() {
        return new JournalConfig(
                null,
                16L << 20,
                new Retention(Duration.ofDays(730), 1L << 30),
                new GroupCommit(Duration.ofMillis(5), 256L << 10),
                8_192);
    }

    /** The defaults on disk. */
    public static JournalConfig in(Path directory) {
        JournalConfig defaults = defaults();
        return new JournalConfig(
                directory, defaults.segmentBytes, defaults.retention, defaults.groupCommit, defaults.queue);
    }
}
