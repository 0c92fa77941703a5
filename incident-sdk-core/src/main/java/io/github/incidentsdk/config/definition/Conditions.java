package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.expression.Threshold;
import io.github.incidentsdk.policy.SeverityPolicy;
import io.github.incidentsdk.rule.IncidentRule.ZeroDenominator;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.RuleTexts;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that expressions can be read; the problem's place is that of the character in the file, where that can be told. */
final class Conditions {

    private static final Pattern POSITION =
            Pattern.compile("line ([0-9]{1,9}), column ([0-9]{1,9}): (.*)", Pattern.DOTALL);

    private final Problems problems;

    Conditions(Problems problems) {
        this.problems = problems;
    }

    /** A line of a severity policy. */
    void policyLine(Node.Text leaf) {
        check(leaf, SeverityPolicy::check);
    }

    /** What a rule compares, or a named metric. */
    void value(Node.Text leaf, Evaluator evaluator) {
        check(leaf, evaluator.lenient(Expression::parseValue));
    }

    /** A whole condition. */
    void condition(Node.Text leaf, Evaluator evaluator) {
        check(leaf, evaluator.lenient(text -> Expression.parseCondition(text, Set.of())));
    }

    /** A level over metrics that are named {@code metrics}; null when that is not known. */
    void overMetrics(Node.Text leaf, @Nullable Set<String> metrics) {
        check(leaf, text -> RuleTexts.overMetrics(text, metrics, ZeroDenominator.FALSE));
    }

    /** A level of a rule with a value. */
    void threshold(Node.Text leaf) {
        if (IncidentRuleBuilder.isComparison(leaf.value())) {
            check(leaf, Threshold::parse);
        } else {
            problems.add(Problem.with(
                    leaf.place(), leaf.written(), "does not begin with a comparison; expected one such as \"> 0.20\""));
        }
    }

    private void check(Node.Text leaf, Consumer<String> parser) {
        try {
            parser.accept(leaf.value());
        } catch (ExpressionException wrong) {
            problems.add(problem(leaf, wrong));
        } catch (IllegalArgumentException wrong) { // it can be read, but not evaluated over one incident
            problems.add(problem(leaf, wrong));
        }
    }

    /** Where the message begins with a place in the expression, that in the file takes its turn. */
    private static Problem problem(Node.Text leaf, RuntimeException wrong) {
        String message = String.valueOf(wrong.getMessage());
        Matcher said = POSITION.matcher(message);
        Place exact = said.matches() ? leaf.at(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2))) : null;
        return exact == null ? Problem.at(leaf.place(), message) : Problem.at(exact, said.group(3));
    }

    /** Who evaluates a rule. */
    enum Evaluator {
        HERE,
        /** A server that may know more of PromQL than the subset. */
        REMOTE;

        private Consumer<String> lenient(Function<String, Expression> reading) {
            return this == HERE ? text -> RuleTexts.here(text, reading) : text -> RuleTexts.forServer(text, reading);
        }
    }
}
