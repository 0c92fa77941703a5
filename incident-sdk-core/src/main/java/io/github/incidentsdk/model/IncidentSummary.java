package io.github.incidentsdk.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What happened over a while, counted; drills are not in it.
 *
 * @param from the window's beginning
 * @param to the window's end
 * @param complete whether everything since {@code from} is known; false when more happened than is kept in memory
 * @param declared how many incidents were opened in the window
 * @param reopened how many times one came back in the window
 * @param resolved how many ended in the window
 * @param declaredByType of those declared, how many of each type
 * @param declaredBySeverity of those declared, how many were at worst of each severity
 * @param longest of those that ended in the window, the three that took longest, the longest first
 * @param unreviewed those that are to be reviewed by their type ({@link Preparation#reviewFrom}), ended more than 14 days before {@code to} and are not,
 *     the oldest first
 * @param open what is open now, most severe first
 */
public record IncidentSummary(
        Instant from,
        Instant to,
        boolean complete,
        int declared,
        int reopened,
        int resolved,
        Map<String, Integer> declaredByType,
        Map<Severity, Integer> declaredBySeverity,
        List<Past> longest,
        List<Past> unreviewed,
        List<IncidentSnapshot> open) {

    /** How long after its end an incident of SEV1 or SEV2 should be reviewed. */
    public static final Duration REVIEW_WITHIN = Duration.ofDays(14);

    /**
     * An incident that is over, in a few words.
     *
     * @param key its key
     * @param type its type
     * @param severity how bad it was at worst
     * @param declaredAt when it was declared
     * @param resolvedAt when it ended
     */
    public record Past(String key, String type, Severity severity, Instant declaredAt, Instant resolvedAt) {

        /** How long it was open; with a reopening, from its first declaration to its last end. */
        public Duration lasted() {
            return Duration.between(declaredAt, resolvedAt);
        }
    }

    /** The types of which more than one incident was declared in the window, the most frequent first. */
    public List<String> recurringTypes() {
        return declaredByType.entrySet().stream()
                .filter(type -> type.getValue() > 1)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
