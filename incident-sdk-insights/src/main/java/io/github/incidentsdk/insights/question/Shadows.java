package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.history.Report;
import io.github.incidentsdk.model.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules in shadow mode beside what was declared: incidents of the same type and the same {@code by} values that overlap in time.
 *
 * @param byRule what each rule came to, by its id
 * @param alone shadow openings that are over and overlapped nothing
 */
record Shadows(Map<String, Score> byRule, List<PastIncident> alone) {

    /** What one rule came to. */
    static final class Score {
        final List<PastIncident> openings = new ArrayList<>();
        final List<PastIncident> hits = new ArrayList<>();
        final List<PastIncident> alone = new ArrayList<>();
        final List<Duration> leads = new ArrayList<>();
    }

    private record What(String type, Map<String, String> by) {}

    static Shadows of(Material material) {
        Map<What, List<PastIncident>> declared = new HashMap<>();
        for (PastIncident incident : material.incidents()) {
            declared.computeIfAbsent(what(incident), none -> new ArrayList<>()).add(incident);
        }
        Map<String, Score> byRule = new TreeMap<>();
        List<PastIncident> alone = new ArrayList<>();
        for (PastIncident shadow : material.uncounted()) {
            if (shadow.shadow() && !shadow.drill()) {
                PastIncident beside = beside(shadow, declared.getOrDefault(what(shadow), List.of()));
                if (beside == null && !shadow.isOpen()) {
                    alone.add(shadow);
                }
                score(shadow, beside, byRule);
            }
        }
        return new Shadows(byRule, alone);
    }

    private static What what(PastIncident incident) {
        return new What(incident.type(), incident.by());
    }

    private static @Nullable PastIncident beside(PastIncident shadow, List<PastIncident> declared) {
        for (PastIncident each : declared) {
            if (!end(each).isBefore(shadow.declaredAt()) && !each.declaredAt().isAfter(end(shadow))) {
                return each;
            }
        }
        return null;
    }

    private static Instant end(PastIncident incident) {
        Instant resolved = incident.resolvedAt();
        return resolved == null ? Instant.MAX : resolved;
    }

    private static void score(PastIncident shadow, @Nullable PastIncident beside, Map<String, Score> byRule) {
        for (Report report : shadow.reports()) {
            if (report.reporter().kind() == Actor.Kind.RULE) {
                Score score = byRule.computeIfAbsent(report.reporter().name(), none -> new Score());
                score.openings.add(shadow);
                if (beside != null) {
                    score.hits.add(shadow);
                    score.leads.add(Duration.between(report.since(), beside.declaredAt()));
                } else if (!shadow.isOpen()) {
                    score.alone.add(shadow);
                }
            }
        }
    }
}
