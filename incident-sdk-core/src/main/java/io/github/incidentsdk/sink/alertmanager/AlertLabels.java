package io.github.incidentsdk.sink.alertmanager;

import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.settings.InvalidSettingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The labels of an incident's alert, by which Alertmanager knows it: what makes the incident itself, and nothing that changes
 * while it is open, save the severity where that is wanted as a label.
 */
final class AlertLabels {

    private static final Set<String> OWN =
            Set.of("alertname", "incident_key", "service", "instance", "drill", "severity");
    private static final Map<Severity, String> WORDS = Map.of(
            Severity.SEV1, "critical",
            Severity.SEV2, "error",
            Severity.SEV3, "warning",
            Severity.SEV4, "info",
            Severity.SEV5, "info");

    private final Map<String, String> fixed;
    private final boolean withSeverity;

    private AlertLabels(Map<String, String> fixed, boolean withSeverity) {
        this.fixed = fixed;
        this.withSeverity = withSeverity;
    }

    /**
     * Labels with {@code fixed} ones on every alert.
     *
     * @param withSeverity whether the severity is one
     * @throws InvalidSettingException when a fixed one cannot be a label
     */
    static AlertLabels of(Map<String, String> fixed, boolean withSeverity) {
        fixed.keySet().forEach(AlertLabels::check);
        return new AlertLabels(new LinkedHashMap<>(fixed), withSeverity);
    }

    private static void check(String name) {
        if (!LabelNames.isName(name)) {
            throw new InvalidSettingException(
                    "labels", "has no label's name in \"" + name + "\"; expected letters, digits and underscores");
        }
        if (OWN.contains(name)) {
            throw new InvalidSettingException("labels." + name, "is set by the sink itself; expected another name");
        }
    }

    /** The severity's label; empty where it is none. */
    String severity(IncidentSnapshot incident) {
        return withSeverity ? WORDS.getOrDefault(incident.severity(), "critical") : "";
    }

    /**
     * The labels.
     *
     * @param severity as {@link #severity} says it now, or said it when an earlier alert was sent
     */
    Map<String, String> of(IncidentSnapshot incident, String severity) {
        Map<String, String> labels = new LinkedHashMap<>();
        put(labels, "alertname", incident.type());
        put(labels, "incident_key", incident.key());
        put(labels, "service", incident.service());
        put(labels, "instance", incident.instance() == null ? "" : incident.instance());
        put(labels, "drill", incident.drill() ? "true" : "");
        put(labels, "severity", severity);
        labels.putAll(fixed);
        incident.by().forEach((name, value) -> {
            String label = LabelNames.of(name);
            boolean taken = OWN.contains(label) || labels.containsKey(label);
            put(labels, taken ? "by_" + label : label, value);
        });
        return labels;
    }

    private static void put(Map<String, String> labels, String name, String value) {
        if (!value.isEmpty()) { // which Alertmanager would drop
            labels.putIfAbsent(name, value);
        }
    }
}
