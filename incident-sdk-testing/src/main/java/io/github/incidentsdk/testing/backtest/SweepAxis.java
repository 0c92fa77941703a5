package io.github.incidentsdk.testing.backtest;

import java.util.List;

/**
 * One setting, and the values that a sweep gives it.
 *
 * @param setting {@code for}, {@code keep}, {@code every}, {@code window}, {@code threshold}, or a severity for the threshold of
 *     that level; of one rule alone with its id before it, such as {@code queue-depth.for}
 * @param values as a rule has them, such as {@code 5m} or {@code 0.8}
 */
public record SweepAxis(String setting, List<String> values) {

    public SweepAxis {
        values = List.copyOf(values);
        if (setting.isBlank() || values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("\"" + setting + "=" + String.join(",", values)
                    + "\" is no sweep; expected a setting and values, such as for=1m,5m,15m");
        }
        Adjustment adjustment = Adjustment.of(setting);
        values.forEach(adjustment::require);
    }

    /**
     * Reads {@code for=1m,5m,15m}.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static SweepAxis parse(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new SweepAxis(text, List.of())
                : new SweepAxis(
                        text.substring(0, equals).strip(),
                        List.of(text.substring(equals + 1).strip().split("\\s*,\\s*", -1)));
    }
}
