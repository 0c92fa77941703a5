package io.github.incidentsdk.testing.feed;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.rule.prometheus.SeriesNotation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Metrics said by hand: whatever reads them sees from its next look on what was said last.
 *
 * <pre>{@code
 * rules.metrics().set("queue_depth", 5_000, "queue", "orders");
 * rules.source("weather").play("wind_kmh{zone=\"north\"}", "40+20x6 stale");
 * rules.source("fleet").fails("503 from the query server");
 * }</pre>
 *
 * <p>For the thread that moves the time.
 */
public abstract class MetricFeed {

    /** The tick of a rule that does not say otherwise, and what a value of {@link #play(String, String)} lasts. */
    public static final Duration TICK = Duration.ofSeconds(15);

    private static final int LONGEST_PLAY = 1_000_000;

    private final Plays plays;
    private final Map<FedSeries, Double> present = new LinkedHashMap<>();
    private @Nullable String failure;

    MetricFeed(Plays plays) {
        this.plays = plays;
    }

    /**
     * Gives a series a value, which it keeps.
     *
     * @param value may be NaN or infinite
     * @param labels names and values in turn
     * @throws IllegalArgumentException when the name or a label cannot stand in an expression
     */
    public MetricFeed set(String metric, double value, String... labels) {
        FedSeries series = series(metric, Labels.of(labels));
        plays.end(this, series);
        take(series, value);
        return this;
    }

    /**
     * Gives a series values one after the other, a tick of 15 s each, the first one now.
     *
     * @param series such as {@code queue_depth{queue="orders"}}
     * @param values in the notation of promtool: {@code 0x3} is 0 and three more, {@code 1+2x3} is 1 3 5 7; {@code NaN} is no
     *     number; at {@code _} and {@code stale} the series is not there. After the last one it stays as it is
     * @throws IllegalArgumentException when either cannot be read
     */
    public MetricFeed play(String series, String values) {
        return play(series, values, TICK);
    }

    /** As {@link #play(String, String)}, with another pause from one value to the next. */
    public MetricFeed play(String series, String values, Duration every) {
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("values of " + series + " need a pause above zero, not " + every);
        }
        SeriesNotation read = SeriesNotation.of(series, values);
        if (read.length() > LONGEST_PLAY) {
            throw new IllegalArgumentException("\"" + values + "\" are " + read.length() + " values of " + series
                    + "; at most " + LONGEST_PLAY + " can be played");
        }
        plays.add(this, series(read.name(), read.labels()), read.values(LONGEST_PLAY), every.toNanos());
        return this;
    }

    /**
     * Takes a series away, as a registry does with a meter that is removed.
     *
     * @param labels names and values in turn
     * @throws IllegalArgumentException when it was never fed
     */
    public MetricFeed remove(String metric, String... labels) {
        FedSeries series = series(metric, Labels.of(labels));
        if (!plays.end(this, series) && !present.containsKey(series)) {
            throw new IllegalArgumentException(this + " is not fed " + series + "; it is fed "
                    + (present.isEmpty() ? "nothing" : present.keySet()));
        }
        take(series, null);
        return this;
    }

    /** Makes the source fail from its next look on: what its series are is unknown, until it {@link #recovers()}. */
    public MetricFeed fails(String why) {
        failure = why;
        failed(why);
        return this;
    }

    /** Ends a failure. */
    public MetricFeed recovers() {
        failure = null;
        recovered();
        return this;
    }

    /**
     * Answers {@code expression} with one series of this value instead of evaluating it; only a source that evaluates
     * expressions is ever asked. Further label sets add to the answer.
     *
     * @param expression as the rule says it, without the comparison at its top
     * @param labels names and values in turn
     * @throws UnsupportedOperationException when this source evaluates nothing
     */
    public MetricFeed answers(String expression, double value, String... labels) {
        throw new UnsupportedOperationException(this + " evaluates no expressions: set its metrics");
    }

    private static FedSeries series(String metric, Labels labels) {
        MetricNames.require(metric, labels);
        return new FedSeries(metric, labels);
    }

    final void take(FedSeries series, @Nullable Double value) {
        if (value == null) {
            present.remove(series);
        } else {
            present.put(series, value);
        }
        changed(series, value);
    }

    final List<Sample> samples() {
        return present.entrySet().stream()
                .map(each -> new Sample(each.getKey().name(), each.getKey().labels(), each.getValue()))
                .toList();
    }

    final double valueOf(FedSeries series) {
        return Objects.requireNonNullElse(present.get(series), Double.NaN);
    }

    final Set<FedSeries> series() {
        return present.keySet();
    }

    final Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** A series has another value, or none. */
    void changed(FedSeries series, @Nullable Double value) {}

    /** The source fails. */
    void failed(String why) {}

    /** The source works again. */
    void recovered() {}
}
