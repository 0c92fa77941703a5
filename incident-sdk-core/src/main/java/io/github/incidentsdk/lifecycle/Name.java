package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Pairs;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a reporter names an incident: a type and the {@code by} values as given. Several ways of naming lead to one incident, so
 * that the hot path looks up what it was given and never makes a key.
 *
 * <p>One is looked up as it was {@link Given} and kept as an {@link Alias}; both are equal when they say the same.
 */
sealed interface Name {

    String type();

    boolean drill();

    /** Whether a name with so many values is nothing but a type. */
    static boolean isPlain(int values, boolean drill) {
        return values == 0 && !drill;
    }

    /**
     * A name as a reporter says it. Neither this nor {@link Alias} leaves equality to the virtual machine: it would begin by making some
     * thirty classes on a host's thread.
     */
    record Given(String type, Pairs by, boolean drill) implements Name {

        /** What is kept of it; {@code known} is kept once where it is the same. */
        Alias with(Map<String, String> known) {
            return new Alias(type, by.isSameAs(known) ? known : by.toMap(), drill);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name that
                    && drill == that.drill()
                    && type.equals(that.type())
                    && (that instanceof Alias alias ? by.isSameAs(alias.by) : by.equals(((Given) that).by));
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + by.hashCode();
        }
    }

    /** A name that nobody can change any more, in whose memory its incident shares. */
    record Alias(String type, Map<String, String> by, boolean drill) implements Name {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Alias that
                    ? drill == that.drill && type.equals(that.type) && by.equals(that.by)
                    : other instanceof Given given && given.equals(this);
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + Pairs.of(by).hashCode();
        }
    }
}
