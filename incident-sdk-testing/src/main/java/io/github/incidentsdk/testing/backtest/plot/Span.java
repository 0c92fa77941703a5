package io.github.incidentsdk.testing.backtest.plot;

import java.util.Arrays;

/**
 * From which to which value a panel reaches: everything, unless a few peaks are so high that the limits, which matter, would lie
 * on the axis; those are cut off.
 *
 * @param least where it begins
 * @param greatest where it ends
 * @param deepest the least value that there was
 * @param highest the greatest value that there was
 */
record Span(double least, double greatest, double deepest, double highest) {

    /** More than this share of all columns is never cut off. */
    private static final double MOST = 0.98;

    /** Peaks up to this many times the farthest limit are shown whole. */
    private static final double TIMES = 10;

    /** A limit is this share of the panel away from its edge. */
    private static final double ROOM = 0.04;

    static Span of(Curves curves) {
        double[] tops = tops(curves, 1);
        double[] bottoms = tops(curves, -1);
        if (tops.length == 0) {
            return withLimits(curves, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        }
        return withLimits(curves, -bottoms[bottoms.length - 1], tops[tops.length - 1]);
    }

    /** The greatest value of each column, or the least one with its sign changed, in order. */
    private static double[] tops(Curves curves, int sign) {
        return curves.all()
                .flatMapToDouble(envelope -> envelope.filled()
                        .mapToDouble(column -> sign > 0 ? envelope.greatest(column) : -envelope.least(column)))
                .sorted()
                .toArray();
    }

    private static Span withLimits(Curves curves, double deepest, double highest) {
        double[] limits = curves.panel().limits().stream()
                .mapToDouble(Panel.Limit::value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (limits.length == 0) {
            return deepest > highest ? new Span(0, 1, 0, 1) : new Span(deepest, highest, deepest, highest);
        }
        double lowest = limits[0];
        double topmost = limits[limits.length - 1];
        double far = TIMES * Arrays.stream(limits).map(Math::abs).max().orElse(0);
        double greatest = Math.max(topmost, cut(tops(curves, 1), highest, far));
        double least = Math.min(lowest, -cut(tops(curves, -1), -deepest, far));
        double room = ROOM * (greatest - least);
        return new Span(
                lowest - least < room && lowest != 0 ? least - room : least,
                greatest - topmost < room ? greatest + room : greatest,
                deepest,
                highest);
    }

    private static double cut(double[] tops, double top, double far) {
        if (tops.length == 0 || far == 0 || top <= far) {
            return top;
        }
        double most = 1.5 * tops[(int) (MOST * (tops.length - 1))];
        return Math.min(top, Math.max(far, most));
    }

    boolean isCutAbove() {
        return highest > greatest;
    }

    boolean isCutBelow() {
        return deepest < least;
    }
}
