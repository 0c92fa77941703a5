package io.github.incidentsdk.page;

import java.util.ArrayList;
import java.util.List;

/** Where durations lie on a logarithmic axis, and which of them are named: those that people say. */
public final class DurationAxis {

    private static final double[] SAID = {
        0.001, 0.01, 0.1, 1, 10, 30, 60, 300, 900, 3_600, 14_400, 86_400, 604_800, 2_592_000, 31_536_000, 315_360_000
    };
    private static final String[] NAMES = {
        "1 ms", "10 ms", "0.1 s", "1 s", "10 s", "30 s", "1 min", "5 min", "15 min", "1 h", "4 h", "1 d", "1 week", "30 d",
        "1 year", "10 years"
    };
    private static final double LEAST = 0.001;
    private static final double GAP = 14;

    private final double low;
    private final double high;
    private final double left;
    private final double width;

    /**
     * @param least the shortest duration, in seconds; what is below a millisecond counts as one
     * @param greatest the longest duration, in seconds
     */
    public DurationAxis(double least, double greatest, double left, double width) {
        double from = Math.max(LEAST, Math.min(least, greatest));
        double to = Math.max(from, greatest);
        double room = Math.max(0.05, 0.03 * Math.log10(to / from));
        this.low = Math.log10(from) - room;
        this.high = Math.log10(to) + room;
        this.left = left;
        this.width = width;
    }

    public double at(double seconds) {
        double share = (Math.log10(Math.max(LEAST, seconds)) - low) / (high - low);
        return left + Math.max(0, Math.min(1, share)) * width;
    }

    /** Labels that do not touch each other. */
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        double free = left - GAP;
        for (int i = 0; i < SAID.length; i++) {
            double log = Math.log10(SAID[i]);
            double at = at(SAID[i]);
            double half = TextWidth.of(NAMES[i]) / 2;
            if (log >= low && log <= high && at - half >= free) {
                ticks.add(new Tick(at, NAMES[i]));
                free = at + half + GAP;
            }
        }
        if (ticks.size() < 2) {
            ticks.clear();
            for (double log : new double[] {low, high}) {
                double seconds = Math.pow(10, log);
                ticks.add(new Tick(at(seconds), DurationWords.of(seconds)));
            }
        }
        return ticks;
    }
}
