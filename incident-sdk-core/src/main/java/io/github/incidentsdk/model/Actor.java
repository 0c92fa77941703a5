package io.github.incidentsdk.model;

import org.jspecify.annotations.Nullable;

/**
 * Who did something to an incident: application code, a guard, a rule, a person, or the SDK itself.
 *
 * <p>Written as {@code code}, {@code guard:nightly-import-failed}, {@code rule:hourly-spend}, {@code person:on-call},
 * {@code sdk}.
 *
 * @param kind what sort of actor
 * @param name the guard's, rule's or person's name within the bounds of {@link Text}; empty for {@code code} and {@code sdk}
 */
public record Actor(Kind kind, String name) {

    public Actor {
        name = Text.line(name, Text.NAME);
    }

    /** Not left to the virtual machine, as {@link #hashCode}: it would make some thirty classes as a host declares its first. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Actor actor && kind == actor.kind && name.equals(actor.name);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + name.hashCode();
    }

    /** What sort of actor; the first three can hold an incident open. */
    public enum Kind {
        CODE,
        GUARD,
        RULE,
        PERSON,
        SDK
    }

    public static final Actor CODE = new Actor(Kind.CODE, "");
    public static final Actor SDK = new Actor(Kind.SDK, "");

    public static Actor guard(String name) {
        return new Actor(Kind.GUARD, name);
    }

    public static Actor rule(String id) {
        return new Actor(Kind.RULE, id);
    }

    public static Actor person(String name) {
        return new Actor(Kind.PERSON, name);
    }

    /** Reads what {@link #toString()} wrote; text without a known prefix is a person's name. */
    public static Actor parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(colon + 1);
        return switch (colon < 0 ? text : text.substring(0, colon)) {
            case "code" -> CODE;
            case "sdk" -> SDK;
            case "guard" -> guard(name);
            case "rule" -> rule(name);
            case "person" -> person(name);
            default -> person(text);
        };
    }

    @Override
    public String toString() {
        String prefix = switch (kind) {
            case CODE -> "code";
            case GUARD -> "guard";
            case RULE -> "rule";
            case PERSON -> "person";
            case SDK -> "sdk";
        };
        return name.isEmpty() ? prefix : prefix + ":" + name;
    }
}
