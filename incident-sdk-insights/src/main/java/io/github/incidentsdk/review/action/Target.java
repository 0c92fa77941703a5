package io.github.incidentsdk.review.action;

import io.github.incidentsdk.review.text.Plain;
import java.util.Locale;
import java.util.Objects;

/**
 * What an action changes, so that its effect can be looked for in the record.
 *
 * @param kind what sort of thing
 * @param name the type's name or the rule's id
 */
public record Target(Kind kind, String name) {

    /** What sort of thing an action can change. */
    public enum Kind {
        TYPE,
        RULE
    }

    /** @throws IllegalArgumentException when {@code name} is blank */
    public Target {
        Objects.requireNonNull(kind, "what an action changes is a type or a rule");
        name = Plain.line(name);
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "an action changes a " + word(kind) + " that has no name; write it as " + word(kind) + ":name");
        }
    }

    public static Target type(String name) {
        return new Target(Kind.TYPE, name);
    }

    public static Target rule(String id) {
        return new Target(Kind.RULE, id);
    }

    /** As people write it: {@code type:cost-spike}. */
    @Override
    public String toString() {
        return word(kind) + ":" + name;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
