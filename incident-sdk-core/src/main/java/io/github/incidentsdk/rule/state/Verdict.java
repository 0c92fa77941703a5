package io.github.incidentsdk.rule.state;

/** What one evaluation says of a condition for one label set. */
public enum Verdict {
    TRUE,
    FALSE,
    /** Nobody can say: no data, NaN, a source that fails. */
    UNKNOWN,
    /** The source is healthy and no longer has the series. */
    GONE
}
