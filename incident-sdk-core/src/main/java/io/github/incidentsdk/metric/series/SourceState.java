package io.github.incidentsdk.metric.series;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the store knows of one source; confined to the thread of the tick. */
final class SourceState {

    final String id;

    /** How long a value counts after it was reported. */
    final long validMillis;

    /** The tick from which on its series were watched without a break; {@link Retention#NOT_YET} before the first report. */
    long watchedSince = Retention.NOT_YET;

    /** The tick from which on its series were watched at all. */
    long firstWatched = Retention.NOT_YET;

    /** When it did not report, between times when it did. */
    final Gaps gaps = new Gaps();

    private @Nullable String blindness;
    private long failedSince;

    /** How many answers a polled source has given. */
    int answers;

    /** Its present series. */
    final Set<Track> tracks = new LinkedHashSet<>();

    SourceState(String id, long validMillis, @Nullable String failure) {
        this.id = id;
        this.validMillis = validMillis;
        this.blindness = failure == null ? null : blindness(failure);
    }

    /** Returns why the source has no data at present, or null when it has. */
    @Nullable
    String blindness() {
        return blindness;
    }

    /** Says of a metric that an answer does not tell all of it. */
    String leaves(String metric, String why) {
        return "source '" + id + "' does not tell all of metric '" + metric + "': " + why;
    }

    boolean hasFailed() {
        return blindness != null;
    }

    void failed(String why, long now) {
        if (blindness == null) {
            failedSince = now;
        }
        blindness = blindness(why);
    }

    private String blindness(String why) {
        return "source '" + id + "' has no data: " + why;
    }

    void healthy(long now) {
        if (blindness != null || watchedSince == Retention.NOT_YET) {
            if (firstWatched != Retention.NOT_YET) {
                gaps.add(failedSince, now);
            }
            blindness = null;
            watchedSince = now;
            firstWatched = Math.min(firstWatched, now);
        }
    }
}
