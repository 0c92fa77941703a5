package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.metric.series.Absent;
import org.jspecify.annotations.Nullable;

/** A number computed from fixed series, or its absence. */
interface Fact {

    /** Returns the number, {@link Absent#VALUE} when something that it needs is not there. */
    double value(Bindings bindings, long atMillis);

    /** Returns why a number that is absent is unknown, or null when it is known not to exist. */
    default @Nullable String blindness(Bindings bindings) {
        return null;
    }

    static boolean isMissing(double value) {
        return Absent.is(value);
    }
}
