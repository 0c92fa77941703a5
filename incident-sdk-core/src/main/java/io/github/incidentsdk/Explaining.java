package io.github.incidentsdk;

import io.github.incidentsdk.explain.IncidentExplanation;
import io.github.incidentsdk.explain.RuleExplanation;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Asks the parts of a manager why somebody was told, or nobody. */
final class Explaining {

    private final Parts parts;

    Explaining(Parts parts) {
        this.parts = parts;
    }

    IncidentExplanation incident(TrackedIncident incident) {
        var now = incident.snapshot();
        return IncidentExplanation.of(now, parts.lanes().standings(now));
    }

    /** Empty for a rule that nobody gave. */
    Optional<RuleExplanation> rule(String id) {
        return parts.rules().status().stream()
                .filter(rule -> rule.rule().equals(id))
                .findFirst()
                .map(rule -> RuleExplanation.of(
                        rule,
                        parts.rules().shadowScore(rule.rule()).orElse(null),
                        incidents(rule),
                        isRestricted(rule.declares())))
                .or(() -> parts.rules().health().setAside().stream()
                        .filter(problem -> problem.rule().equals(id))
                        .findFirst()
                        .map(problem -> RuleExplanation.setAside(id, problem.message())))
                .or(() -> parts.rules().isDisabled(id) ? Optional.of(RuleExplanation.disabled(id)) : Optional.empty());
    }

    private boolean isRestricted(String type) {
        IncidentType defined = parts.table().defined(type);
        return defined != null && defined.restricted();
    }

    private List<IncidentExplanation> incidents(RuleStatus rule) {
        return rule.instances().stream()
                .map(InstanceStatus::incident)
                .filter(Objects::nonNull)
                .distinct()
                .map(parts.table()::find)
                .filter(Objects::nonNull)
                .map(this::incident)
                .toList();
    }
}
