package io.github.incidentsdk.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a service over a while, told at a regular time to those who want to know without being called.
 *
 * @param report the report's name, such as {@code weekly}
 * @param service whose incidents these are
 * @param instance the process that counted them
 * @param at the moment for which it was due
 * @param summary what happened in the window before that moment, and what is open as it is told
 * @param knownSince since when the counts are known, where that is after the window's beginning; null where all of it is known
 */
public record Digest(
        String report,
        String service,
        String instance,
        Instant at,
        IncidentSummary summary,
        @Nullable Instant knownSince) {

    /** The type of the incident that stands for a digest where a sink knows no digests. */
    public static final String TYPE = "incident-digest";

    private static final int MOST_TYPES = 10;
    private static final int MOST_OPEN = 10;

    /** One line for people, such as {@code weekly digest of checkout: 4 incidents from 2026-03-02 to 2026-03-09}. */
    public String title() {
        return report + " digest of " + service + ": " + count(summary.declared(), "incident") + " from "
                + day(summary.from()) + " to " + day(summary.to());
    }

    /** What there is to tell, a sentence a line; texts of incidents in it are as their reporters wrote them. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(count(summary.declared(), "incident") + " declared, " + summary.reopened() + " came back, "
                + summary.resolved() + " ended, " + summary.open().size() + " open now.");
        if (!summary.declaredBySeverity().isEmpty()) {
            lines.add("By severity: " + counts(summary.declaredBySeverity(), Map.Entry.comparingByKey()) + ".");
        }
        if (!summary.declaredByType().isEmpty()) {
            lines.add("By type: "
                    + counts(
                            summary.declaredByType(),
                            Map.Entry.<String, Integer>comparingByValue().reversed()) + ".");
        }
        if (!summary.recurringTypes().isEmpty()) {
            lines.add("Came more than once: " + shortened(summary.recurringTypes(), MOST_TYPES) + ".");
        }
        if (!summary.longest().isEmpty()) {
            lines.add("Open for longest: "
                    + summary.longest().stream()
                            .map(past -> past.type() + " (" + past.severity() + ") for " + words(past.lasted()))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        open(lines);
        if (!summary.unreviewed().isEmpty()) {
            lines.add("Not reviewed " + IncidentSummary.REVIEW_WITHIN.toDays() + " days after the end: "
                    + shortened(
                            summary.unreviewed().stream()
                                    .map(past ->
                                            past.type() + " (" + past.severity() + ") of " + day(past.declaredAt()))
                                    .toList(),
                            MOST_OPEN)
                    + ".");
        }
        caveats(lines);
        return lines;
    }

    private void open(List<String> lines) {
        summary.open().stream()
                .limit(MOST_OPEN)
                .forEach(incident -> lines.add("Open since " + minute(incident.openedAt()) + ": " + incident.severity()
                        + " " + incident.title() + "."));
        if (summary.open().size() > MOST_OPEN) {
            lines.add("And " + (summary.open().size() - MOST_OPEN) + " more are open.");
        }
    }

    private void caveats(List<String> lines) {
        if (knownSince != null) {
            lines.add("Only what happened since " + minute(knownSince) + " is known.");
        } else if (!summary.complete()) {
            lines.add("More happened than is kept in memory: these are the last ones.");
        }
    }

    private static <K extends Comparable<K>> String counts(
            Map<K, Integer> counts, Comparator<Map.Entry<K, Integer>> order) {
        return shortened(
                counts.entrySet().stream()
                        .sorted(order)
                        .map(each -> each.getKey() + " " + each.getValue())
                        .toList(),
                MOST_TYPES);
    }

    private static String shortened(List<String> words, int most) {
        String shown = words.stream().limit(most).collect(Collectors.joining(", "));
        return words.size() <= most ? shown : shown + " and " + (words.size() - most) + " more";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String words(Duration lasted) {
        if (lasted.compareTo(Duration.ofMinutes(1)) < 0) {
            return lasted.toSeconds() + " s";
        }
        if (lasted.compareTo(Duration.ofHours(1)) < 0) {
            return lasted.toMinutes() + " min";
        }
        return lasted.compareTo(Duration.ofDays(2)) < 0
                ? lasted.toHours() + " h " + lasted.toMinutesPart() + " min"
                : lasted.toDays() + " d " + lasted.toHoursPart() + " h";
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC).toLocalDateTime() + " UTC";
    }
}
