package io.github.incidentsdk.metric;

import org.jspecify.annotations.Nullable;

/**
 * The value of one series at the moment of a poll.
 *
 * @param name the metric, a PromQL identifier
 * @param labels what tells it from other series of that name
 * @param value may be infinite or NaN
 * @param why why the value is NaN, for people and without secrets; null where it is a number, or nobody knows
 */
public record Sample(
        String name, Labels labels, double value, @Nullable String why) {

    /** A series with its value, which may be infinite or NaN. */
    public Sample(String name, Labels labels, double value) {
        this(name, labels, value, null);
    }

    /** Returns a series that is there, but whose value cannot be told. */
    public static Sample unknown(String name, Labels labels, String why) {
        return new Sample(name, labels, Double.NaN, why);
    }
}
