package io.github.incidentsdk.config.prometheus;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.expression.Function;
import io.github.incidentsdk.expression.ValueType;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.template.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one rule of a group. */
final class RuleReader {

    private final Section section;
    private final Problems problems;
    private final Map<String, String> labels;

    RuleReader(Section section, Map<String, String> groupLabels) {
        this.section = section;
        this.problems = section.problems();
        this.labels = new LinkedHashMap<>(groupLabels);
    }

    /** The rule, or that it is not run, after a problem. */
    GroupRule read() {
        labels.putAll(LabelTexts.of(section, "labels"));
        labels.keySet().stream()
                .filter(name -> !MetricNames.isQuotable(name) || name.equals(Labels.NAME))
                .forEach(this::refuseLabel);
        Node.Text expression = expression();
        boolean alerts = section.has("alert");
        if (alerts == section.has("record")) {
            problems.add(Problem.at(
                    section.place(),
                    "has " + (alerts ? "both" : "none") + " of alert and record; expected one of them"));
        }
        GroupRule rule = alerts ? alerting(expression) : recording(expression);
        section.refuseUnknown(Map.of());
        return rule == null || problems.within(section.place().path()) ? notRun(alerts ? "alert" : "record") : rule;
    }

    private GroupRule notRun(String key) {
        String why = problems.list().stream()
                .filter(Problem::isError)
                .filter(problem -> problem.place().isWithin(section.place().path()))
                .map(Problem::toString)
                .collect(Collectors.joining("\n"));
        boolean named = section.has(key)
                && section.node(key) instanceof Node.Text text
                && !text.value().isEmpty();
        String name = named
                ? ((Node.Text) section.node(key)).value()
                : section.place().toString();
        return new GroupRule.NotRun(name, key.equals("alert") && named, why);
    }

    private void refuseLabel(String name) {
        problems.add(Problem.at(section.placeOf("labels"), "has the label \"" + name + "\", which is none in PromQL"));
    }

    private Node.@Nullable Text expression() {
        Node.Text leaf = section.leaf("expr");
        if (leaf == null) {
            if (!section.has("expr")) {
                problems.add(Problem.at(section.place(), "has no expr"));
            }
            return null;
        }
        try {
            Expression expression = Expression.parse(leaf.value());
            ValueType type = expression.type();
            expression.nodes(Call.class).map(Call::function).distinct().forEach(function -> warn(leaf, function));
            if (type == ValueType.RANGE_VECTOR || type == ValueType.STRING) {
                problems.add(Problem.at(
                        leaf.place(),
                        type == ValueType.STRING
                                ? "is a text, and a rule needs a vector or a number"
                                : "is a window, and a rule needs a vector or a number; fold it, as in rate(…)"));
            }
        } catch (ExpressionException refused) {
            Place place = leaf.at(refused.position().line(), refused.position().column());
            problems.add(Problem.at(place == null ? leaf.place() : place, refused.messageForRuleFile()));
        }
        return leaf;
    }

    /** Of what runs here and would not run where the file may come from, or go to. */
    private void warn(Node.Text leaf, Function function) {
        String there = function.isOwn()
                ? "which no Prometheus knows"
                : function == Function.MAD_OVER_TIME
                        ? "which Prometheus knows only with --enable-feature=promql-experimental-functions"
                        : null;
        if (there != null) {
            problems.add(Problem.at(leaf.place(), "uses " + function.text() + ", " + there)
                    .asWarning());
        }
    }

    private @Nullable GroupRule alerting(Node.@Nullable Text expression) {
        String name = section.text("alert");
        Duration holdsFor = PrometheusDuration.in(section, "for");
        Duration keep = PrometheusDuration.in(section, "keep_firing_for");
        Map<String, String> annotations = LabelTexts.of(section, "annotations");
        warn("labels", labels);
        warn("annotations", annotations);
        if (name == null || expression == null) {
            return null;
        }
        return new GroupRule.Alerting(
                name,
                expression.value(),
                Objects.requireNonNullElse(holdsFor, Duration.ZERO),
                Objects.requireNonNullElse(keep, Duration.ZERO),
                labels,
                annotations);
    }

    private void warn(String key, Map<String, String> texts) {
        String labelled = key.equals("labels") ? "; it stands in a label, by which alerts are told apart" : "";
        for (String text : texts.values()) {
            for (String problem : Template.of(text).problems()) {
                problems.add(Problem.at(section.placeOf(key), "keeps as it is " + problem + labelled)
                        .asWarning());
            }
        }
    }

    private @Nullable GroupRule recording(Node.@Nullable Text expression) {
        String name = section.text("record");
        for (String key : new String[] {"for", "keep_firing_for", "annotations"}) {
            if (section.has(key)) {
                problems.add(Problem.at(section.placeOf(key), "is not for a rule that records"));
            }
        }
        if (name == null || expression == null) {
            return null;
        }
        if (!MetricNames.isQuotable(name) || name.contains("{") || name.contains("}")) {
            problems.add(Problem.at(section.placeOf("record"), "is no name of a metric; labels stand below `labels`"));
        }
        return new GroupRule.Recording(name, expression.value(), labels);
    }
}
