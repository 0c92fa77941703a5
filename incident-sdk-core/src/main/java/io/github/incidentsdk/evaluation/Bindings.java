package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.metric.series.Absent;
import org.jspecify.annotations.Nullable;

/** The few series that a {@link FixedCondition} is judged over: one per metric, all with the same labels. */
public interface Bindings {

    /**
     * Returns the value of a metric, {@link Absent#VALUE} when there is no series of it.
     *
     * @param metric the index in {@link FixedCondition#metrics()}
     */
    double value(int metric);

    /** Returns the least that a metric's value may be that is NaN, by what is known all the same; NaN when nothing is. */
    default double least(int metric) {
        return Double.NaN;
    }

    /** Returns the most that a metric's value may be that is NaN, by what is known all the same; NaN when nothing is. */
    default double most(int metric) {
        return Double.NaN;
    }

    /** Returns why it is unknown whether a metric without a value has one, or null when it is known to have none. */
    @Nullable
    String blindness(int metric);

    /** Returns the value of a label that all series have, or null when they do not have it. */
    @Nullable
    String label(String name);

    /** Returns these with what is gone as it was when it was last there, or null when nothing of that is remembered. */
    default @Nullable PastBindings past() {
        return null;
    }
}
