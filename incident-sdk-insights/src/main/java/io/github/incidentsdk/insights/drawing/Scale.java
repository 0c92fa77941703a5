package io.github.incidentsdk.insights.drawing;

import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.words.Amounts;
import io.github.incidentsdk.page.DurationWords;
import io.github.incidentsdk.page.LogAxis;
import io.github.incidentsdk.page.Tick;
import io.github.incidentsdk.page.ValueAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The axis that fits quantities of a unit.
 *
 * @param at where a quantity lies
 * @param ticks the places that are named
 * @param greatest the greatest quantity that is not beyond its end
 */
record Scale(DoubleUnaryOperator at, List<Tick> ticks, double greatest) {

    /** An interval of few cases may reach far; beyond so many times the greatest quantity it is cut, or nothing else is seen. */
    private static final double FARTHEST = 2.5;

    private static final int LABELS = 5;

    /** A quantity with its interval. */
    record Shown(double value, @Nullable Interval interval) {}

    static Scale of(Unit unit, List<Shown> shown, double begin, double end) {
        double value = shown.stream().mapToDouble(Shown::value).max().orElse(0);
        double high = shown.stream().mapToDouble(Scale::high).max().orElse(0);
        double greatest = Math.min(high, value > 0 ? FARTHEST * value : high);
        return switch (unit) {
            case COUNT -> of(ValueAxis.ofCounts(greatest, begin, end, LABELS), unit, greatest);
            case SHARE ->
                of(
                        greatest > 0.4 ? ValueAxis.ofShares(begin, end) : ValueAxis.of(0, greatest, begin, end, LABELS),
                        unit,
                        greatest);
            case SECONDS -> {
                ValueAxis axis = ValueAxis.ofDurations(greatest, begin, end, LABELS);
                yield new Scale(axis::at, axis.ticks(DurationWords::of), greatest);
            }
            case RATIO -> ratios(shown, begin, end);
            case PER_WEEK, PROBABILITY, NUMBER -> {
                double low = shown.stream().mapToDouble(Scale::low).min().orElse(0);
                ValueAxis axis = ValueAxis.of(Math.min(0, low), greatest, begin, end, LABELS);
                yield new Scale(axis::at, axis.ticks(), greatest);
            }
        };
    }

    private static Scale of(ValueAxis axis, Unit unit, double greatest) {
        return new Scale(axis::at, axis.ticks(value -> Amounts.text(value, unit)), greatest);
    }

    /** Twice and half as much lie equally far from 1. */
    private static Scale ratios(List<Shown> shown, double begin, double end) {
        List<Double> all = new ArrayList<>(List.of(0.5, 2.0));
        shown.forEach(each -> {
            all.add(Math.max(0.01, Math.min(100, each.value())));
            all.add(Math.max(0.05, Math.min(100, low(each))));
            all.add(Math.max(0.01, Math.min(20, high(each))));
        });
        double least = all.stream().mapToDouble(Double::doubleValue).min().orElse(0.5);
        double greatest = all.stream().mapToDouble(Double::doubleValue).max().orElse(2);
        LogAxis axis = LogAxis.ofRatios(least, greatest, begin, end - begin);
        return new Scale(axis::at, axis.ticks(), greatest);
    }

    private static double high(Shown shown) {
        Interval interval = shown.interval();
        return interval != null && Double.isFinite(interval.high()) ? interval.high() : shown.value();
    }

    private static double low(Shown shown) {
        Interval interval = shown.interval();
        return interval != null && Double.isFinite(interval.low()) ? interval.low() : shown.value();
    }
}
