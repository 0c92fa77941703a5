package io.github.incidentsdk.expression;

import java.util.List;

/** A place in the tokens of an expression. */
final class Tokens {

    private final List<Token> tokens;
    private int index;

    Tokens(String text) {
        this.tokens = Lexer.tokens(text);
    }

    Token peek() {
        return tokens.get(index);
    }

    Token peekSecond() {
        return tokens.get(Math.min(index + 1, tokens.size() - 1));
    }

    /** The token that was read so many before; what is before the first is like the end. */
    Token before(int back) {
        return tokens.get(index >= back ? index - back : tokens.size() - 1);
    }

    /** Reads a token; the end is never left behind. */
    Token next() {
        Token token = peek();
        index = Math.min(index + 1, tokens.size() - 1);
        return token;
    }

    boolean accept(String symbol) {
        boolean seen = peek().isSymbol(symbol);
        if (seen) {
            next();
        }
        return seen;
    }

    boolean acceptKeyword(String keyword) {
        boolean seen = peek().isKeyword(keyword);
        if (seen) {
            next();
        }
        return seen;
    }

    void expect(String symbol, String place) {
        if (!accept(symbol)) {
            throw unexpected("`" + symbol + "` " + place);
        }
    }

    /** As {@link #expect}, behind an operand, where an operator could be too. */
    void expectBehindOperand(String symbol, String place) {
        if (!accept(symbol)) {
            throw unexpected("`" + symbol + "` " + place, Slips.operator(this));
        }
    }

    /** The next token is not what has to be here. */
    ExpressionException unexpected(String expected) {
        return unexpected(expected, "");
    }

    /** The next token is not what has to be here, and there is something to say of it. */
    ExpressionException unexpected(String expected, String hint) {
        return ExpressionException.wrong(
                peek().position(),
                peek().described(),
                "expected " + expected + ", but found " + peek().described()
                        + (hint.isEmpty() ? Slips.comment(this) : hint));
    }
}
