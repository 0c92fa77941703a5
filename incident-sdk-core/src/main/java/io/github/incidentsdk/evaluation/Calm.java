package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.metric.series.Span;
import org.jspecify.annotations.Nullable;

/**
 * What has to be so for a condition to stay FALSE in every row: the metric has the same series, and all values lie within bounds.
 *
 * <p>Two numbers tell it of a whole metric, so that nobody has to judge each series. For the thread of the tick.
 *
 * @param span of the values
 * @param version of the span, as the condition saw it
 * @param from the least value of which it is FALSE; NaN where there are no such bounds
 * @param to the greatest
 */
public record Calm(Span span, int version, double from, double to) {

    /** Returns whether it is so at this tick, once the metric was read at it. */
    public boolean holds() {
        return version == span.version() && span.least() >= from && span.most() <= to;
    }

    /** Returns when both are so; null where no two numbers tell it. */
    public @Nullable Calm and(Calm other) {
        if (span != other.span || version != other.version) {
            return null;
        }
        if (from >= other.from && to <= other.to) {
            return this;
        }
        return other.from >= from && other.to <= to
                ? other
                : new Calm(span, version, Math.max(from, other.from), Math.min(to, other.to));
    }
}
