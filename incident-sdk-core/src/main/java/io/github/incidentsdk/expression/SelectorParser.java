package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.Token.Kind;
import java.util.List;

/** Reads selectors, and the windows and offsets behind them. */
final class SelectorParser {

    private final Tokens tokens;
    private final MatcherParser matchers;

    SelectorParser(Tokens tokens) {
        this.tokens = tokens;
        this.matchers = new MatcherParser(tokens);
    }

    Selector read() {
        Token start = tokens.peek();
        if (start.isSymbol("{")) {
            return matchers.inBraces(null, start.position());
        }
        if (!start.is(Kind.IDENTIFIER) || Keywords.isNeverAMetric(start.text())) {
            throw tokens.unexpected("a metric, a number, a function or `(`", Slips.operand(tokens));
        }
        tokens.next();
        if (start.isKeyword("not") && tokens.peek().is(Kind.IDENTIFIER) && Keywords.operator(tokens.peek()) == null) {
            throw wrong(start, "there is no `not`; " + Slips.function("not"));
        }
        return tokens.peek().isSymbol("{")
                ? matchers.inBraces(start.text(), start.position())
                : new Selector(start.text(), List.of(), 0, start.position());
    }

    /** Reads everything that may stand behind an operand. */
    Operand withSuffixes(Operand operand) {
        Operand current = operand;
        boolean offsetSeen = false;
        while (true) {
            Token token = tokens.peek();
            if (token.isSymbol("[")) {
                current = window(current, offsetSeen);
            } else if (token.isKeyword("offset")) {
                if (offsetSeen) {
                    throw wrong(token, "`offset` is given twice; leave one out");
                }
                offsetSeen = true;
                current = offset(current);
            } else if (token.isSymbol("@")) {
                throw ExpressionException.outside(token.position(), "the modifier `@`");
            } else if (token.isKeyword("anchored") || token.isKeyword("smoothed")) {
                throw ExpressionException.outside(token.position(), "the modifier " + token.described());
            } else {
                return current;
            }
        }
    }

    private Operand window(Operand operand, boolean offsetSeen) {
        Token bracket = tokens.next();
        Token length = tokens.peek();
        if (length.isSymbol("-") || length.isSymbol("+")) {
            throw arithmetic(length);
        }
        long millis = millis("a duration such as 5m in the window");
        if (tokens.peek().isSymbol(":")) {
            throw ExpressionException.outside(bracket.position(), "a subquery");
        }
        refuseArithmetic();
        tokens.expect("]", "to close the window");
        if (!(operand.node() instanceof Selector selector) || operand.parenthesized()) {
            throw wrong(bracket, "a window stands only behind a selector, as in requests_total{…}[5m]");
        }
        if (offsetSeen) {
            throw wrong(bracket, "a window stands before `offset`, as in requests_total[5m] offset 1h");
        }
        if (millis <= 0) {
            throw wrong(length, "a window must be longer than 0");
        }
        return Operand.above(1, new RangeSelector(selector, millis, selector.position()));
    }

    private Operand offset(Operand operand) {
        Token offset = tokens.next();
        boolean negative = tokens.accept("-");
        if (!negative) {
            tokens.accept("+");
        }
        long millis = millis("a duration such as 5m behind `offset`");
        long signed = negative ? -millis : millis;
        if (operand.node() instanceof Selector selector && !operand.parenthesized()) {
            return Operand.leaf(shifted(selector, signed));
        }
        if (operand.node() instanceof RangeSelector range && !operand.parenthesized()) {
            Selector selector = shifted(range.selector(), signed);
            return Operand.above(1, new RangeSelector(selector, range.rangeMillis(), range.position()));
        }
        throw wrong(offset, "`offset` stands only behind a selector or its window, inside all parentheses");
    }

    private long millis(String expected) {
        Token length = tokens.peek();
        boolean computed = length.is(Kind.IDENTIFIER) && tokens.peekSecond().isSymbol("(");
        if (computed || length.isSymbol("(")) {
            throw arithmetic(length);
        }
        if (!length.is(Kind.NUMBER) && !length.is(Kind.DURATION)) {
            throw tokens.unexpected(expected);
        }
        return Durations.millis(tokens.next());
    }

    private void refuseArithmetic() {
        BinaryOperator operator = Keywords.operator(tokens.peek());
        if (operator != null && operator.isArithmetic()) {
            throw arithmetic(tokens.peek());
        }
    }

    private static Selector shifted(Selector selector, long offsetMillis) {
        return new Selector(selector.name(), selector.matchers(), offsetMillis, selector.position());
    }

    private static ExpressionException arithmetic(Token token) {
        return ExpressionException.outside(token.position(), "arithmetic with durations");
    }

    private static ExpressionException wrong(Token token, String message) {
        return ExpressionException.wrong(token.position(), token.described(), message);
    }
}
