package io.github.incidentsdk.insights.answer;

/** What a figure's number counts or measures, and so how it is written. */
public enum Unit {
    /** A number of things, such as incidents. */
    COUNT,
    /** A number of things in a week. */
    PER_WEEK,
    /** A part of a whole, from 0 to 1; written in percent. */
    SHARE,
    /** How many times one thing is the other. */
    RATIO,
    /** A duration in seconds; written in the unit that people would say. */
    SECONDS,
    /** A probability from 0 to 1, such as a test's p. */
    PROBABILITY,
    /** A number without a unit. */
    NUMBER
}
