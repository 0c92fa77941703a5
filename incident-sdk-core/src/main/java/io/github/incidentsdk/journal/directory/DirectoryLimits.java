package io.github.incidentsdk.journal.directory;

import java.time.Duration;

/**
 * How large a journal directory may grow.
 *
 * @param segmentBytes the length of a segment, filled with zeros ahead
 * @param keptBytes all segments together; the oldest go first, the one being written stays
 * @param kept the age, against the newest line, at which a segment goes
 * @param commitBytes what is written and forced at once; a longer line is alone
 * @param snapshots how often what a restart needs is written down in one place
 */
public record DirectoryLimits(
        long segmentBytes, long keptBytes, Duration kept, long commitBytes, SnapshotLimits snapshots) {

    private static final long USUAL_COMMIT = 256L << 10;

    /** Segments of 16 MiB, 1 GiB and 730 days, 256 KiB at once. */
    public static final DirectoryLimits DEFAULTS = new DirectoryLimits(16L << 20, 1L << 30, Duration.ofDays(730));

    public DirectoryLimits {
        if (segmentBytes < 1 || keptBytes < 1 || commitBytes < 1 || kept.isNegative() || kept.isZero()) {
            throw new IllegalArgumentException("a journal directory needs limits above zero, not " + segmentBytes
                    + " bytes a segment, " + keptBytes + " bytes in all, " + commitBytes + " bytes at once, " + kept);
        }
    }

    /** Limits with {@link SnapshotLimits#DEFAULTS}. */
    public DirectoryLimits(long segmentBytes, long keptBytes, Duration kept, long commitBytes) {
        this(segmentBytes, keptBytes, kept, commitBytes, SnapshotLimits.DEFAULTS);
    }

    /** Limits with 256 KiB at once. */
    public DirectoryLimits(long segmentBytes, long keptBytes, Duration kept) {
        this(segmentBytes, keptBytes, kept, USUAL_COMMIT);
    }

    /** The same limits with commits of another length. */
    public DirectoryLimits withCommitBytes(long bytes) {
        return new DirectoryLimits(segmentBytes, keptBytes, kept, bytes, snapshots);
    }

    /** The same limits with segments of another length. */
    public DirectoryLimits withSegmentBytes(long bytes) {
        return new DirectoryLimits(bytes, keptBytes, kept, commitBytes, snapshots);
    }

    /** The same limits with other snapshots. */
    public DirectoryLimits withSnapshots(SnapshotLimits other) {
        return new DirectoryLimits(segmentBytes, keptBytes, kept, commitBytes, other);
    }
}
