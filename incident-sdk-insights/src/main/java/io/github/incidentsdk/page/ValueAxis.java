package io.github.incidentsdk.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/** Where values lie between two places of a drawing, and which of them are named. */
public final class ValueAxis {

    private static final double DAY = 86_400;
    private static final double[] DURATIONS = {
        1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, DAY
    };

    private final double least;
    private final double greatest;
    private final double step;
    private final double begin;
    private final double end;

    private ValueAxis(double least, double greatest, double step, double begin, double end) {
        this.least = least;
        this.greatest = greatest;
        this.step = step;
        this.begin = begin;
        this.end = end;
    }

    /**
     * Holds every value from {@code least} to {@code greatest}, and zero where that is not far.
     *
     * @param begin where the least value lies
     * @param end where the greatest value lies; for a vertical axis above {@code begin}, so less
     * @param labels about how many values may be named
     */
    public static ValueAxis of(double least, double greatest, double begin, double end, int labels) {
        double from = least > 0 && least < 0.6 * greatest ? 0 : least;
        double to = greatest < 0 && greatest > 0.6 * least ? 0 : greatest;
        if (!(to - from >= 1e-12 * Math.max(Math.abs(to), 1e-300))) {
            double around = to == 0 ? 1 : Math.abs(to) * 0.1;
            from -= to == 0 ? 0 : around;
            to += around;
        }
        double step = nice((to - from) / Math.max(1, labels));
        return new ValueAxis(
                Math.floor(from / step + 1e-9) * step, Math.ceil(to / step - 1e-9) * step, step, begin, end);
    }

    /** Of numbers of things: names whole numbers only, from 0. */
    public static ValueAxis ofCounts(double greatest, double begin, double end, int labels) {
        double step = Math.max(1, nice(Math.max(1, greatest) / Math.max(1, labels)));
        return new ValueAxis(0, Math.max(1, Math.ceil(greatest / step - 1e-9)) * step, step, begin, end);
    }

    /** Of shares: from 0 to 1. */
    public static ValueAxis ofShares(double begin, double end) {
        return new ValueAxis(0, 1, 0.25, begin, end);
    }

    /** Of durations in seconds, from 0: names full minutes, hours or days. */
    public static ValueAxis ofDurations(double greatest, double begin, double end, int labels) {
        double rough = Math.max(greatest, 1) / Math.max(1, labels);
        double step = Arrays.stream(DURATIONS)
                .filter(each -> each >= rough)
                .findFirst()
                .orElse(DAY * nice(rough / DAY));
        return new ValueAxis(0, Math.max(1, Math.ceil(greatest / step - 1e-9)) * step, step, begin, end);
    }

    /** The next of 1, 2, 5, 10, … */
    private static double nice(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return power * (share <= 1.0001 ? 1 : share <= 2.0001 ? 2 : share <= 5.0001 ? 5 : 10);
    }

    /** Where {@code value} lies; what is beyond the axis lies at its end. */
    public double at(double value) {
        double share = (value - least) / (greatest - least);
        return begin + Math.max(0, Math.min(1, share)) * (end - begin);
    }

    public List<Tick> ticks() {
        return ticks(ValueAxis::name);
    }

    /** The ticks, named by {@code name}. */
    public List<Tick> ticks(DoubleFunction<String> name) {
        List<Tick> ticks = new ArrayList<>();
        long count = Math.round((greatest - least) / step);
        for (long i = 0; i <= count; i++) {
            double value = (Math.round(least / step) + i) * step;
            ticks.add(new Tick(at(value), name.apply(value)));
        }
        return ticks;
    }

    /** A value in few characters, such as {@code 12k}. */
    public static String name(double value) {
        double size = Math.abs(value);
        String[] units = {"", "k", "M", "G", "T", "P"};
        int unit = 0;
        double shown = value;
        while (Math.abs(shown) >= (unit == 0 ? 10_000 : 1_000) && unit < units.length - 1) {
            shown /= 1_000;
            unit++;
        }
        if (size >= 1e18 || (size > 0 && size < 1e-4)) {
            return new BigDecimal(value, new MathContext(2)).toString();
        }
        return new BigDecimal(shown, new MathContext(4)).stripTrailingZeros().toPlainString() + units[unit];
    }
}
