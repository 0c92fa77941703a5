package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.Selector;
import java.util.Set;

/** What an expression must be in the place where it is used. */
final class ExpressionChecks {

    private ExpressionChecks() {}

    static void requireVector(Expression value) {
        if (value.type() != ValueType.INSTANT_VECTOR) {
            throw ExpressionException.wrong(
                    value.position(),
                    shown(value),
                    "a value is an instant vector, but " + shown(value) + " is "
                            + value.type().withArticle() + TypeHints.towardsVector(value));
        }
    }

    /** R3: and, or, unless over comparisons, what is absent, and the facts, which are series that may stand alone. */
    static void requireCondition(Expression node, Set<String> facts) {
        if (node instanceof Binary binary && binary.operator().isSet()) {
            requireCondition(binary.left(), facts);
            requireCondition(binary.right(), facts);
        } else if (!isJudged(node, facts)) {
            throw ExpressionException.wrong(node.position(), shown(node), notACondition(node));
        } else if (node instanceof Binary comparison) {
            NeverTrue.refuse(comparison);
        }
    }

    private static boolean isJudged(Expression node, Set<String> facts) {
        if (node instanceof Binary binary) {
            return binary.operator().isComparison() && !binary.bool();
        }
        if (node instanceof Call call) {
            return call.function().isAbsence();
        }
        return node instanceof Selector selector && selector.name() != null && facts.contains(selector.name());
    }

    private static String notACondition(Expression node) {
        if (node instanceof Binary binary && binary.bool()) {
            return shown(node) + " gives 0 or 1 for every series and is never false as a condition; leave out `bool`";
        }
        if (node.type() == ValueType.RANGE_VECTOR) {
            return shown(node) + " is a window and not a condition; fold it and compare what comes of it, as in `"
                    + Quoting.cut("rate(" + node.text() + ")") + " > 0` or `"
                    + Quoting.cut("max_over_time(" + node.text() + ")") + " > 0`";
        }
        if (node.type() != ValueType.INSTANT_VECTOR) {
            return shown(node) + " is not a condition, but always the same; compare a metric with it, as in `x > 5`";
        }
        return shown(node) + " is not a condition; compare it with something, as in `… > 0`, or ask for absent(…)";
    }

    private static String shown(Expression node) {
        return Quoting.shown(node.text());
    }
}
