package io.github.incidentsdk.micrometer;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Series;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.TimeGauge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

/**
 * One number of a meter, as the series that Prometheus would show.
 *
 * <p>Only cumulative numbers: a counter's total, a timer's count and total time in seconds, and its decaying maximum. Percentiles
 * and histogram buckets are not read.
 *
 * @param name the metric's name
 * @param labels the meter's tags
 * @param value reads the number now
 */
record MeterReading(String name, Labels labels, DoubleSupplier value) {

    /**
     * What {@code meter} shows and is wanted.
     *
     * @param wanted asked for every name under which the meter shows something
     */
    static List<MeterReading> of(Meter meter, Predicate<String> wanted) {
        Readings readings = new Readings(meter, wanted);
        return meter.match(
                gauge -> readings.plain("", gauge::value),
                counter -> readings.plain("_total", counter::count),
                timer -> readings.of(
                        timer::count, () -> timer.totalTime(TimeUnit.SECONDS), () -> timer.max(TimeUnit.SECONDS)),
                summary -> readings.of(summary::count, summary::totalAmount, summary::max),
                longTask -> readings.of(
                        longTask::activeTasks,
                        () -> longTask.duration(TimeUnit.SECONDS),
                        () -> longTask.max(TimeUnit.SECONDS)),
                timeGauge -> readings.plain("", () -> timeGauge.value(TimeUnit.SECONDS)),
                counter -> readings.plain("_total", counter::count),
                timer -> readings.of(timer::count, () -> timer.totalTime(TimeUnit.SECONDS)),
                other -> readings.measurements());
    }

    boolean isReadBy(Series series) {
        return series.name().equals(name) && series.labels().equals(labels);
    }

    /** Collects the readings of one meter. */
    private static final class Readings {
        private final Meter meter;
        private final String base;
        private final Predicate<String> wanted;
        private final List<MeterReading> readings = new ArrayList<>(1);
        private final boolean ofSteps;

        Readings(Meter meter, Predicate<String> wanted) {
            this.meter = meter;
            this.wanted = wanted;
            this.ofSteps = Counting.isOfSteps(meter);
            Meter.Id id = meter.getId();
            String unit = meter instanceof TimeGauge ? "seconds" : id.getBaseUnit();
            base = PrometheusNames.base(id.getName(), id.getType(), unit);
        }

        private Map<String, String> labels() {
            Map<String, String> labels = new HashMap<>();
            for (Tag tag : meter.getId().getTagsAsIterable()) {
                labels.put(PrometheusNames.label(tag.getKey()), tag.getValue());
            }
            return labels;
        }

        List<MeterReading> plain(String suffix, DoubleSupplier value) {
            if (wanted.test(base + suffix)) { // most are not, and the labels are most of the work
                DoubleSupplier read = ofSteps ? () -> Counting.refuse(meter) : value;
                readings.add(new MeterReading(base + suffix, Labels.of(labels()), read));
            }
            return readings;
        }

        List<MeterReading> of(DoubleSupplier count, DoubleSupplier sum, DoubleSupplier max) {
            plain("_max", max);
            return of(count, sum);
        }

        List<MeterReading> of(DoubleSupplier count, DoubleSupplier sum) {
            plain("_count", count);
            return plain("_sum", sum);
        }

        List<MeterReading> measurements() {
            meter.measure().forEach(measurement -> {
                Statistic statistic = measurement.getStatistic();
                String name = base + suffixOf(statistic);
                if (wanted.test(name)) {
                    Map<String, String> labels = labels();
                    labels.put("statistic", statistic.toString());
                    readings.add(new MeterReading(name, Labels.of(labels), measurement::getValue));
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
