package io.github.incidentsdk.config.numbers;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how much is kept.
 *
 * @param directory the journal's directory; null for memory only
 * @param segmentBytes the size of one file
 * @param keptFor what is older is deleted, whole segments only
 * @param keptBytes what is beyond is deleted, the oldest segments first
 */
public record JournalConfig(@Nullable Path directory, long segmentBytes, Duration keptFor, long keptBytes) {

    /** In memory; where a directory is set: segments of 16 MiB, 730 days and 1 GiB kept. */
    public static JournalConfig defaults() {
        return new JournalConfig(null, 16L << 20, Duration.ofDays(730), 1L << 30);
    }

    /** The defaults on disk. */
    public static JournalConfig in(Path directory) {
        JournalConfig defaults = defaults();
        return new JournalConfig(directory, defaults.segmentBytes, defaults.keptFor, defaults.keptBytes);
    }
}
