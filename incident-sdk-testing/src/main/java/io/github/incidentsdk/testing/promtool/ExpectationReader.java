package io.github.incidentsdk.testing.promtool;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.prometheus.LabelTexts;
import io.github.incidentsdk.config.prometheus.PrometheusDuration;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.rule.prometheus.SeriesNotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what the tests of a promtool file expect; the rest of the file is {@link PromtoolReader}'s. */
final class ExpectationReader {

    private static final String ALERT_NAME = "alertname";
    private static final String NAMELESS = "nameless";

    private final Problems problems;

    ExpectationReader(Problems problems) {
        this.problems = problems;
    }

    /** One for each test, in the order of the file. */
    List<Expectations> read(@Nullable Node document) {
        Section top = document == null ? null : Section.of(document, problems);
        if (top == null) {
            return List.of();
        }
        boolean fuzzy = Boolean.TRUE.equals(top.flag("fuzzy_compare"));
        return sections(top, "tests").stream()
                .map(test -> new Expectations(
                        Objects.requireNonNullElse(test.text("name"), ""),
                        fuzzy,
                        sections(test, "alert_rule_test").stream()
                                .map(this::alerts)
                                .toList(),
                        sections(test, "promql_expr_test").stream()
                                .map(this::samples)
                                .toList()))
                .toList();
    }

    private Expectations.Alerts alerts(Section section) {
        String name = required(section, ALERT_NAME);
        Duration at = time(section);
        List<Expectations.Alert> firing = new ArrayList<>();
        for (Section alert : sections(section, "exp_alerts")) {
            Map<String, String> labels = new TreeMap<>(LabelTexts.of(alert, "exp_labels"));
            labels.put(ALERT_NAME, name); // which promtool adds as well
            firing.add(new Expectations.Alert(labels, LabelTexts.of(alert, "exp_annotations")));
            alert.refuseUnknown(Map.of());
        }
        section.refuseUnknown(Map.of());
        return new Expectations.Alerts(at, name, firing);
    }

    private Expectations.Samples samples(Section section) {
        String expression = required(section, "expr");
        Duration at = time(section);
        List<Expectations.Sample> samples = new ArrayList<>();
        for (Section sample : sections(section, "exp_samples")) {
            Expectations.Sample read = sample(sample);
            sample.refuseUnknown(Map.of());
            if (read != null) {
                samples.add(read);
            }
        }
        section.refuseUnknown(Map.of());
        return new Expectations.Samples(at, expression, samples);
    }

    private Expectations.@Nullable Sample sample(Section section) {
        if (section.has("histogram")) {
            problems.add(Problem.at(
                    section.placeOf("histogram"),
                    "is a native histogram, which is outside the subset of PromQL that is evaluated here"));
            return null;
        }
        String series = required(section, "labels").strip();
        String value = section.has("value") ? String.valueOf(section.text("value")) : "0";
        try {
            boolean nameless = series.startsWith("{") && !series.contains("__name__");
            SeriesNotation read = SeriesNotation.of(nameless ? NAMELESS + series : series, "");
            return new Expectations.Sample(nameless ? null : read.name(), read.labels(), number(value));
        } catch (IllegalArgumentException wrong) {
            problems.add(Problem.at(section.place(), "is no sample: " + wrong.getMessage()));
            return null;
        }
    }

    /** As YAML writes numbers. */
    private static double number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ".nan" -> Double.NaN;
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text.replace("_", ""));
        };
    }

    private static Duration time(Section section) {
        return Objects.requireNonNullElse(PrometheusDuration.in(section, "eval_time"), Duration.ZERO);
    }

    private String required(Section section, String key) {
        String text = section.text(key);
        if (text == null && !section.has(key)) {
            problems.add(Problem.at(section.place(), "has no " + key));
        }
        return Objects.requireNonNullElse(text, "");
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
}
