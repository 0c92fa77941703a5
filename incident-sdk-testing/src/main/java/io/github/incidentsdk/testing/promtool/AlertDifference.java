package io.github.incidentsdk.testing.promtool;

import io.github.incidentsdk.rule.prometheus.ActiveAlert;
import io.github.incidentsdk.testing.promtool.Expectations.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between the alerts that should fire and those that do. */
final class AlertDifference {

    private final Expectations.Alerts expected;
    private final List<ActiveAlert> active;
    private final List<Alert> missing;
    private final List<Alert> surplus;

    AlertDifference(Expectations.Alerts expected, List<Alert> firing, List<ActiveAlert> active) {
        this.expected = expected;
        this.active = active;
        this.missing = new ArrayList<>(expected.firing());
        this.surplus = new ArrayList<>();
        for (Alert alert : firing) {
            if (!missing.remove(alert)) {
                surplus.add(alert);
            }
        }
    }

    /** For people; empty when there is no difference. */
    Optional<String> text() {
        if (missing.isEmpty() && surplus.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("alert " + expected.name() + " at " + Texts.time(expected.at()));
        for (Alert alert : List.copyOf(missing)) {
            surplus.stream()
                    .filter(other -> other.labels().equals(alert.labels()))
                    .findFirst()
                    .ifPresent(other -> {
                        missing.remove(alert);
                        surplus.remove(other);
                        annotations(alert, other, text);
                    });
        }
        list("should fire and does not", missing, text);
        list("fires and should not", surplus, text);
        if (!missing.isEmpty()) {
            active.stream()
                    .filter(alert -> !alert.isFiring())
                    .forEach(alert -> text.append("\n  pending since ")
                            .append(Texts.time(Duration.ofMillis(alert.activeAtMillis())))
                            .append("\n    ")
                            .append(Texts.labels(alert.labels().asMap())));
        }
        return Optional.of(text.toString());
    }

    private static void annotations(Alert wanted, Alert got, StringBuilder text) {
        text.append("\n  fires with other annotations\n    ").append(Texts.labels(wanted.labels()));
        Set<String> names = new TreeSet<>(wanted.annotations().keySet());
        names.addAll(got.annotations().keySet());
        for (String name : names) {
            String expected = wanted.annotations().get(name);
            String found = got.annotations().get(name);
            if (expected == null || !expected.equals(found)) {
                text.append("\n      ").append(name).append(": expected ").append(quoted(expected));
                text.append("\n      ")
                        .append(" ".repeat(name.length()))
                        .append("  got      ")
                        .append(quoted(found));
            }
        }
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "nothing" : "\"" + value + "\"";
    }

    private static void list(String what, List<Alert> alerts, StringBuilder text) {
        if (!alerts.isEmpty()) {
            text.append("\n  ").append(what);
        }
        for (Alert alert : alerts) {
            text.append("\n    ").append(Texts.labels(alert.labels()));
            alert.annotations()
                    .forEach((name, value) ->
                            text.append("\n      ").append(name).append(": ").append(value));
        }
    }
}
