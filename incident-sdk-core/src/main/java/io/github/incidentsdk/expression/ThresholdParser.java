package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Threshold.Bound;
import java.util.ArrayList;
import java.util.List;

/** Reads comparisons that lack their left side. */
final class ThresholdParser {

    /** Each bound repeats the value in the condition, so that a handful is much already. */
    private static final int MAX_BOUNDS = 8;

    private final Tokens tokens;
    private final Parser parser;

    ThresholdParser(Tokens tokens, Parser parser) {
        this.tokens = tokens;
        this.parser = parser;
    }

    Threshold read() {
        List<Bound> bounds = new ArrayList<>();
        do {
            bounds.add(bound());
        } while (bounds.size() < MAX_BOUNDS && tokens.acceptKeyword("and"));
        return new Threshold(bounds);
    }

    private Bound bound() {
        BinaryOperator operator = Keywords.operator(tokens.peek());
        if (operator == null || !operator.isComparison()) {
            throw tokens.unexpected(
                    "a comparison such as > 0.2, without the value that is compared", Slips.operator(tokens));
        }
        Position position = tokens.next().position();
        if (tokens.peek().isKeyword("bool")) {
            throw ExpressionException.wrong(
                    tokens.peek().position(), "`bool`", "`bool` has no use in a threshold; leave it out");
        }
        Expression limit = parser.expression(operator.precedence() + 1).node();
        NeverTrue.refuse(operator, limit, position);
        if (limit.type() != ValueType.SCALAR) {
            throw ExpressionException.wrong(
                    limit.position(),
                    "`" + operator.text() + "`",
                    "a threshold compares with a scalar, not with "
                            + limit.type().withArticle()
                            + "; for a limit with labels write the whole condition as `expr`");
        }
        return new Bound(operator, limit, position);
    }
}
