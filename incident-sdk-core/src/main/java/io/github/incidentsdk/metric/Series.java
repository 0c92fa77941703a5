package io.github.incidentsdk.metric;

/** A series that was added to a store. */
public interface Series {

    /** Returns the metric's name. */
    String name();

    /** Returns what tells it from other series of that name. */
    Labels labels();

    /** Takes the series out of its store: it is stale from the next tick on. Repeating it changes nothing; from any thread. */
    void remove();
}
