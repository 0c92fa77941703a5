package io.github.incidentsdk.testing.backtest;

import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Form;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.Level;
import io.github.incidentsdk.rule.prometheus.AlertTypes;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import io.github.incidentsdk.testing.backtest.replay.RuleSet;
import io.github.incidentsdk.testing.backtest.text.DurationText;
import io.github.incidentsdk.testing.backtest.text.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes one setting of rules. */
final class Adjustment {

    private static final Set<String> SETTINGS =
            Set.of("for", "keep", "every", "window", "threshold", "SEV1", "SEV2", "SEV3", "SEV4", "SEV5");

    private static final Set<String> DURATIONS = Set.of("for", "keep", "every", "window");

    private final @Nullable String rule;
    private final String setting;

    private Adjustment(@Nullable String rule, String setting) {
        this.rule = rule;
        this.setting = setting;
    }

    static Adjustment of(String text) {
        int dot = text.lastIndexOf('.');
        String setting = text.substring(dot + 1);
        if (!SETTINGS.contains(setting)) {
            throw new IllegalArgumentException(
                    "\"" + setting + "\" is no setting to sweep over; expected for, keep, every,"
                            + " window, threshold or a severity");
        }
        return new Adjustment(dot < 0 ? null : text.substring(0, dot), setting);
    }

    /** Refuses what no rule can have, before any is looked at. */
    void require(String value) {
        if (DURATIONS.contains(setting)) {
            DurationText.parse(value);
        } else if (Numbers.number(value) == null) {
            throw new IllegalArgumentException("\"" + value + "\" is no threshold; expected a number");
        }
    }

    /** The same rules with the setting at {@code value}. */
    RuleSet applied(RuleSet rules, String value) {
        AlertTypes types = AlertTypes.of(rules.prometheus().groups());
        boolean met = rules.rules().stream().anyMatch(each -> isMeant(each.id()))
                || rules.prometheus().groups().stream()
                        .flatMap(group -> group.rules().stream())
                        .anyMatch(each -> each instanceof GroupRule.Alerting && isMeant(types.type(each.name())));
        if (!met) {
            throw new IllegalArgumentException("there is no rule \"" + (rule == null ? "" : rule) + "\" to sweep over");
        }
        return rules.map(each -> isMeant(each.id()) ? applied(each, value) : each)
                .with(applied(rules.prometheus(), value));
    }

    private boolean isMeant(String id) {
        return rule == null || rule.equals(id);
    }

    private IncidentRule applied(IncidentRule to, String value) {
        IncidentRuleBuilder builder = to.toBuilder();
        switch (setting) {
            case "for" -> {
                builder.holdsFor(duration(value));
                relevel(to, builder, level -> new Level(level.severity(), level.when()));
            }
            case "keep" -> builder.keep(duration(value));
            case "every" -> builder.every(duration(value));
            case "window" -> rewindow(to, builder, value);
            default -> rethreshold(to, builder, value);
        }
        return builder.build();
    }

    private static Duration duration(String value) {
        return DurationText.parse(value);
    }

    private static void relevel(IncidentRule of, IncidentRuleBuilder builder, UnaryOperator<Level> change) {
        if (of.form() == Form.CONDITION) {
            Level changed = change.apply(of.levels().get(0));
            builder.condition(changed.severity(), changed.when());
        } else {
            builder.withoutLevels();
            of.levels().forEach(level -> builder.level(change.apply(level)));
        }
    }

    private void rewindow(IncidentRule to, IncidentRuleBuilder builder, String value) {
        List<String> texts = new ArrayList<>(to.metrics().values());
        if (to.value() != null) {
            texts.add(to.value());
        }
        to.levels().stream().filter(level -> to.form() == Form.CONDITION).forEach(level -> texts.add(level.when()));
        ExpressionEdit edit = ExpressionEdit.window(named(to.id()), texts, value);
        if (to.value() != null) {
            builder.value(edit.applied(to.value()));
        }
        to.metrics().forEach((name, text) -> builder.metric(name, edit.applied(text)));
        if (to.form() == Form.CONDITION) {
            relevel(to, builder, level -> new Level(level.severity(), edit.applied(level.when()), level.holdsFor()));
        }
    }

    private void rethreshold(IncidentRule to, IncidentRuleBuilder builder, String value) {
        List<Level> meant = to.levels().stream()
                .filter(level ->
                        setting.equals("threshold") || level.severity().name().equals(setting))
                .toList();
        if (meant.size() != 1) {
            throw new IllegalArgumentException(named(to.id()) + " has " + meant.size() + " levels that " + setting
                    + " may mean; sweep over one of "
                    + to.levels().stream().map(level -> level.severity().name()).toList());
        }
        ExpressionEdit edit = ExpressionEdit.limit(named(to.id()), value);
        relevel(
                to,
                builder,
                level -> !level.equals(meant.get(0))
                        ? level
                        : new Level(
                                level.severity(),
                                to.form() == Form.VALUE ? edit.threshold(level.when()) : edit.applied(level.when()),
                                level.holdsFor()));
    }

    private static String named(String id) {
        return "rule \"" + id + "\"";
    }

    private PrometheusRules applied(PrometheusRules to, String value) {
        AlertTypes types = AlertTypes.of(to.groups());
        List<RuleGroup> groups = new ArrayList<>();
        for (RuleGroup group : to.groups()) {
            List<GroupRule> rules = group.rules().stream()
                    .map(each -> each instanceof GroupRule.Alerting alert && isMeant(types.type(alert.name()))
                            ? applied(alert, value)
                            : each)
                    .toList();
            Duration every = setting.equals("every") && rule == null ? duration(value) : group.every();
            groups.add(new RuleGroup(group.file(), group.name(), every, group.queryOffset(), group.limit(), rules));
        }
        return new PrometheusRules(groups, to.every(), to.label(), to.severities(), to.otherwise());
    }

    private GroupRule applied(GroupRule.Alerting to, String value) {
        String expression = switch (setting) {
            case "for", "keep", "every" -> to.expression();
            case "window" ->
                ExpressionEdit.window("rule " + to.name(), List.of(to.expression()), value)
                        .applied(to.expression());
            case "threshold" -> ExpressionEdit.limit("rule " + to.name(), value).applied(to.expression());
            default ->
                throw new IllegalArgumentException(
                        "rule " + to.name() + " has one level; sweep over threshold instead of " + setting);
        };
        return new GroupRule.Alerting(
                to.name(),
                expression,
                setting.equals("for") ? duration(value) : to.holdsFor(),
                setting.equals("keep") ? duration(value) : to.keepFiringFor(),
                to.labels(),
                to.annotations());
    }
}
