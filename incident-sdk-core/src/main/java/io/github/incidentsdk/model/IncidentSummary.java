package io.github.incidentsdk.model;

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
        List<IncidentSnapshot> open) {}
