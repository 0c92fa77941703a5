package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.expression.Function;
import io.github.incidentsdk.metric.series.Samples;

/** How the functions of a range are computed. */
public interface WindowFunctions {

    /**
     * How much longer than its range a window needs samples: to let go of those that it took in, and to compare its first one
     * with the one before.
     */
    long SLACK_MILLIS = 60_000;

    /**
     * Returns a window over the samples of one series.
     *
     * @param function one with a range as argument; {@code absent_over_time} is taken for its opposite
     * @param rangeMillis how long the window is
     */
    Window window(Function function, Samples samples, long rangeMillis);

    /** Returns how far samples may be apart that are kept for {@code reachMillis}; 0 when every one is needed. */
    long stepMillis(long reachMillis);

    /** Returns whether something counts as absent only once it has been looked for as long as the window. */
    boolean looksBeforeMissing();

    /** As a Prometheus server computes them, from every sample. */
    static WindowFunctions prometheus() {
        return new PrometheusFunctions();
    }

    /** Without extrapolation, with running figures, from a thousand samples at most in what looks back over {@code longMillis}. */
    static WindowFunctions standard(long longMillis) {
        return new StandardFunctions(longMillis);
    }
}
