package io.github.incidentsdk.testing.backtest.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where values lie from bottom to top, and which of them are named. */
final class ValueAxis {

    private static final int LABELS = 5;

    private final double least;
    private final double greatest;
    private final double step;
    private final double top;
    private final double height;

    /** Holds every value from {@code least} to {@code greatest}, and zero where that is not far. */
    ValueAxis(double least, double greatest, double top, double height) {
        double from = least > 0 && least < 0.6 * greatest ? 0 : least;
        double to = greatest < 0 && greatest > 0.6 * least ? 0 : greatest;
        if (to - from < 1e-12 * Math.max(Math.abs(to), 1e-300)) {
            double around = to == 0 ? 1 : Math.abs(to) * 0.1;
            from -= around;
            to += around;
        }
        this.step = nice((to - from) / LABELS);
        this.least = Math.floor(from / step + 1e-9) * step;
        this.greatest = Math.ceil(to / step - 1e-9) * step;
        this.top = top;
        this.height = height;
    }

    /** The next of 1, 2, 5, 10, … */
    private static double nice(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    /** A value with its name. */
    record Label(double y, String text) {}

    double y(double value) {
        double share = (value - least) / (greatest - least);
        return top + (1 - Math.max(0, Math.min(1, share))) * height;
    }

    List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        long count = Math.round((greatest - least) / step);
        for (long i = 0; i <= count; i++) {
            double value = (Math.round(least / step) + i) * step;
            labels.add(new Label(y(value), name(value)));
        }
        return labels;
    }

    static String name(double value) {
        double size = Math.abs(value);
        if (size >= 1e15 || (size > 0 && size < 1e-4)) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        String[] units = {"", "k", "M", "G", "T"};
        int unit = 0;
        double shown = value;
        while (Math.abs(shown) >= (unit == 0 ? 10_000 : 1_000) && unit < units.length - 1) {
            shown /= 1_000;
            unit++;
        }
        String text = String.format(Locale.ROOT, "%.4f", shown);
        return text.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0") + units[unit];
    }
}
