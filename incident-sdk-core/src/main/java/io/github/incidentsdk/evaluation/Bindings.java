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

    /** Returns why it is unknown whether a metric without a value has one, or null when it is known to have none. */
    @Nullable
    String blindness(int metric);

    /** Returns the value of a label that all series have, or null when they do not have it. */
    @Nullable
    String label(String name);
}
