package io.github.incidentsdk.journal.directory;

import java.time.Duration;

/**
 * How large a journal directory may grow.
 *
 * @param segmentBytes the length of a segment, filled with zeros ahead
 * @param keptBytes all segments together; the oldest go first, the one being written stays
 * @param kept the age, against the newest line, at which a segment goes
 */
public record DirectoryLimits(long segmentBytes, long keptBytes, Duration kept) {

    /** Segments of 16 MiB, 1 GiB and 730 days. */
    public static final DirectoryLimits DEFAULTS = new DirectoryLimits(16L << 20, 1L << 30, Duration.ofDays(730));

    public DirectoryLimits {
        if (segmentBytes < 1 || keptBytes < 1 || kept.isNegative() || kept.isZero()) {
            throw new IllegalArgumentException("a journal directory needs limits above zero, not " + segmentBytes
                    + " bytes a segment, " + keptBytes + " bytes in all, " + kept);
        }
    }

    /** The same limits with segments of another length. */
    public DirectoryLimits withSegmentBytes(long bytes) {
        return new DirectoryLimits(bytes, keptBytes, kept);
    }
}
