package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Token.Kind;
import java.util.regex.Pattern;

/** Reads numbers and durations, and says what they are worth. */
final class NumberReader {

    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX](_?[0-9a-fA-F])++");
    private static final Pattern OCTAL = Pattern.compile("0(_?[0-7])++");
    private static final Pattern DECIMAL =
            Pattern.compile("([0-9](_?[0-9])*+)?+(\\.([0-9](_?[0-9])*+)?+)?+([eE][+-]?[0-9](_?[0-9])*+)?+");

    private NumberReader() {}

    static Token read(Characters in) {
        Position start = in.position();
        String text = in.takeWhile(Lexer::isPartOfNumber);
        boolean exponent = (text.endsWith("e") || text.endsWith("E"))
                && !HEXADECIMAL.matcher(text).matches();
        if (exponent && (in.peek() == '+' || in.peek() == '-') && Lexer.isDigit(in.peekSecond())) {
            text += Character.toString(in.next()) + in.takeWhile(Lexer::isPartOfNumber);
        }
        if (HEXADECIMAL.matcher(text).matches() || DECIMAL.matcher(text).matches()) {
            return new Token(Kind.NUMBER, text, start);
        }
        if (Durations.isDuration(text)) {
            return new Token(Kind.DURATION, text, start);
        }
        throw ExpressionException.wrong(
                start,
                Quoting.shown(text),
                Quoting.shown(text)
                        + " is neither a number nor a duration; durations are whole numbers with the units y w d h m s ms in"
                        + " this order, such as 5m or 1h30m");
    }

    /** Returns what a number or a duration, in seconds, is worth. */
    static double value(Token token) {
        return token.is(Kind.DURATION) ? Durations.millis(token) / 1_000.0 : number(token);
    }

    private static double number(Token token) {
        String digits = token.text().replace("_", "");
        double value;
        if (HEXADECIMAL.matcher(token.text()).matches()) {
            value = whole(digits.substring(2), 16, Double.POSITIVE_INFINITY);
        } else if (OCTAL.matcher(token.text()).matches()) {
            value = whole(digits, 8, Double.parseDouble(digits));
        } else {
            value = Double.parseDouble(digits);
        }
        if (Double.isInfinite(value)) {
            throw ExpressionException.wrong(
                    token.position(), token.described(), token.described() + " is too large for a number; write Inf");
        }
        return value;
    }

    /** To Prometheus hexadecimal digits beyond 63 bits are out of range, and octal ones decimal. */
    private static double whole(String digits, int base, double beyond) {
        try {
            return Long.parseLong(digits, base);
        } catch (NumberFormatException tooLarge) {
            return beyond;
        }
    }
}
