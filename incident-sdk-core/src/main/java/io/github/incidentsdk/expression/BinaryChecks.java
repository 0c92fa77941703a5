package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Matching.Cardinality;

/** Which operands and modifiers an operator can have. */
final class BinaryChecks {

    private BinaryChecks() {}

    /** Returns the node, without the matching where no two vectors meet; it throws when the parts do not fit together. */
    static Binary checked(Binary node) {
        String operator = "`" + node.operator().text() + "`";
        requireNumbers(node.left(), operator);
        requireNumbers(node.right(), operator);
        boolean vectors = isVector(node.left()) && isVector(node.right());
        if (node.bool() && !node.operator().isComparison()) {
            throw wrong(node, operator + " cannot have `bool`, which is for comparisons");
        }
        if (node.operator().isComparison() && !node.bool() && node.type() == ValueType.SCALAR) {
            throw wrong(
                    node,
                    operator
                            + " between two scalars needs `bool`; for a condition, make one side a vector, as in vector(…)");
        }
        if (node.operator().isSet() && !vectors) {
            throw wrong(
                    node, operator + " stands only between instant vectors; turn the scalar into one with vector(…)");
        }
        checkMatching(node, operator, vectors);
        return vectors
                ? node
                : new Binary(
                        node.operator(),
                        node.left(),
                        node.right(),
                        new Modifier(node.bool(), Matching.NONE),
                        node.position());
    }

    private static void checkMatching(Binary node, String operator, boolean vectors) {
        Matching matching = node.matching();
        if (!vectors && !matching.labels().isEmpty()) {
            throw wrong(node, "labels are matched only between two instant vectors; leave out `on` or `ignoring`");
        }
        if (node.operator().isSet() && matching.cardinality() != Cardinality.ONE_TO_ONE) {
            throw wrong(node, operator + " cannot have `group_left` or `group_right`; leave it out");
        }
        for (String label : matching.included()) {
            if (matching.on() && matching.labels().contains(label)) {
                throw wrong(
                        node,
                        "the label " + Quoting.shown(Quoting.quoted(label))
                                + " stands both in `on` and in the group modifier; leave it out of the second");
            }
        }
    }

    static void requireNumbers(Expression operand, Token operator) {
        requireNumbers(operand, operator.described());
    }

    private static void requireNumbers(Expression operand, String operator) {
        if (operand.type() != ValueType.SCALAR && operand.type() != ValueType.INSTANT_VECTOR) {
            throw ExpressionException.wrong(
                    operand.position(),
                    operator,
                    operator + " takes scalars and instant vectors, not "
                            + operand.type().withArticle() + TypeHints.towardsVector(operand));
        }
    }

    private static boolean isVector(Expression operand) {
        return operand.type() == ValueType.INSTANT_VECTOR;
    }

    private static ExpressionException wrong(Binary node, String message) {
        return ExpressionException.wrong(node.position(), "`" + node.operator().text() + "`", message);
    }
}
