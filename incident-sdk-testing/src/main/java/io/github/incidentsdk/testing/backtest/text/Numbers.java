package io.github.incidentsdk.testing.backtest.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads values as recorders write them. */
public final class Numbers {

    private Numbers() {}

    /** Returns whether a cell says that there is no sample: nothing, {@code null} or {@code NA}. */
    public static boolean isMissing(String text) {
        return text.isEmpty() || text.equalsIgnoreCase("null") || text.equalsIgnoreCase("na");
    }

    /** Returns a number, infinity or NaN; null when it is none of these. */
    public static @Nullable Double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException other) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "nan" -> Double.NaN;
                case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
                case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                default -> null;
            };
        }
    }
}
