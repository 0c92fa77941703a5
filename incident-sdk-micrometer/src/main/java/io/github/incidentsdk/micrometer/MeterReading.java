package io.github.incidentsdk.micrometer;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Series;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.HistogramSupport;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One number of a meter, as the series that Prometheus would show.
 *
 * <p>A counter's total; a timer's count, total time in seconds, decaying maximum, and its buckets or else its percentiles; a
 * gauge's value.
 *
 * @param name the metric's name
 * @param labels the meter's tags
 * @param of what the number is read of
 * @param value reads it now; one for all meters of a kind, so that a tick goes by few objects
 */
record MeterReading<T>(String name, Labels labels, T of, ToDoubleFunction<? super T> value) {

    private static final Scale TIME =
            new Scale(bucket -> bucket.bucket(TimeUnit.SECONDS), percentile -> percentile.value(TimeUnit.SECONDS));
    private static final Scale AMOUNT = new Scale(CountAtBucket::bucket, ValueAtPercentile::value);

    /** How the bounds of buckets and the values of percentiles are told. */
    private record Scale(ToDoubleFunction<CountAtBucket> bound, ToDoubleFunction<ValueAtPercentile> value) {}

    /** One bucket of a meter. */
    private record Bucket(Distribution of, int index) {

        double count() {
            return of.atMost(index);
        }
    }

    /** One percentile of a meter. */
    private record Percentile(Distribution of, int index, Scale scale) {

        double value() {
            return of.percentile(index, scale.value());
        }
    }

    /**
     * What {@code meter} shows and is wanted.
     *
     * @param wanted asked for every name under which the meter shows something
     */
    static List<MeterReading<?>> of(Meter meter, Predicate<String> wanted) {
        Readings readings = new Readings(meter, wanted);
        return meter.match(
                gauge -> readings.gauge(gauge),
                counter -> readings.plain("_total", counter, Counter::count),
                timer -> readings.distribution(timer, TIME)
                        .of(
                                timer,
                                Timer::count,
                                each -> each.totalTime(TimeUnit.SECONDS),
                                each -> each.max(TimeUnit.SECONDS)),
                summary -> readings.distribution(summary, AMOUNT)
                        .of(
                                summary,
                                DistributionSummary::count,
                                DistributionSummary::totalAmount,
                                DistributionSummary::max),
                longTask -> readings.distribution(longTask, TIME)
                        .of(
                                longTask,
                                LongTaskTimer::activeTasks,
                                each -> each.duration(TimeUnit.SECONDS),
                                each -> each.max(TimeUnit.SECONDS)),
                timeGauge -> readings.plain("", timeGauge, each -> each.value(TimeUnit.SECONDS)),
                counter -> readings.plain("_total", counter, FunctionCounter::count),
                timer -> readings.of(timer, FunctionTimer::count, each -> each.totalTime(TimeUnit.SECONDS)),
                other -> readings.measurements());
    }

    /** Whether one of the series shows this number. */
    boolean isAmong(List<Series> all) {
        for (Series each : all) {
            if (each.name().equals(name) && each.labels().equals(labels)) {
                return true;
            }
        }
        return false;
    }

    /** Collects the readings of one meter. */
    private static final class Readings {
        private final Meter meter;
        private final String base;
        private final Predicate<String> wanted;
        private final List<MeterReading<?>> readings = new ArrayList<>(1);
        private String ofTasks = "";
        private @Nullable Labels labels;

        Readings(Meter meter, Predicate<String> wanted) {
            this.meter = meter;
            this.wanted = wanted;
            Meter.Id id = meter.getId();
            String unit = meter instanceof TimeGauge ? "seconds" : id.getBaseUnit();
            base = PrometheusNames.base(id.getName(), id.getType(), unit);
        }

        /** Made when the first reading is wanted, which of most meters none is. */
        private Labels labels() {
            Labels made = labels;
            if (made == null) {
                made = PrometheusNames.labels(meter.getId().getTagsAsIterable());
                labels = made;
            }
            return made;
        }

        <T> List<MeterReading<?>> plain(String suffix, T of, ToDoubleFunction<? super T> value) {
            String name = base + suffix;
            if (wanted.test(name)) {
                add(name, labels(), of, value);
            }
            return readings;
        }

        /** What a gauge is called {@code .info} for are its labels. */
        List<MeterReading<?>> gauge(Gauge gauge) {
            return meter.getId().getName().endsWith(".info")
                    ? plain("_info", gauge, each -> 1)
                    : plain("", gauge, Gauge::value);
        }

        private <T> void add(String name, Labels labels, T of, ToDoubleFunction<? super T> value) {
            readings.add(
                    Counting.isOfSteps(meter)
                            ? new MeterReading<>(name, labels, meter, Counting::refuse)
                            : new MeterReading<>(name, labels, of, value));
        }

        /** Buckets, or where there are none percentiles: Prometheus shows one or the other. */
        Readings distribution(HistogramSupport source, Scale scale) {
            HistogramSnapshot now = source.takeSnapshot();
            CountAtBucket[] counts = now.histogramCounts();
            if (counts.length > 0) {
                ofTasks = source instanceof LongTaskTimer ? "g" : ""; // what it counts may fall
                // What forgets is left out: nobody reports it then, and rules that read it are unknown.
                if (Counting.keepsBuckets(meter) && !Counting.isOfSteps(meter) && wanted.test(base + "_bucket")) {
                    buckets(new Distribution(source), counts, scale);
                }
            } else if (now.percentileValues().length > 0 && wanted.test(base)) {
                percentiles(new Distribution(source), now.percentileValues(), scale);
            }
            return this;
        }

        private void buckets(Distribution distribution, CountAtBucket[] counts, Scale scale) {
            for (int i = 0; i < counts.length; i++) {
                bucket(scale.bound().applyAsDouble(counts[i]), new Bucket(distribution, i));
            }
            if (Double.isFinite(counts[counts.length - 1].bucket())) {
                bucket(Double.POSITIVE_INFINITY, new Bucket(distribution, counts.length));
            }
        }

        private void bucket(double bound, Bucket bucket) {
            String most = bound == Double.POSITIVE_INFINITY ? "+Inf" : Double.toString(bound);
            add(base + "_bucket", labels().with("le", most), bucket, Bucket::count);
        }

        private void percentiles(Distribution distribution, ValueAtPercentile[] percentiles, Scale scale) {
            for (int i = 0; i < percentiles.length; i++) {
                Labels labels = labels().with("quantile", Double.toString(percentiles[i].percentile()));
                add(base, labels, new Percentile(distribution, i, scale), Percentile::value);
            }
        }

        <T> List<MeterReading<?>> of(
                T each,
                ToDoubleFunction<? super T> count,
                ToDoubleFunction<? super T> sum,
                ToDoubleFunction<? super T> max) {
            plain("_max", each, max);
            return of(each, count, sum);
        }

        <T> List<MeterReading<?>> of(T each, ToDoubleFunction<? super T> count, ToDoubleFunction<? super T> sum) {
            plain("_" + ofTasks + "count", each, count);
            return plain("_" + ofTasks + "sum", each, sum);
        }

        List<MeterReading<?>> measurements() {
            meter.measure().forEach(measurement -> {
                Statistic statistic = measurement.getStatistic();
                String name = base + suffixOf(statistic);
                if (wanted.test(name)) {
                    Labels labels = labels().with("statistic", statistic.toString());
                    readings.add(new MeterReading<>(name, labels, measurement, Measurement::getValue));
                }
            });
            return readings;
        }

        private static String suffixOf(Statistic statistic) {
            return switch (statistic) {
                case COUNT -> "_total";
                case TOTAL, TOTAL_TIME -> "_sum_total";
                case MAX -> "_max";
                case ACTIVE_TASKS -> "_active_count";
                case DURATION -> "_duration_sum";
                case VALUE, UNKNOWN -> "_value";
            };
        }
    }
}
