package io.github.incidentsdk.rule.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts and numbers in the forms of Go, in which Prometheus' templates are written. */
final class Go {

    private static final Pattern VERB = Pattern.compile("%(?:%|(?:\\.(\\d{1,2}))?([svdfgeq]))|%");

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

    /** The number that is written. */
    static Object number(String written) throws TemplateException {
        try {
            return written.matches("[-+]?\\d+") ? (Object) Long.valueOf(written) : (Object) Double.valueOf(written);
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
        return written(new BigDecimal(Double.toString(value)).stripTrailingZeros(), 6);
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
        text.append('e').append(exponent < 0 ? '-' : '+');
        return text.append(Math.abs(exponent) < 10 ? "0" : "")
                .append(Math.abs(exponent))
                .toString();
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }

    /** Go's {@code fmt.Sprintf} for the verbs {@code %s %v %d %q %f %g %e} and {@code %.Nf}. */
    static String printf(String format, List<Object> values) throws TemplateException {
        StringBuilder text = new StringBuilder();
        Matcher verbs = VERB.matcher(format);
        int at = 0;
        int next = 0;
        while (verbs.find()) {
            text.append(format, at, verbs.start());
            at = verbs.end();
            if (verbs.group().equals("%%")) {
                text.append('%');
            } else if (verbs.group(2) == null || next == values.size()) {
                throw new TemplateException("printf cannot do \"" + format + "\" with " + values.size() + " values");
            } else {
                text.append(one(verbs.group(2).charAt(0), verbs.group(1), values.get(next++)));
            }
        }
        if (next < values.size()) {
            throw new TemplateException("printf has more values than \"" + format + "\" asks for");
        }
        return text.append(format.substring(at)).toString();
    }

    private static String one(char verb, String precision, Object value) throws TemplateException {
        boolean fits = switch (verb) {
            case 's', 'q' -> value instanceof String;
            case 'd' -> value instanceof Long;
            case 'f', 'g', 'e' -> value instanceof Double;
            default -> precision == null;
        };
        if (!fits || verb == 'e' || verb == 'q') {
            throw new TemplateException("printf cannot write " + text(value) + " as %" + verb);
        }
        if (verb == 'f') {
            int decimals = precision == null ? 6 : Integer.parseInt(precision);
            double number = (Double) value;
            return Double.isFinite(number)
                    ? new BigDecimal(number)
                            .setScale(decimals, RoundingMode.HALF_EVEN)
                            .toPlainString()
                    : special(number);
        }
        if (verb == 'g' && precision != null) {
            return general((Double) value, Integer.parseInt(precision));
        }
        String text = text(value);
        return precision == null ? text : text.substring(0, Math.min(text.length(), Integer.parseInt(precision)));
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

    /** A replacement that names groups as {@code $1} and {@code ${1}}, in Java's form. */
    static String replacement(String text) {
        return text.replace("\\", "\\\\").replaceAll("\\$\\$", "\\\\\\$").replaceAll("\\$\\{(\\d)}", "\\$$1");
    }
}
