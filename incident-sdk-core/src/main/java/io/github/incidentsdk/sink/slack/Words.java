package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.model.Actor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names, numbers and times as people read them. */
final class Words {

    private static final double EXACT = 1e15;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /** {@code DRILL_ENDED} is {@code Drill ended}. */
    static String of(Enum<?> value) {
        return sentence(value.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** {@code severity-changed} is {@code Severity changed}. */
    static String sentence(String kind) {
        String words = kind.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A person's name alone; everybody else with what they are. */
    static String of(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON && !actor.name().isEmpty() ? actor.name() : actor.toString();
    }

    static String of(Instant time) {
        return TIME.format(time);
    }

    static String of(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
