package io.github.incidentsdk.rule.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code fmt.Sprintf}, with flags, widths and precisions, for the verbs that texts, numbers and truth values have.
 *
 * <p>As there, a verb that does not fit its value, and values that are missing or too many, are told in the text.
 */
final class Printf {

    private static final Pattern VERB = Pattern.compile("%([-+ 0]*)(\\d{1,3})?(?:\\.(\\d{1,2})?)?([A-Za-z%])");

    private final String flags;
    private final int width;

    /** How many digits or characters; -1 where nothing is said. */
    private final int precision;

    private Printf(Matcher verb) {
        flags = verb.group(1);
        width = verb.group(2) == null ? 0 : Integer.parseInt(verb.group(2));
        boolean point = verb.group().contains(".");
        precision = !point ? -1 : verb.group(3) == null ? 0 : Integer.parseInt(verb.group(3));
    }

    static String format(String format, List<Object> values) throws TemplateException {
        StringBuilder text = new StringBuilder();
        Matcher verbs = VERB.matcher(format);
        int at = 0;
        int next = 0;
        for (int percent = format.indexOf('%'); percent >= 0; percent = format.indexOf('%', at)) {
            if (!verbs.region(percent, format.length()).lookingAt()) {
                throw new TemplateException("printf cannot do \"" + format.substring(percent) + "\" here");
            }
            text.append(format, at, percent);
            at = verbs.end();
            char verb = verbs.group(4).charAt(0);
            if (verb == '%') {
                text.append('%');
            } else if (next == values.size()) {
                text.append("%!").append(verb).append("(MISSING)");
            } else {
                text.append(new Printf(verbs).one(verb, values.get(next++)));
            }
        }
        text.append(format.substring(at));
        if (next < values.size()) {
            text.append("%!(EXTRA ");
            for (int i = next; i < values.size(); i++) {
                text.append(i == next ? "" : ", ")
                        .append(type(values.get(i)))
                        .append('=')
                        .append(Go.text(values.get(i)));
            }
            text.append(')');
        }
        return text.toString();
    }

    private String one(char verb, Object value) throws TemplateException {
        String written = value instanceof Double number
                ? floating(verb, number)
                : value instanceof Long number
                        ? whole(verb, number)
                        : value instanceof Boolean ? truth(verb, value) : text(verb, String.valueOf(value));
        if (flags.contains("+") && (written == null || verb == 'v')) {
            throw impossible(verb); // Go has a meaning of its own for it there
        }
        if (written != null) {
            return written;
        }
        return "%!" + verb + "(" + type(value) + "=" + one('v', value) + ")";
    }

    private static String type(Object value) {
        return value instanceof Double
                ? "float64"
                : value instanceof Long ? "int" : value instanceof Boolean ? "bool" : "string";
    }

    private @Nullable String truth(char verb, Object value) throws TemplateException {
        return verb == 't' || verb == 'v' ? padded(String.valueOf(value)) : null;
    }

    private @Nullable String text(char verb, String value) throws TemplateException {
        int length = value.codePointCount(0, value.length());
        String cut = precision < 0 || precision >= length
                ? value
                : value.substring(0, value.offsetByCodePoints(0, precision));
        return switch (verb) {
            case 's', 'v' -> padded(cut);
            case 'q' -> padded(Go.quoted(cut));
            case 'x' -> padded(hexadecimal(verb, value));
            case 'X' -> padded(hexadecimal(verb, value).toUpperCase(Locale.ROOT));
            case 'T', 'p', 'w' -> throw impossible(verb);
            default -> null;
        };
    }

    private String hexadecimal(char verb, String value) throws TemplateException {
        if (precision >= 0 || flags.contains(" ")) {
            throw impossible(verb);
        }
        return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String whole(char verb, long value) throws TemplateException {
        int base = switch (verb) {
            case 'd', 'v' -> 10;
            case 'x', 'X' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            case 'c', 'q', 'U', 'O', 'T', 'p', 'w' -> throw impossible(verb);
            default -> 0;
        };
        if (base == 0) {
            return null;
        }
        BigInteger magnitude = BigInteger.valueOf(value).abs();
        String digits = magnitude.toString(base);
        digits = verb == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
        if (precision == 0 && value == 0) {
            return " ".repeat(width);
        }
        String sign = value < 0 ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        int least = precision >= 0 ? precision : fillsWithZeros() ? width - sign.length() : 0;
        return spaced(sign + "0".repeat(Math.max(0, least - digits.length())) + digits);
    }

    private @Nullable String floating(char verb, double value) throws TemplateException {
        if ("xXbTpw".indexOf(verb) >= 0) {
            throw impossible(verb);
        }
        if ("fFeEgGv".indexOf(verb) < 0) {
            return null;
        }
        String plus = flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        if (Double.isNaN(value)) {
            return spaced(plus + "NaN");
        }
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        String sign = negative ? "-" : plus;
        if (Double.isInfinite(value)) {
            return spaced((sign.isEmpty() ? "+" : sign) + "Inf");
        }
        String digits = unsigned(verb, Math.abs(value));
        int zeros = fillsWithZeros() ? width - sign.length() - digits.length() : 0;
        return spaced(sign + "0".repeat(Math.max(0, zeros)) + digits);
    }

    private String unsigned(char verb, double value) {
        String digits = switch (verb) {
            case 'f', 'F' ->
                new BigDecimal(value)
                        .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
                        .toPlainString();
            case 'e', 'E' -> Go.scientific(value, precision < 0 ? 6 : precision);
            default -> precision < 0 ? Go.shortest(value) : Go.general(value, precision);
        };
        return Character.isUpperCase(verb) ? digits.toUpperCase(Locale.ROOT) : digits;
    }

    private boolean fillsWithZeros() {
        return flags.contains("0") && !flags.contains("-");
    }

    /** Go's versions differ in what a zero before a width does to texts. */
    private String padded(String text) throws TemplateException {
        if (flags.contains("0") || flags.contains("+")) {
            throw new TemplateException("printf cannot pad a text with the flags \"" + flags + "\" here");
        }
        return spaced(text);
    }

    private String spaced(String text) {
        String spaces = " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
        return flags.contains("-") ? text + spaces : spaces + text;
    }

    private static TemplateException impossible(char verb) {
        return new TemplateException("printf cannot do %" + verb + " with this value here");
    }
}
