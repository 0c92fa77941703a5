package io.github.incidentsdk.rule.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Texts and numbers in the forms of Go, in which Prometheus' templates are written. */
final class Go {

    /** No two numbers that so many digits write, or fewer, are the same {@code double}. */
    private static final int SURE_DIGITS = 15;

    private Go() {}

    /** How Go prints a value on its own. */
    static String text(Object value) {
        return value instanceof Double number ? shortest(number) : String.valueOf(value);
    }

    /** The number that a value is or says. */
    static double floating(Object value) throws TemplateException {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        String text = text(value);
        try {
            return switch (text) {
                case "NaN" -> Double.NaN;
                case "Inf", "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> new BigDecimal(text).doubleValue();
            };
        } catch (NumberFormatException wrong) {
            throw new TemplateException("\"" + text + "\" is no number");
        }
    }

    /** The number that is written; a whole one that begins with 0 is octal. */
    static Object number(String written) throws TemplateException {
        try {
            if (!written.matches("[-+]?\\d+")) {
                return Double.valueOf(written);
            }
            return Long.valueOf(written, written.matches("[-+]?0.+") ? 8 : 10);
        } catch (NumberFormatException wrong) {
            throw new TemplateException("\"" + written + "\" is no number");
        }
    }

    /** As few digits as tell the number from every other, with an exponent below 0.0001 and from 1,000,000 on. */
    static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return written(fewestDigits(value), 6);
    }

    /** Java 17 writes some numbers with a digit or two too many, and some with others than the closest. */
    private static BigDecimal fewestDigits(double value) {
        BigDecimal fewest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (fewest.precision() <= SURE_DIGITS && Math.abs(value) >= Double.MIN_NORMAL) {
            return fewest;
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal next = closest(exact, fewest.precision(), value);
        while (next != null) {
            fewest = next.stripTrailingZeros();
            next = fewest.precision() == 1 ? null : closest(exact, fewest.precision() - 1, value);
        }
        return fewest;
    }

    /** The closest number of so many digits that reads back as {@code value}, if one does. */
    private static @Nullable BigDecimal closest(BigDecimal exact, int digits, double value) {
        BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (rounded.doubleValue() == value) {
            return rounded;
        }
        // A power of two has its neighbour above twice as far away as the one below.
        BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
        return above.doubleValue() == value ? above : null;
    }

    /** With so many digits that count, and no zeros at the end: Go's {@code %.4g}. */
    static String general(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        int most = Math.max(1, digits);
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(most, RoundingMode.HALF_EVEN));
        return written(rounded.stripTrailingZeros(), most);
    }

    private static String written(BigDecimal value, int exponentFrom) {
        int exponent = value.precision() - value.scale() - 1;
        return exponent < -4 || exponent >= exponentFrom ? scientific(value, exponent) : value.toPlainString();
    }

    private static String scientific(BigDecimal value, int exponent) {
        String digits = value.unscaledValue().abs().toString();
        StringBuilder text = new StringBuilder(value.signum() < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        return text.append(exponent(exponent)).toString();
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }

    /** With an exponent and so many digits after the point: Go's {@code %.6e}. */
    static String scientific(double value, int decimals) {
        BigDecimal rounded = value == 0
                ? BigDecimal.ZERO.setScale(decimals)
                : new BigDecimal(value).round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String digits = value == 0 ? "0" : rounded.unscaledValue().abs().toString();
        String filled = digits + "0".repeat(Math.max(0, decimals + 1 - digits.length()));
        return filled.charAt(0) + (decimals == 0 ? "" : "." + filled.substring(1, decimals + 1)) + exponent(exponent);
    }

    private static String exponent(int exponent) {
        int size = Math.abs(exponent);
        return (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }

    /** A text with each of its characters changed by itself: ß is no SS. */
    static String mapped(String text, IntUnaryOperator character) {
        return text.codePoints()
                .map(character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A text in double quotes, with escapes for what cannot be seen. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> quoted.append(escaped(c)));
        return quoted.append('"').toString();
    }

    private static String escaped(int c) {
        int named = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(c);
        if (named >= 0) {
            return "\\" + "abfnrtv\\\"".charAt(named);
        }
        if (c < ' ' || c == 0x7f) {
            return String.format(Locale.ROOT, "\\x%02x", c);
        }
        if (c == ' ' || isVisible(Character.getType(c))) {
            return Character.toString(c);
        }
        return String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }

    /** Letters, marks, numbers, punctuation and symbols, as Unicode sorts them. */
    private static boolean isVisible(int category) {
        return switch (category) {
            case Character.UNASSIGNED,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** What stands between quotes. */
    static String unquoted(String token) throws TemplateException {
        String inside = token.substring(1, token.length() - 1);
        if (token.charAt(0) == '`') {
            return inside;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = inside.charAt(++i);
            text.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case '\\', '"', '\'' -> escaped;
                        default -> throw new TemplateException("the escape \\" + escaped + " is not known here");
                    });
        }
        return text.toString();
    }
}
