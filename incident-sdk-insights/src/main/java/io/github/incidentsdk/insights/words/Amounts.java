package io.github.incidentsdk.insights.words;

import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.page.DurationWords;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers as people read them. */
public final class Amounts {

    private static final double LEAST_PROBABILITY = 0.001;

    private Amounts() {}

    /** Such as {@code 1,228}, {@code 3.2 a week}, {@code 45 %}, {@code 1.97×} or {@code 65 min}. */
    public static String text(double value, Unit unit) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        return switch (unit) {
            case COUNT -> value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : digits(value, 3);
            case PER_WEEK -> digits(value, 3) + " a week";
            case SHARE -> percent(value);
            case RATIO -> digits(value, 3) + "×";
            case SECONDS -> DurationWords.of(value);
            case PROBABILITY -> value < LEAST_PROBABILITY ? "below 0.001" : digits(value, 2);
            case NUMBER -> digits(value, 3);
        };
    }

    /** Such as {@code 199 to 260}; of counts the whole numbers around it. */
    public static String text(Interval interval, Unit unit) {
        if (unit == Unit.COUNT) {
            return text(Math.floor(interval.low()), unit) + " to " + text(Math.ceil(interval.high()), unit);
        }
        Unit written = unit == Unit.PER_WEEK ? Unit.NUMBER : unit;
        return text(interval.low(), written) + " to " + text(interval.high(), written);
    }

    private static String percent(double share) {
        double percent = 100 * share;
        return (percent > 0 && percent < 1) || (percent > 99 && percent < 100)
                ? digits(percent, percent > 99 ? 3 : 1) + " %"
                : Math.round(percent) + " %";
    }

    private static String digits(double value, int count) {
        if (Math.abs(value) >= Math.pow(10, count)) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        BigDecimal rounded = new BigDecimal(value, new MathContext(count, RoundingMode.HALF_UP)).stripTrailingZeros();
        return rounded.scale() > 10 ? rounded.toString() : rounded.toPlainString();
    }
}
