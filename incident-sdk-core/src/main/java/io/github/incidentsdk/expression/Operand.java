package io.github.incidentsdk.expression;

/**
 * A part that is parsed, with what the tree does not keep.
 *
 * @param height how many nodes deep the part is
 * @param parenthesized whether it stood in parentheses, so that nothing behind them belongs to it
 */
record Operand(Expression node, int height, boolean parenthesized) {

    /** What recursion over a tree can rely on. */
    static final int MAX_HEIGHT = 100;

    static Operand leaf(Expression node) {
        return new Operand(node, 1, false);
    }

    /** A node above another part or several, the highest of which is given. */
    static Operand above(int height, Expression node) {
        if (height >= MAX_HEIGHT) {
            throw tooDeep(node.position());
        }
        return new Operand(node, height + 1, false);
    }

    static ExpressionException tooDeep(Position position) {
        return ExpressionException.wrong(
                position,
                "the nesting",
                "the expression is nested more than " + MAX_HEIGHT
                        + " deep, counting each operator of a chain; give parts of it"
                        + " names as metrics of their own");
    }

    Operand inParentheses() {
        return new Operand(node, height, true);
    }
}
