package io.github.incidentsdk.testing.promtool;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.rule.prometheus.SeriesNotation;
import java.time.Duration;
import java.util.List;

/**
 * One test of a promtool file.
 *
 * @param interval the time from one sample of its series to the next
 * @param series what the rules see
 * @param lastAsked the latest time at which the test asks for anything
 * @param external what templates know as {@code $externalLabels}
 */
public record PromtoolTest(Duration interval, List<SeriesNotation> series, Duration lastAsked, Labels external) {

    /** Series that go on for more ticks than this were most likely meant to go on for ever. */
    private static final long MANY = 500;

    private static final long AFTERWARDS = 11;

    public PromtoolTest {
        series = List.copyOf(series);
    }

    /**
     * Returns the last tick: the later of when something is asked and one interval after the last sample.
     *
     * <p>Series of more than 500 ticks count only for 11 ticks after the last question.
     */
    Duration end(Duration tick) {
        long samples = series.stream().mapToLong(SeriesNotation::length).max().orElse(0);
        double ticks = (double) samples * interval.toMillis() / tick.toMillis();
        long asked = lastAsked.toMillis() / tick.toMillis();
        long last = ticks > MANY ? asked + AFTERWARDS : Math.max(asked, (long) ticks);
        return tick.multipliedBy(last);
    }
}
