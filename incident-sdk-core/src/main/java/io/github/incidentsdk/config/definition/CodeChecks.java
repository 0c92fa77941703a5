package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Places;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Form;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.Level;
import java.util.Collection;

/** Checks the expressions of types and rules that were built in code. */
public final class CodeChecks {

    private final Conditions conditions;

    public CodeChecks(Problems problems) {
        this.conditions = new Conditions(problems);
    }

    public void check(Collection<IncidentType> types, Collection<IncidentRule> rules) {
        types.forEach(this::type);
        rules.forEach(this::rule);
    }

    private void type(IncidentType type) {
        String path = Places.ROOT + ".types." + type.name() + ".severity.";
        for (IncidentType.PolicyLine line : type.policy()) {
            conditions.policyLine(leaf(path + line.severity(), line.condition()));
        }
    }

    private void rule(IncidentRule rule) {
        String path = Places.ROOT + ".rules." + rule.id() + ".";
        Conditions.Evaluator evaluator =
                rule.source().isEmpty() ? Conditions.Evaluator.HERE : Conditions.Evaluator.REMOTE;
        if (rule.value() != null) {
            conditions.value(leaf(path + "value", rule.value()), evaluator);
        }
        rule.metrics().forEach((name, text) -> conditions.value(leaf(path + "metrics." + name, text), evaluator));
        for (Level level : rule.levels()) {
            String below = rule.form() == Form.CONDITION ? "expr" : "levels." + level.severity();
            comparison(rule, leaf(path + below, level.when()), evaluator);
        }
        rule.resolve().ifPresent(resolve -> comparison(rule, leaf(path + "resolve.when", resolve.when()), evaluator));
    }

    private void comparison(IncidentRule rule, Node.Text leaf, Conditions.Evaluator evaluator) {
        if (rule.form() == Form.VALUE && IncidentRuleBuilder.isComparison(leaf.value())) {
            conditions.threshold(leaf);
        } else {
            conditions.condition(leaf, evaluator);
        }
    }

    private static Node.Text leaf(String path, String text) {
        return Node.Text.of(Places.inCode(path), text);
    }
}
