package io.github.incidentsdk.journal.directory;

import java.util.ArrayList;
import java.util.List;

/** Which segments are too old or too many. */
final class Retention {

    private Retention() {}

    /** The segments to delete, oldest first; the last one, which is being written, is never among them. */
    static List<Segment> expired(List<Segment> all, DirectoryLimits limits) {
        long newestAt = Long.MIN_VALUE;
        long bytes = limits.segmentBytes(); // what is filled ahead
        for (Segment segment : all) {
            newestAt = Math.max(newestAt, segment.newestAt());
            bytes += segment.end();
        }
        List<Segment> expired = new ArrayList<>();
        for (Segment segment : all.subList(0, Math.max(0, all.size() - 1))) {
            // One at a time by age, so that a clock that was set wrong for a while does not end the record.
            boolean old = expired.isEmpty()
                    && segment.newestAt() < newestAt - limits.kept().toMillis();
            if (bytes <= limits.keptBytes() && !old) {
                break; // a younger segment never goes before an older one
            }
            if (!segment.isNewer()) {
                expired.add(segment);
                bytes -= segment.end();
            }
        }
        return expired;
    }
}
