package io.github.incidentsdk.insights.report;

/** To whom a text speaks. */
public enum Voice {
    /** Three sentences: the top insight, what recurs, and what is overdue. */
    EXECUTIVES,
    /** Everything that is known, with its numbers. */
    ENGINEERS,
    /** What customers felt, when, and what changes; nothing internal. */
    CUSTOMERS
}
