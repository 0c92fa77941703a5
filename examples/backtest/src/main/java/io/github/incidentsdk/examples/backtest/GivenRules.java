package io.github.incidentsdk.examples.backtest;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.IncidentConfigBuilder;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.prometheus.RuleFile;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.expression.ValueType;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that the command line names or writes out, as one configuration. */
final class GivenRules {

    private static final Pattern OF_PROMETHEUS =
            Pattern.compile("(?m)^(?:[\"']?groups[\"']?\\s*:|kind:\\s*PrometheusRule)");

    private final BacktestOptions options;
    private final PrintStream err;
    private final IncidentConfigBuilder config = IncidentConfig.builder();
    private final List<RuleGroup> groups = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private boolean broken;

    GivenRules(BacktestOptions options, PrintStream err) {
        this.options = options;
        this.err = err;
    }

    /** Reads them; null after a problem that was told. */
    @Nullable
    IncidentConfig read() throws WrongUsage {
        for (String file : options.all("--rules")) {
            read(Path.of(file));
        }
        List<String> rules = options.all("--rule");
        for (int i = 0; i < rules.size(); i++) {
            bare(rules.size() == 1 ? "rule" : "rule-" + (i + 1), rules.get(i));
        }
        if (!groups.isEmpty()) {
            PrometheusRules read = config.build().prometheusRules();
            List<RuleGroup> all = new ArrayList<>(read.groups());
            all.addAll(groups);
            config.prometheusRules(
                    read.groups().isEmpty()
                            ? PrometheusRules.of(all)
                            : new PrometheusRules(
                                    all, read.every(), read.label(), read.severities(), read.otherwise()));
        }
        return broken ? null : config.build();
    }

    private void read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            err.println(file + ": " + Unreadable.why(file, unreadable));
            broken = true;
            return;
        }
        if (OF_PROMETHEUS.matcher(text).find()) {
            RuleFile rules = RuleFile.parse(text, file.toString());
            tell(rules.problems());
            groups.addAll(rules.groups());
            return;
        }
        IncidentConfig read = IncidentConfig.loader()
                .environment(name -> "not-needed-here") // secrets of sinks are not looked at
                .load(file);
        tell(read.problems());
        broken |= read.problems().stream().anyMatch(Problem::isError);
        read.types().values().forEach(config::type);
        read.rules().values().forEach(config::rule);
        config.limits(read.limits());
        if (!read.prometheusRules().groups().isEmpty()) {
            config.prometheusRules(read.prometheusRules());
        }
    }

    private void tell(List<Problem> problems) {
        for (Problem problem : problems) {
            told.add(problem.toString());
            err.println((problem.isError() ? "" : "warning: ") + problem);
        }
    }

    /** What was said of rules that run without it, or not at all. */
    List<String> told() {
        return told;
    }

    private void bare(String id, String expression) throws WrongUsage {
        try {
            IncidentRuleBuilder rule = IncidentRule.named(id).declares(id);
            Severity severity = severity(options.one("--severity"));
            Expression condition = Expression.parse(expression);
            if (condition instanceof Binary binary
                    && binary.operator().isComparison()
                    && !binary.bool()
                    && binary.left().type() == ValueType.INSTANT_VECTOR
                    && binary.right().type() == ValueType.SCALAR) {
                rule.value(binary.left().text())
                        .level(
                                severity,
                                binary.operator().text() + " " + binary.right().text());
            } else {
                rule.condition(
                        severity,
                        Expression.parseCondition(expression, Set.of()).text());
            }
            duration("--for", rule::holdsFor);
            duration("--keep", rule::keep);
            duration("--every", rule::every);
            String by = options.one("--by");
            List<String> labels = by == null ? List.of() : Arrays.asList(by.split(",", -1));
            config.type(IncidentType.named(id).title(expression).by(labels).build());
            config.rule(rule.build());
        } catch (ExpressionException | IllegalArgumentException wrong) {
            throw new WrongUsage("--rule '" + expression + "': " + wrong.getMessage());
        }
    }

    private static Severity severity(@Nullable String text) throws WrongUsage {
        if (text != null && !text.matches("SEV[1-5]")) {
            throw new WrongUsage("--severity " + text + ": expected SEV1 to SEV5");
        }
        return text == null ? Severity.SEV2 : Severity.valueOf(text);
    }

    private void duration(String option, Consumer<Duration> into) throws WrongUsage {
        Duration duration = options.duration(option);
        if (duration != null) {
            into.accept(duration);
        }
    }
}
