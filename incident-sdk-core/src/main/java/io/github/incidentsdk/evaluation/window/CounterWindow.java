package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Samples;

/**
 * How much a counter rose: the sum of what each sample in the window is above the one before it.
 *
 * <p>The first sample is compared with the last one before the window, so that nothing is lost between windows that follow
 * each other, and with 0 where the counter was seen to begin; with nothing where nobody looked for long before the first one.
 * A fall is a reset to 0. NaN is no sample.
 */
final class CounterWindow extends Window {

    private final double divisor;

    /** How far two samples may be apart for the rise between them to be part of the window. */
    private final long reachMillis;

    private double rises;

    /** The last number that entered; {@link Absent#VALUE} before there was one. */
    private double newest = Absent.VALUE;

    private long newestTime;

    /** The last number that left. */
    private double oldest = Absent.VALUE;

    private long oldestTime;

    /** How many samples in the window could be compared with one before. */
    private int compared;

    private int infinite;
    private int untilSummedAnew;

    /** Creates a window whose value is the rise divided by {@code divisor}. */
    CounterWindow(Samples samples, long rangeMillis, double divisor) {
        super(samples);
        this.divisor = divisor;
        this.reachMillis = rangeMillis + WindowFunctions.SLACK_MILLIS;
    }

    @Override
    void reset() {
        rises = 0;
        compared = 0;
        infinite = 0;
        untilSummedAnew = 0;
        newest = Absent.VALUE;
        oldest = Absent.VALUE;
    }

    @Override
    void entered(int index) {
        double value = samples().value(index);
        long time = samples().time(index);
        if (Absent.is(newest)) {
            boolean begins = samples().isBeginning(index);
            newest = begins ? 0 : samples().numberBefore(index, reachMillis);
            newestTime = begins || Absent.is(newest) ? time : samples().timeBefore(index);
            oldest = newest;
            oldestTime = newestTime;
        }
        if (!Double.isNaN(value)) {
            count(newest, newestTime, value, time, 1);
            newest = value;
            newestTime = time;
        }
    }

    @Override
    void left(int index) {
        untilSummedAnew--;
        double value = samples().value(index);
        if (!Double.isNaN(value)) {
            long time = samples().time(index);
            count(oldest, oldestTime, value, time, -1);
            oldest = value;
            oldestTime = time;
        }
    }

    /** Adds a sample to the figures, or takes it away. */
    private void count(double previous, long previousTime, double value, long time, int times) {
        if (Absent.is(previous) || isFar(previousTime, time)) {
            return;
        }
        double rise = rise(previous, value);
        compared += times;
        if (Double.isInfinite(rise) || Double.isNaN(rise)) {
            infinite += times;
        } else {
            rises += times * rise;
        }
    }

    /** Without what it rose from before the window to the first number in it: some of that may have been earlier. */
    @Override
    public double surely(double value) {
        int first = numberFrom(from());
        boolean isRise = first < to() && isCompared(first) && infinite == 0 && !Absent.is(value);
        return isRise ? Math.max(0, rises - rise(oldest, samples().value(first))) / divisor : value;
    }

    /**
     * What it rose from before the window to the first number in it, where nobody looked for much longer than usual: most of it
     * was before the window, or may have been.
     */
    private double early() {
        int first = numberFrom(from());
        int second = numberFrom(first + 1);
        if (second >= to() || !isCompared(first)) {
            return 0;
        }
        long usual = samples().time(second) - samples().time(first);
        boolean isLong = samples().time(first) - oldestTime > Math.max(WindowFunctions.SLACK_MILLIS, 2 * usual);
        return isLong ? rise(oldest, samples().value(first)) : 0;
    }

    private int numberFrom(int index) {
        int number = index;
        while (number < to() && Double.isNaN(samples().value(number))) {
            number++;
        }
        return number;
    }

    /** Whether the first number in the window counts from one before it. */
    private boolean isCompared(int first) {
        return !Absent.is(oldest)
                && !samples().isBeginning(first)
                && !isFar(oldestTime, samples().time(first));
    }

    private boolean isFar(long previousTime, long time) {
        return previousTime <= time - reachMillis;
    }

    private static double rise(double previous, double value) {
        return value < previous ? value : value - previous;
    }

    @Override
    double value(long now, double parameter) {
        if (compared == 0) {
            return Absent.VALUE;
        }
        if (infinite > 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (untilSummedAnew <= 0) {
            sumAnew();
        }
        return Math.max(0, rises - early()) / divisor;
    }

    /** Adding and taking away leaves rounding errors; once a revolution they are cleared. */
    private void sumAnew() {
        untilSummedAnew = count();
        rises = 0;
        double previous = oldest;
        long previousTime = oldestTime;
        for (int i = from(); i < to(); i++) {
            double value = samples().value(i);
            if (!Double.isNaN(value)) {
                if (!Absent.is(previous) && !isFar(previousTime, samples().time(i))) {
                    rises += rise(previous, value);
                }
                previous = value;
                previousTime = samples().time(i);
            }
        }
    }
}
