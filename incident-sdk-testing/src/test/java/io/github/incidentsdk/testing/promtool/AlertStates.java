package io.github.incidentsdk.testing.promtool;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.rule.prometheus.ActiveAlert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is pending or firing at a tick, as {@code state {labels}} and since when in seconds. */
final class AlertStates {

    private AlertStates() {}

    static Map<String, Double> of(Collection<ActiveAlert> alerts) {
        Map<String, Double> states = new TreeMap<>();
        for (ActiveAlert alert : alerts) {
            String state = alert.isFiring() ? "firing " : "pending ";
            states.put(state + alert.reported(), alert.activeAtMillis() / 1_000.0);
        }
        return states;
    }

    /** From {@code ALERTS} and {@code ALERTS_FOR_STATE}, which hold the same alerts. */
    static Map<String, Double> of(Map<String, Double> samples) {
        Map<String, Double> since = new TreeMap<>();
        Map<String, String> states = new TreeMap<>();
        samples.forEach((text, value) -> {
            Labels labels = labels(text);
            if (text.contains("__name__=\"ALERTS_FOR_STATE\"")) {
                since.put(labels.toString(), value);
            } else if (text.contains("__name__=\"ALERTS\"")) {
                states.put(labels.without(List.of("alertstate")).toString(), String.valueOf(labels.get("alertstate")));
            }
        });
        Map<String, Double> active = new TreeMap<>();
        states.forEach((labels, state) -> active.put(state + " " + labels, since.get(labels)));
        return active;
    }

    private static Labels labels(String text) {
        List<String> pairs = new ArrayList<>();
        for (String pair : text.split(", ", -1)) {
            String name = pair.substring(0, pair.indexOf('=')).replace("\"", "");
            if (!name.equals(Labels.NAME)) {
                pairs.add(name);
                pairs.add(pair.substring(pair.indexOf('=') + 2, pair.length() - 1));
            }
        }
        return Labels.of(pairs.toArray(String[]::new));
    }
}
