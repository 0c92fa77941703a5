package io.github.incidentsdk.testing.promtool;

import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.evaluation.vector.VectorCompiler;
import io.github.incidentsdk.evaluation.window.WindowFunctions;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.metric.series.Recording;
import io.github.incidentsdk.rule.prometheus.ActiveAlert;
import io.github.incidentsdk.rule.prometheus.AlertRun;
import io.github.incidentsdk.rule.prometheus.GroupRun;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import io.github.incidentsdk.rule.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one test of a promtool file and compares as promtool does: alerts by all labels and annotations, samples by value. */
final class PromtoolCheck {

    private final PromtoolTest test;
    private final Expectations expected;
    private final Duration tick;
    private final Recording recording = new Recording();
    private final List<GroupRun> groups = new ArrayList<>();
    private final Map<Expectations.Samples, Vector> expressions = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    PromtoolCheck(PromtoolFile file, PromtoolTest test, Expectations expected) {
        this.test = test;
        this.expected = expected;
        this.tick = file.evaluationInterval();
        for (RuleGroup group : file.groups()) {
            groups.add(new GroupRun(group, recording.index(), test.external(), tick));
        }
    }

    /** What is not as expected, a paragraph each; empty when all is. */
    List<String> run() {
        refused();
        compile();
        if (!failures.isEmpty()) {
            return failures;
        }
        long end = Math.max(test.end(tick).toMillis(), test.lastAsked().toMillis());
        test.series().forEach(series -> series.addTo(recording, test.interval().toMillis(), end));
        for (Duration at = Duration.ZERO; at.compareTo(test.lastAsked()) <= 0; at = at.plus(tick)) {
            if (!evaluate(at)) {
                return failures; // as promtool, which says no more once a rule failed
            }
            check(at, at.plus(tick));
        }
        return failures;
    }

    private void refused() {
        groups.forEach(group -> group.refused()
                .forEach(refused -> failures.add("rule " + refused.rule().name()
                        + " cannot be run here, and so not be tested: " + refused.why())));
    }

    /** Before anything is evaluated, so that the windows of expressions are kept from the start. */
    private void compile() {
        VectorCompiler compiler = new VectorCompiler(recording.index(), WindowFunctions.prometheus());
        List<Expectations.Samples> inTime = expected.samples().stream()
                .sorted(Comparator.comparing(Expectations.Samples::at))
                .toList();
        for (Expectations.Samples samples : inTime) {
            try {
                expressions.put(samples, compiler.vector(Expression.parse(samples.expression())));
            } catch (ExpressionException | IllegalArgumentException refused) {
                failures.add(samples.expression() + " cannot be evaluated here: " + refused.getMessage());
            }
        }
    }

    private boolean evaluate(Duration at) {
        recording.advance(at.toMillis());
        boolean good = true;
        for (GroupRun group : groups) {
            group.evaluate(at.toMillis());
            group.failures()
                    .forEach((rule, why) ->
                            failures.add("rule " + rule.name() + " fails at " + Texts.time(at) + ": " + why));
            good &= group.failures().isEmpty();
        }
        return good;
    }

    private void check(Duration from, Duration before) {
        for (Expectations.Alerts alerts : expected.alerts()) {
            if (alerts.at().compareTo(from) >= 0 && alerts.at().compareTo(before) < 0) {
                List<ActiveAlert> active = active(alerts.name());
                new AlertDifference(alerts, firing(alerts.name()), active)
                        .text()
                        .ifPresent(failures::add);
            }
        }
        expressions.forEach((samples, vector) -> {
            if (samples.at().compareTo(from) >= 0 && samples.at().compareTo(before) < 0) {
                check(samples, vector);
            }
        });
    }

    private List<ActiveAlert> active(String name) {
        return groups.stream()
                .flatMap(group -> group.alerts().stream())
                .filter(run -> run.rule().name().equals(name))
                .flatMap(run -> run.active().stream())
                .toList();
    }

    private List<Expectations.Alert> firing(String name) {
        List<Expectations.Alert> firing = new ArrayList<>();
        for (GroupRun group : groups) {
            for (AlertRun run : group.alerts()) {
                if (run.rule().name().equals(name)) {
                    run.active().stream()
                            .filter(ActiveAlert::isFiring)
                            .map(alert -> new Expectations.Alert(alert.labels().asMap(), annotations(run, alert)))
                            .forEach(firing::add);
                }
            }
        }
        return firing;
    }

    private Map<String, String> annotations(AlertRun run, ActiveAlert alert) {
        Map<String, String> annotations = new LinkedHashMap<>();
        run.rule()
                .annotations()
                .forEach((name, text) -> annotations.put(
                        name, Template.of(text).expand(alert.series(), test.external(), alert.value())));
        return annotations;
    }

    private void check(Expectations.Samples samples, Vector vector) {
        recording.advance(samples.at().toMillis());
        vector.update(samples.at().toMillis());
        String problem = vector.problem();
        if (problem != null) {
            failures.add(samples.expression() + " at " + Texts.time(samples.at()) + " fails: " + problem);
            return;
        }
        List<Expectations.Sample> got = new ArrayList<>();
        for (int i = 0; i < vector.size(); i++) {
            if (vector.isPresent(i)) {
                got.add(new Expectations.Sample(vector.name(i), vector.labels(i), vector.value(i)));
            }
        }
        new SampleDifference(samples, got, expected.fuzzy()).text().ifPresent(failures::add);
    }
}
