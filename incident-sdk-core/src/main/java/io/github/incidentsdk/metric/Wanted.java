package io.github.incidentsdk.metric;

import java.util.Set;
import java.util.function.Consumer;

/** Which metrics rules read; safe for all threads. */
public interface Wanted {

    /** Returns whether a rule reads the metric of this name. */
    boolean reads(String name);

    /**
     * Returns the names that rules read, as they are now.
     *
     * <p>A rule that chooses names by a regular expression adds a name when the first series of that name is offered, so that
     * {@link #reads} may know more names than are listed here.
     */
    Set<String> names();

    /** Calls {@code listener} with every name that a rule begins to read from now on, on the thread that loads the rule. */
    void whenAdded(Consumer<String> listener);
}
