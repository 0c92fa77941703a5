package io.github.incidentsdk.expression;

import java.util.Locale;

/**
 * A word of the language.
 *
 * @param text as it was written, except that a {@link Kind#STRING} is without quotes and escapes
 */
record Token(Kind kind, String text, Position position) {

    enum Kind {
        NUMBER,
        DURATION,
        STRING,
        IDENTIFIER,
        SYMBOL,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Keywords are the same in capitals. */
    boolean isKeyword(String keyword) {
        return kind == Kind.IDENTIFIER && text.equalsIgnoreCase(keyword);
    }

    boolean is(Kind expected) {
        return kind == expected;
    }

    String lowerCase() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** How messages speak of it. */
    String described() {
        return switch (kind) {
            case END -> "the end of the expression";
            case STRING -> "the text " + Quoting.shown(Quoting.quoted(text));
            default -> Quoting.shown(text);
        };
    }
}
