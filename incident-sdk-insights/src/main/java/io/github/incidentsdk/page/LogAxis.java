package io.github.incidentsdk.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/** Where quantities lie from left to right on a logarithmic axis, and which of them are named: those that people say. */
public final class LogAxis {

    /** Those that are named first, and where there is room between them further ones. */
    private static final double[] DURATIONS = {
        1, 60, 3_600, 86_400, 2_592_000, 31_536_000, 315_360_000, 0.001, 0.01, 0.1, 10, 300, 900, 14_400, 604_800, 30
    };

    private static final double[] RATIOS = {
        1, 10, 0.1, 100, 0.01, 1_000, 0.001, 2, 0.5, 5, 0.2, 20, 0.05, 50, 0.02, 200, 0.005, 500, 0.002
    };
    private static final double LEAST = 0.001;
    private static final double GAP = 14;

    private final double[] said;
    private final DoubleFunction<String> name;
    private final double low;
    private final double high;
    private final double left;
    private final double width;

    private LogAxis(
            double[] said, DoubleFunction<String> name, double least, double greatest, double left, double width) {
        double from = Math.max(LEAST, Math.min(least, greatest));
        double to = Math.max(from, greatest);
        double room = Math.max(0.05, 0.03 * Math.log10(to / from));
        this.said = said;
        this.name = name;
        this.low = Math.log10(from) - room;
        this.high = Math.log10(to) + room;
        this.left = left;
        this.width = width;
    }

    /** Of durations in seconds; what is below a millisecond counts as one. */
    public static LogAxis ofDurations(double least, double greatest, double left, double width) {
        return new LogAxis(DURATIONS, LogAxis::duration, least, greatest, left, width);
    }

    /** Of how many times one thing is the other; what is below a thousandth counts as that. */
    public static LogAxis ofRatios(double least, double greatest, double left, double width) {
        return new LogAxis(RATIOS, LogAxis::ratio, least, greatest, left, width);
    }

    /** Where {@code value} lies; what is beyond the axis lies at its end. */
    public double at(double value) {
        double share = (Math.log10(Math.max(LEAST, value)) - low) / (high - low);
        return left + Math.max(0, Math.min(1, share)) * width;
    }

    /** Names that do not touch each other; where there is room for fewer than two, those of the ends. */
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (double value : said) {
            double log = Math.log10(value);
            Tick tick = new Tick(at(value), name.apply(value));
            if (log >= low && log <= high && ticks.stream().allMatch(other -> apart(tick, other))) {
                ticks.add(tick);
            }
        }
        ticks.sort(Comparator.comparingDouble(Tick::at));
        if (ticks.size() < 2) {
            return List.of(
                    new Tick(left, name.apply(Math.pow(10, low))),
                    new Tick(left + width, name.apply(Math.pow(10, high))));
        }
        return ticks;
    }

    private static boolean apart(Tick one, Tick other) {
        double halves = (TextWidth.of(one.label()) + TextWidth.of(other.label())) / 2;
        return Math.abs(one.at() - other.at()) >= halves + GAP;
    }

    private static String duration(double seconds) {
        if (seconds < 0.1) {
            return few(seconds * 1_000) + " ms";
        }
        if (seconds == 604_800) {
            return "1 week";
        }
        return seconds < 31_536_000 ? DurationWords.of(seconds) : years(few(seconds / 31_536_000));
    }

    private static String years(String count) {
        return count + (count.equals("1") ? " year" : " years");
    }

    private static String ratio(double times) {
        return few(times) + "×";
    }

    private static String few(double value) {
        return new BigDecimal(value, new MathContext(2)).stripTrailingZeros().toPlainString();
    }
}
