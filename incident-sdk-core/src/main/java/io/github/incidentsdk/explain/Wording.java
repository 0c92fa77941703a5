package io.github.incidentsdk.explain;

import io.github.incidentsdk.model.Severity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How numbers, times and labels are written for people. */
final class Wording {

    private static final MathContext DIGITS = new MathContext(6);

    private Wording() {}

    /** Six digits of a finite number, without an exponent. */
    static String number(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** Such as {@code 1h5m} or {@code 45s}; whole seconds. */
    static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        part(text, seconds / 86_400, "d");
        part(text, seconds / 3_600 % 24, "h");
        part(text, seconds / 60 % 60, "m");
        part(text, seconds % 60, "s");
        return text.toString();
    }

    private static void part(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }

    /** Such as {@code queue=orders, region=eu}, in the order of names. */
    static String pairs(Map<String, String> pairs) {
        return new TreeMap<>(pairs)
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** Such as {@code SEV2 (> 100)}. */
    static String level(Severity severity, String when) {
        return severity + " (" + when + ")";
    }
}
