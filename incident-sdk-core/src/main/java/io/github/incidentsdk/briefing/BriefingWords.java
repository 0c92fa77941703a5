package io.github.incidentsdk.briefing;

import io.github.incidentsdk.model.Change;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/** Parts of a briefing in one line each, for backends that show text; a sink escapes them as its backend needs it. */
public final class BriefingWords {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private BriefingWords() {}

    /** How often whom: {@code responders every 15 min, customers every 1 h}; empty when nobody said. */
    public static String updates(SeverityMeaning meaning) {
        StringJoiner all = new StringJoiner(", ");
        meaning.updateEvery()
                .forEach((audience, every) ->
                        all.add(audience.name().toLowerCase(Locale.ROOT) + " every " + duration(every)));
        return all.toString();
    }

    /** What is to be done and by whom: {@code 2. Freeze the crawler fleet (on-call)}; not whether it was done. */
    public static String step(BriefedStep step) {
        String who = step.step().who();
        return step.number() + ". " + step.step().text() + (who == null ? "" : " (" + who + ")");
    }

    /** When, how bad, for how long and how it ended: {@code 2026-02-27 SEV2 for 42 min: Cloud spend spike in prod-us, resolved: …}. */
    public static String past(PastIncident past) {
        return DAY.format(past.declaredAt()) + " " + past.severity() + " for " + duration(past.lasted()) + ": "
                + past.title() + ", " + past.how();
    }

    /** When, what and by whom: {@code 11:42 UTC deploy: crawler 1.2.3, by person:dana}. */
    public static String change(Change change) {
        return CLOCK.format(change.at()) + " " + change.kind() + (change.text().isEmpty() ? "" : ": " + change.text())
                + ", by " + change.by();
    }

    /** To the minute, or to the second below one: {@code 1 d 2 h}, {@code 15 min}, {@code 20 s}. */
    static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, duration.toSeconds()) + " s";
        }
        StringJoiner parts = new StringJoiner(" ");
        add(parts, duration.toDays(), "d");
        add(parts, duration.toHoursPart(), "h");
        add(parts, duration.toMinutesPart(), "min");
        return parts.toString();
    }

    private static void add(StringJoiner parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit);
        }
    }
}
