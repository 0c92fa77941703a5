package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.metric.Series;
import java.util.Optional;

class MetricsContractTest implements MetricSourceContract {

    private final Metrics metrics = new Metrics();
    private double value;
    private Series series;

    @Override
    public MetricSource source() {
        return metrics;
    }

    @Override
    public String metric() {
        return "queue_depth";
    }

    @Override
    public void set(double now) {
        value = now;
        if (series == null) {
            series = metrics.gauge(metric(), () -> value);
        }
    }

    @Override
    public void remove() {
        series.remove();
        series = null;
    }

    @Override
    public Optional<MetricSource> broken() {
        return Optional.of((wanted, store) -> {
            throw new IllegalStateException("no registry");
        });
    }
}
