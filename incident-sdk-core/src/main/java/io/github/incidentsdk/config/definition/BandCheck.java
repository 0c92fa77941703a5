package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.Level;
import java.util.List;
import java.util.Optional;

/** Warns of a rule whose {@code resolve.when} can be true while a level is: the level wins, and the two were not meant so. */
public final class BandCheck {

    private final IncidentRule rule;

    public BandCheck(IncidentRule rule) {
        this.rule = rule;
    }

    /** A warning at {@code place}; empty where the two exclude each other, or that cannot be decided. */
    public Optional<Problem> warn(IncidentType type, Place place) {
        if (rule.resolve().isEmpty()) {
            return Optional.empty();
        }
        String when = rule.resolve().get().when();
        Optional<Overlap> resolve = RuleComparisons.of(rule, when);
        return levels(type).stream()
                .filter(level -> resolve.isPresent()
                        && resolve.get()
                                .with(RuleComparisons.of(rule, level.when()).orElse(null)))
                .findFirst()
                .map(level -> Problem.with(
                                place, when, "can be true while " + level.severity() + " is, which then wins")
                        .asWarning());
    }

    private List<Level> levels(IncidentType type) {
        return !rule.levels().isEmpty()
                ? rule.levels()
                : type.policy().stream()
                        .map(line -> new Level(line.severity(), line.condition()))
                        .toList();
    }
}
