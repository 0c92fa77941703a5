package io.github.incidentsdk.testing.promtool;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.prometheus.LabelTexts;
import io.github.incidentsdk.config.prometheus.PrometheusDuration;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import io.github.incidentsdk.rule.prometheus.SeriesNotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a test file of promtool, but for its rule files. */
final class PromtoolReader {

    private final Problems problems;
    private Duration evaluationInterval = Duration.ofMinutes(1);
    private List<String> ruleFiles = List.of();
    private List<String> order = List.of();
    private final List<PromtoolTest> tests = new ArrayList<>();

    PromtoolReader(Problems problems) {
        this.problems = problems;
    }

    void read(@Nullable Node document) {
        Section top = document == null ? null : Section.of(document, problems);
        if (top == null) {
            return;
        }
        Duration interval = PrometheusDuration.in(top, "evaluation_interval");
        evaluationInterval = interval == null || interval.isZero() ? evaluationInterval : interval;
        ruleFiles = Objects.requireNonNullElse(top.texts("rule_files"), List.of());
        order = Objects.requireNonNullElse(top.texts("group_eval_order"), List.of());
        top.has("fuzzy_compare");
        for (Section test : sections(top, "tests")) {
            tests.add(test(test));
        }
        top.refuseUnknown(Map.of());
    }

    private PromtoolTest test(Section section) {
        Duration interval = PrometheusDuration.in(section, "interval");
        Map<String, String> external = LabelTexts.of(section, "external_labels");
        Duration asked = Duration.ZERO;
        for (String key : List.of("alert_rule_test", "promql_expr_test")) {
            for (Section each : sections(section, key)) {
                Duration time = PrometheusDuration.in(each, "eval_time");
                asked = time != null && time.compareTo(asked) > 0 ? time : asked;
            }
        }
        List.of("name", "external_url").forEach(section::has);
        Map<String, SeriesNotation> series =
                new LinkedHashMap<>(); // of two with the same name and labels the last counts
        for (Section each : sections(section, "input_series")) {
            SeriesNotation read = series(each);
            if (read != null) {
                series.put(read.name() + read.labels(), read);
            }
        }
        section.refuseUnknown(Map.of());
        return new PromtoolTest(
                interval == null || interval.isZero() ? evaluationInterval : interval,
                List.copyOf(series.values()),
                asked,
                Labels.of(external));
    }

    private @Nullable SeriesNotation series(Section section) {
        String series = section.text("series");
        String values =
                section.has("values") && section.node("values") instanceof Node.Text text ? text.valueOrNothing() : "";
        section.refuseUnknown(Map.of());
        if (series == null) {
            return null;
        }
        try {
            return SeriesNotation.of(series, values);
        } catch (IllegalArgumentException wrong) {
            problems.add(Problem.at(section.place(), "is left out: " + wrong.getMessage()));
            return null;
        }
    }

    private List<Section> sections(Section section, String key) {
        List<Section> sections = new ArrayList<>();
        if (section.has(key) && section.node(key) instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                Section read = Section.of(item, problems);
                if (read != null) {
                    sections.add(read);
                }
            }
        }
        return sections;
    }

    Duration evaluationInterval() {
        return evaluationInterval;
    }

    List<String> ruleFiles() {
        return ruleFiles;
    }

    List<PromtoolTest> tests() {
        return List.copyOf(tests);
    }

    /** The groups in the order that the file asks for; those that it does not name come first, as they stand. */
    List<RuleGroup> ordered(List<RuleGroup> groups) {
        return groups.stream()
                .sorted(Comparator.comparingInt(group -> Math.max(0, order.indexOf(group.name()))))
                .toList();
    }
}
