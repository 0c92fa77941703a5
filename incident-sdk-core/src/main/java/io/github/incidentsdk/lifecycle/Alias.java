package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Pairs;
import org.jspecify.annotations.Nullable;

/**
 * How a reporter names an incident: a type and the {@code by} values as given. Several ways of naming lead to one incident, so
 * that the hot path looks up what it was given and never makes a key.
 */
record Alias(String type, Pairs by, boolean drill) {

    /** Not left to the virtual machine, as {@link #hashCode}: it would begin by making some thirty classes on a host's thread. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Alias alias && drill == alias.drill && type.equals(alias.type) && by.equals(alias.by);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + by.hashCode();
    }

    /** Whether it is nothing but a type. */
    static boolean isPlain(Pairs by, boolean drill) {
        return by.size() == 0 && !drill;
    }

    /** A copy that whoever holds the pairs cannot change any more. */
    Alias frozen() {
        return new Alias(type, by.copy(), drill);
    }
}
