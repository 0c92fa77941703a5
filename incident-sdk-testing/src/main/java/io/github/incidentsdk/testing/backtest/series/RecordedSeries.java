package io.github.incidentsdk.testing.backtest.series;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.testing.backtest.text.BadSeriesException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * Series as they were recorded; immutable.
 *
 * <pre>{@code
 * RecordedSeries.read(Path.of("cpu.csv"))                                    // any form, recognised by what is in it
 * SeriesFile.of(Path.of("replicas.csv")).timeColumn("minute").timeUnit(MINUTES).column("hpa", "replicas").read()
 * RecordedSeries.builder().add("queue_depth", Labels.empty(), at, 12).build()
 * }</pre>
 */
public final class RecordedSeries {

    private final List<SampledSeries> series;
    private final boolean relative;
    private final List<String> doubts;

    RecordedSeries(List<SampledSeries> series, boolean relative, List<String> doubts) {
        this.series = List.copyOf(series);
        this.relative = relative;
        this.doubts = List.copyOf(doubts);
    }

    /**
     * Reads a file whose form tells everything; {@link SeriesFile} is for others.
     *
     * @throws BadSeriesException when something in it cannot be understood; names file, line and column
     * @throws IOException when it cannot be read
     */
    public static RecordedSeries read(Path file) throws IOException {
        return SeriesFile.of(file).read();
    }

    /** Starts without series. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects samples in any order; not safe for several threads. */
    public static final class Builder {

        private final SeriesCollector collector = new SeriesCollector();

        private Builder() {}

        /**
         * Adds a sample; of several of one series and time the last counts.
         *
         * @throws IllegalArgumentException when the name or a label cannot stand in an expression
         */
        public Builder add(String metric, Labels labels, Instant at, double value) {
            collector.series(metric, labels).add(at.toEpochMilli(), value);
            return this;
        }

        /**
         * Adds samples at equal distances.
         *
         * @param from the time of the first one
         * @param stepMillis the time from one to the next, positive
         * @param count how many
         * @param valueAt the value by the sample's number, from 0
         */
        public Builder add(
                String metric, Labels labels, Instant from, long stepMillis, long count, LongToDoubleFunction valueAt) {
            if (stepMillis <= 0) {
                throw new IllegalArgumentException("samples of " + metric + " lie " + stepMillis + " ms apart");
            }
            SeriesCollector.Growing growing = collector.series(metric, labels);
            for (long i = 0; i < count; i++) {
                growing.add(from.toEpochMilli() + i * stepMillis, valueAt.applyAsDouble(i));
            }
            return this;
        }

        /** Returns what was added. */
        public RecordedSeries build() {
            return collector.collected();
        }
    }

    /**
     * Returns these and those.
     *
     * @throws IllegalArgumentException when one series is in both
     */
    public RecordedSeries and(RecordedSeries other) {
        List<SampledSeries> both = new ArrayList<>(series);
        for (SampledSeries each : other.series) {
            for (SampledSeries mine : series) {
                if (mine.name().equals(each.name()) && mine.labels().equals(each.labels())) {
                    throw new IllegalArgumentException("series " + mine + " is recorded twice; give one of them another"
                            + " name or a label of its own");
                }
            }
            both.add(each);
        }
        List<String> doubted = new ArrayList<>(doubts);
        doubted.addAll(other.doubts);
        return new RecordedSeries(both, relative || other.relative, doubted);
    }

    /** Returns the series, in the order in which they were first met. */
    public List<SampledSeries> series() {
        return series;
    }

    /** Returns whether times count from a start that nobody knows, which then is 1970-01-01T00:00:00Z. */
    public boolean isRelative() {
        return relative;
    }

    /** Returns what was read and most likely is not as meant, with its file and line; a backtest warns of it. */
    public List<String> doubts() {
        return doubts;
    }

    /** Returns how many samples there are in all. */
    public long samples() {
        return series.stream().mapToLong(SampledSeries::size).sum();
    }

    /** Returns the time of the first sample of any series, in milliseconds since the epoch; 0 when there is none. */
    public long startMillis() {
        return series.stream().mapToLong(each -> each.time(0)).min().orElse(0);
    }

    /** Returns the time of the last sample of any series, in milliseconds since the epoch; 0 when there is none. */
    public long endMillis() {
        return series.stream()
                .mapToLong(each -> each.time(each.size() - 1))
                .max()
                .orElse(0);
    }
}
