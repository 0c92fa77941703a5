package io.github.incidentsdk.metric.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sources of one metric: since when they were watched, and whether they report it; confined to the thread of the tick. */
final class SourceStates {

    private final List<SourceState> sources = new ArrayList<>();

    /** Those whose last answer left the metric open, and why. */
    private final Map<SourceState, String> open = new LinkedHashMap<>();

    /** When one of them did, between times when none did. */
    private final Gaps openGaps = new Gaps();

    private long openSince;
    private long closed = Long.MIN_VALUE;

    /** Why a series is missing that its source has; null when none is. */
    private @Nullable String hung;

    boolean isEmpty() {
        return sources.isEmpty();
    }

    void add(SourceState source) {
        if (!sources.contains(source)) {
            sources.add(source);
        }
    }

    /** Returns since when the first of them was watched; {@link Retention#NOT_YET} when none was. */
    long firstWatched() {
        long since = Retention.NOT_YET;
        for (int i = 0; i < sources.size(); i++) {
            since = Math.min(since, sources.get(i).firstWatched);
        }
        return since;
    }

    /** Returns how much of the time from {@code start} to {@code end} one of them did not report; the longest of all counts. */
    long unreported(long start, long end) {
        long unreported = 0;
        for (int i = 0; i < sources.size(); i++) {
            unreported = Math.max(unreported, sources.get(i).gaps.within(start, end));
        }
        return unreported + openGaps.within(start, end);
    }

    /** What the answer of a source says of the metric at {@code now}: all when {@code why} is null. */
    void answered(SourceState source, @Nullable String why, long now) {
        boolean wasOpen = !open.isEmpty();
        if (why == null) {
            open.remove(source);
        } else {
            open.put(source, why);
        }
        if (wasOpen && open.isEmpty()) {
            openGaps.add(openSince, now);
            closed = now;
        } else if (!wasOpen && !open.isEmpty()) {
            openSince = now;
        }
    }

    /** Returns since when every answer tells all of the metric. */
    long completeSince() {
        return open.isEmpty() ? closed : Retention.NOT_YET;
    }

    /** Returns why series are missing that a source has or should have, or null when none are. */
    @Nullable
    String failure() {
        for (int i = 0; i < sources.size(); i++) {
            String blindness = sources.get(i).blindness();
            if (blindness != null) {
                return blindness;
            }
        }
        return open.isEmpty() ? hung : open.values().iterator().next();
    }

    /** Says which series is not read any more since its supplier hung; null when none is. */
    void setAside(@Nullable PushedSeries series) {
        hung = series == null
                ? null
                : "the supplier of " + series
                        + " did not return, or was not read since another one did not, and is not read before it was seen to return";
    }
}
