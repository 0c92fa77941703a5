package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Form;
import io.github.incidentsdk.rule.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Warns of what in a rule can never matter, although it can be read and evaluated. */
public final class MootCheck {

    private final IncidentRule rule;
    private final Function<String, Place> places;

    /**
     * @param places where a key of the rule stands, such as {@code levels.SEV2}
     */
    public MootCheck(IncidentRule rule, Function<String, Place> places) {
        this.rule = rule;
        this.places = places;
    }

    /**
     * The warnings.
     *
     * @param recorded names of metrics that rules of Prometheus' files make, which may be any
     */
    public List<Problem> warn(Set<String> recorded) {
        List<Problem> warnings = new ArrayList<>();
        if (rule.form() != Form.CONDITION) {
            rule.levels().forEach(level -> hidden(level, warnings));
        }
        if (rule.source().isEmpty()) {
            RuleExpressions.of(rule).stream()
                    .flatMap(expression -> expression.nodes(Selector.class))
                    .map(Selector::name)
                    .filter(Objects::nonNull)
                    .filter(name -> !MetricNames.isMetricName(name) && !recorded.contains(name))
                    .distinct()
                    .forEach(name -> warnings.add(nameless(name)));
        }
        return warnings;
    }

    /** A level that holds only while a more severe one does is never seen (R6). */
    private void hidden(Level level, List<Problem> warnings) {
        Overlap own = RuleComparisons.of(rule, level.when()).orElse(null);
        rule.levels().stream()
                .filter(other -> own != null
                        && other.severity().compareTo(level.severity()) < 0
                        && holdsFor(other).compareTo(holdsFor(level)) <= 0
                        && own.within(RuleComparisons.of(rule, other.when()).orElse(null)))
                .findFirst()
                .ifPresent(other -> warnings.add(Problem.with(
                                places.apply("levels." + level.severity()),
                                level.when(),
                                "is true only while " + other.severity() + " \"" + other.when()
                                        + "\" is, which then wins; expected the more severe level to be harder to reach")
                        .asWarning()));
    }

    private Duration holdsFor(Level level) {
        return Objects.requireNonNullElse(level.holdsFor(), rule.holdsFor());
    }

    private Problem nameless(String name) {
        String plain = name.replaceAll("[^a-zA-Z0-9_:]", "_");
        return Problem.at(
                        places.apply(""),
                        "reads the metric \"" + name
                                + "\", and no metric here has such a name: what has dots elsewhere has"
                                + " underscores, as in " + plain)
                .asWarning();
    }
}
