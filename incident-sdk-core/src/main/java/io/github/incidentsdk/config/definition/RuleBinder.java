package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Labels;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.section.Words;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Mode;
import io.github.incidentsdk.rule.IncidentRule.NoData;
import io.github.incidentsdk.rule.IncidentRule.SeriesGone;
import io.github.incidentsdk.rule.IncidentRule.ZeroDenominator;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one rule below {@code rules:}. */
public final class RuleBinder {

    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("labels", "what describes an incident is called tags"),
            Map.entry("annotations", "what describes an incident is called tags"),
            Map.entry("severity", "a rule has levels, or a level beside expr"),
            Map.entry("type", "the type is named by declare"),
            Map.entry("title", "the title belongs to the type"),
            Map.entry("owner", "the owner belongs to the type"),
            Map.entry("alert", "the key above it is the name"),
            Map.entry("condition", "a whole condition is called expr"),
            Map.entry("expression", "a whole condition is called expr"),
            Map.entry("threshold", "thresholds are levels, such as SEV2: \"> 0.05\""),
            Map.entry("keep_firing_for", "that is called keep"),
            Map.entry("keep-firing-for", "that is called keep"));

    private static final Duration SHORTEST_TICK = Duration.ofMillis(100);

    private final Section section;
    private final Problems problems;
    private final Conditions conditions;
    private final IncidentRuleBuilder rule;
    private final Set<String> metrics = new LinkedHashSet<>();

    public RuleBinder(String id, Section section) {
        this.section = section;
        this.problems = section.problems();
        this.conditions = new Conditions(problems);
        this.rule = IncidentRule.named(id);
    }

    /** The rule; null after a problem. */
    public @Nullable IncidentRule bind() {
        declares(section.leaf("declare"));
        String source = section.text("source");
        if (source != null) {
            rule.source(source);
        }
        what(source == null ? Conditions.Evaluator.HERE : Conditions.Evaluator.REMOTE);
        times();
        unknowns();
        List<String> by = Labels.read(section, "by");
        if (by != null) {
            rule.by(by);
        }
        section.map("tags").forEach(rule::tag);
        Boolean enabled = section.flag("enabled");
        rule.enabled(enabled == null || enabled);
        Mode mode = section.word("mode", Words.of(Mode.class));
        if (mode != null) {
            rule.mode(mode);
        }
        Boolean flapping = section.word("flapping", Words.ON_OFF);
        rule.dampFlapping(flapping == null || flapping);
        section.refuseUnknown(HINTS);
        return problems.within(section.place().path()) ? null : rule.build();
    }

    private void declares(Node.@Nullable Text type) {
        if (type == null && !section.has("declare")) {
            problems.add(Problem.at(section.place(), "has no declare; expected the name of an incident type"));
        } else if (type != null && IncidentType.isName(type.value())) {
            rule.declares(type.value());
        } else if (type != null) {
            problems.add(Problem.with(
                    type.place(),
                    type.written(),
                    "cannot name an incident type; names are lower-case letters, digits and dashes"));
        }
    }

    private void what(Conditions.Evaluator evaluator) {
        boolean value = section.has("value");
        boolean metrics = section.has("metrics");
        boolean expr = section.has("expr");
        if ((value ? 1 : 0) + (metrics ? 1 : 0) + (expr ? 1 : 0) != 1) {
            String found = value || metrics || expr ? "several" : "none";
            problems.add(
                    Problem.at(section.place(), "has " + found + " of value, metrics and expr; expected exactly one"));
            List.of("levels", "level", "resolve").forEach(section::has);
            return;
        }
        Node.Text valued = section.leaf("value");
        if (valued != null) {
            conditions.value(valued, evaluator);
            rule.value(valued.value());
        }
        metrics(section.section("metrics"), evaluator);
        condition(section.leaf("expr"), evaluator);
        levels(value, expr, evaluator);
        resolve(value, evaluator);
    }

    private void metrics(@Nullable Section section, Conditions.Evaluator evaluator) {
        if (section == null) {
            return;
        }
        if (section.entries().isEmpty()) {
            problems.add(Problem.at(section.place(), "is empty; expected names and expressions"));
        }
        for (Node.Entry entry : section.entries()) {
            Node.Text expression = section.leaf(entry.value());
            metrics.add(entry.key());
            if (!IncidentRuleBuilder.isMetricName(entry.key())) {
                problems.add(Problem.at(
                        entry.place(),
                        "cannot name a metric; use letters, digits and _, beginning with a letter, and not incident"));
            } else if (expression != null) {
                conditions.value(expression, evaluator);
                rule.metric(entry.key(), expression.value());
            }
        }
    }

    private void condition(Node.@Nullable Text condition, Conditions.Evaluator evaluator) {
        Severity severity = section.word("level", Words.SEVERITIES);
        if (condition != null) {
            conditions.condition(condition, evaluator);
            if (severity != null) {
                rule.condition(severity, condition.value());
            } else if (!section.has("level")) {
                problems.add(Problem.at(section.place(), "has expr without level; expected one of SEV1 to SEV5"));
            }
        } else if (section.has("level") && !section.has("expr")) {
            problems.add(Problem.at(section.placeOf("level"), "stands without expr; severities of a value are levels"));
        }
    }

    private void levels(boolean value, boolean expr, Conditions.Evaluator evaluator) {
        Section levels = section.section("levels");
        if (levels == null) {
            if (value && !section.has("levels")) {
                problems.add(Problem.at(
                        section.place(), "has a value without levels; expected comparisons such as SEV2: \"> 0.05\""));
            }
            return;
        }
        if (expr) {
            problems.add(Problem.at(section.placeOf("levels"), "stands beside expr, which has one level"));
        } else if (levels.entries().isEmpty()) {
            problems.add(Problem.at(levels.place(), "is empty; expected one of SEV1 to SEV5"));
        }
        for (Severity severity : Severity.values()) {
            if (levels.has(severity.name())) {
                level(severity, levels, value, evaluator);
            }
        }
        levels.refuseUnknown(Map.of());
    }

    private void level(Severity severity, Section levels, boolean value, Conditions.Evaluator evaluator) {
        Node node = levels.node(severity.name());
        Section parts = node instanceof Node.Map map ? new Section(map, problems) : null;
        Node.Text when = parts == null ? levels.leaf(node) : parts.leaf("when");
        if (when != null) {
            comparison(when, value, evaluator);
            rule.level(new Level(severity, when.value(), parts == null ? null : parts.duration("for")));
        }
        if (parts != null) {
            if (!parts.has("when")) {
                problems.add(Problem.at(parts.place(), "has no when; expected the comparison or condition"));
            }
            parts.has("for");
            parts.refuseUnknown(Map.of());
        }
    }

    private void comparison(Node.Text when, boolean value, Conditions.Evaluator evaluator) {
        if (value) {
            conditions.threshold(when);
        } else if (section.has("metrics")) {
            boolean known = !problems.within(section.placeOf("metrics").path());
            conditions.overMetrics(when, known ? metrics : null);
        } else {
            conditions.condition(when, evaluator);
        }
    }

    private void resolve(boolean value, Conditions.Evaluator evaluator) {
        Section resolve = resolve();
        if (resolve == null) {
            return;
        }
        Node.Text when = resolve.leaf("when");
        Duration holdsFor = resolve.duration("for");
        if (when != null) {
            comparison(when, value && IncidentRuleBuilder.isComparison(when.value()), evaluator);
            if (holdsFor == null) {
                rule.resolvesWhen(when.value());
            } else {
                rule.resolvesWhen(when.value(), holdsFor);
            }
        } else if (!resolve.has("when")) {
            problems.add(Problem.at(
                    section.placeOf("resolve"), "has no when; to stay open longer after the last level, say keep"));
        }
        resolve.refuseUnknown(Map.of());
    }

    private @Nullable Section resolve() {
        if (section.has("resolve")
                && section.node("resolve") instanceof Node.Text text
                && !text.value().isEmpty()) {
            problems.add(Problem.with(
                    text.place(), text.written(), "is a text; expected { when: \"" + text.value() + "\" }"));
            return null;
        }
        return section.section("resolve");
    }

    private void times() {
        Duration every = section.duration("every");
        if (every != null && every.compareTo(SHORTEST_TICK) < 0) {
            problems.add(Problem.at(section.placeOf("every"), "is too short; expected at least 100ms"));
        } else if (every != null) {
            rule.every(every);
        }
        Duration holdsFor = section.duration("for");
        if (holdsFor != null) {
            rule.holdsFor(holdsFor);
        }
        Duration keep = section.duration("keep");
        if (keep != null) {
            rule.keep(keep);
        }
        Duration delay = section.duration("delay");
        if (delay != null) {
            rule.delay(delay);
        }
    }

    private void unknowns() {
        NoData noData = section.word("no-data", Words.of(NoData.class));
        if (noData != null) {
            rule.noData(noData);
        }
        ZeroDenominator zero = section.word("zero-denominator", Words.of(ZeroDenominator.class));
        if (zero != null) {
            rule.zeroDenominator(zero);
        }
        Duration blindAfter = section.positive("blind-after");
        if (blindAfter != null) {
            rule.blindAfter(blindAfter);
        }
        SeriesGone gone = section.word("series-gone", Words.of(SeriesGone.class));
        if (gone != null) {
            rule.seriesGone(gone);
        }
        Duration goneAfter = section.positive("gone-after");
        if (goneAfter != null) {
            rule.goneAfter(goneAfter);
        }
    }
}
