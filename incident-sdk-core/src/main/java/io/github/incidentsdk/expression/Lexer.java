package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of an expression into tokens. */
final class Lexer {

    /** More is no expression that a person wrote. */
    static final int MAX_LENGTH = 64 * 1024;

    /** The longer ones first, so that the shorter ones do not take their beginning. */
    private static final List<String> SYMBOLS = List.of(
            "==", "!=", "<=", ">=", "=~", "!~", "</", ">/", "+", "-", "*", "/", "%", "^", "=", "<", ">", "(", ")", "{",
            "}", "[", "]", ",", "@");

    private final Characters in;
    private final List<Token> tokens = new ArrayList<>();
    private boolean inBrackets;

    private Lexer(String text) {
        in = new Characters(text);
    }

    /** Returns the tokens, the last of which is the only {@link Kind#END}. */
    static List<Token> tokens(String text) {
        if (text.length() > MAX_LENGTH) {
            throw ExpressionException.wrong(
                    new Position(1, 1),
                    "the expression",
                    "the expression has " + text.length() + " characters, and at most " + MAX_LENGTH
                            + " are read; split it into several metrics or rules");
        }
        Lexer lexer = new Lexer(text);
        while (lexer.skipToNext()) {
            lexer.tokens.add(lexer.next());
        }
        lexer.tokens.add(new Token(Kind.END, "", lexer.in.position()));
        return lexer.tokens;
    }

    /** Skips what means nothing; false at the end. */
    private boolean skipToNext() {
        while (!in.atEnd()) {
            if (isSpace(in.peek())) {
                in.next();
            } else if (in.peek() == '#') {
                in.takeWhile(character -> character != '\n' && character != '\r');
            } else {
                return true;
            }
        }
        return false;
    }

    private Token next() {
        Position start = in.position();
        int first = in.peek();
        if (isDigit(first) || (first == '.' && isDigit(in.peekSecond()))) {
            return NumberReader.read(in);
        }
        if (isQuote(first)) {
            return new Token(Kind.STRING, new StringReader(in).read(), start);
        }
        // In brackets a colon belongs to a subquery, elsewhere it is a letter of recording rules' names.
        if (isLetter(first) || (first == ':' && !inBrackets)) {
            return new Token(Kind.IDENTIFIER, in.takeWhile(this::isPartOfName), start);
        }
        return symbol(start);
    }

    private Token symbol(Position start) {
        for (String symbol : SYMBOLS) {
            if (in.accept(symbol)) {
                inBrackets = symbol.equals("[") || (inBrackets && !symbol.equals("]"));
                return new Token(Kind.SYMBOL, symbol, start);
            }
        }
        if (in.accept(":")) {
            return new Token(Kind.SYMBOL, ":", start);
        }
        throw meaningless(start, Character.toString(in.peek()));
    }

    private ExpressionException meaningless(Position start, String character) {
        String shown = Quoting.quoted(character);
        return ExpressionException.wrong(
                start, shown, "the character " + shown + " means nothing here" + meant(character));
    }

    private String meant(String character) {
        Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        if ("“”„‘’".contains(character)) {
            return "; write straight quotes";
        }
        if (character.equals("$")) {
            return "; variables are known to dashboards only: write "
                    + (inBrackets ? "a duration such as 5m" : "the value itself");
        }
        if (character.equals(".") && before != null && before.is(Kind.IDENTIFIER)) {
            String rest = in.takeWhile(next -> isPartOfName(next) || next == '.');
            return "; names have no dots: write `" + Quoting.cut((before.text() + rest).replace('.', '_')) + "`";
        }
        if (Character.isLetter(in.peek())) {
            return "; names have the letters a to z, digits and `_`, and any others in quotes, as in {\"température\"}";
        }
        in.next();
        boolean label = character.equals("!") && before != null && before.is(Kind.IDENTIFIER) && isQuote(in.peek());
        return label ? "; write `!=` or `!~`" : Slips.character(character, before);
    }

    private static boolean isQuote(int character) {
        return character == '"' || character == '\'' || character == '`';
    }

    private boolean isPartOfName(int character) {
        return isLetter(character) || isDigit(character) || (character == ':' && !inBrackets);
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private static boolean isLetter(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
    }

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    static boolean isPartOfNumber(int character) {
        return isLetter(character) || isDigit(character) || character == '.';
    }
}
