package io.github.incidentsdk.rule.prometheus;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rule files of Prometheus that run in this process, and how bad what they alert of is.
 *
 * @param groups in the order in which they are evaluated
 * @param every the pause between two evaluations of a group that does not say
 * @param label the label whose value says how bad it is
 * @param severities by that value, in lower case
 * @param otherwise for any other value, or none
 */
public record PrometheusRules(
        List<RuleGroup> groups, Duration every, String label, Map<String, Severity> severities, Severity otherwise) {

    /** What the label {@code severity} usually says. */
    private static final Map<String, Severity> USUAL = Map.ofEntries(
            Map.entry("page", Severity.SEV1),
            Map.entry("critical", Severity.SEV1),
            Map.entry("error", Severity.SEV2),
            Map.entry("major", Severity.SEV2),
            Map.entry("high", Severity.SEV2),
            Map.entry("warning", Severity.SEV3),
            Map.entry("ticket", Severity.SEV3),
            Map.entry("medium", Severity.SEV3),
            Map.entry("minor", Severity.SEV4),
            Map.entry("low", Severity.SEV4),
            Map.entry("info", Severity.SEV5),
            Map.entry("none", Severity.SEV5));

    public PrometheusRules {
        groups = List.copyOf(groups);
        severities = Map.copyOf(severities);
    }

    /** Returns these groups, evaluated every minute, with the severities that the label {@code severity} usually means. */
    public static PrometheusRules of(List<RuleGroup> groups) {
        return new PrometheusRules(groups, Duration.ofMinutes(1), "severity", USUAL, Severity.SEV3);
    }

    /** Returns how bad an alert with these labels is. */
    public Severity severityOf(Labels alert) {
        String said = alert.get(label);
        return said == null ? otherwise : severities.getOrDefault(said.toLowerCase(Locale.ROOT), otherwise);
    }
}
