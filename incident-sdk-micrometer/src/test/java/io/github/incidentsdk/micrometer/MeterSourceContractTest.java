package io.github.incidentsdk.micrometer;

import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.testing.contract.MetricSourceContract;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class MeterSourceContractTest implements MetricSourceContract {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private double value;
    private Gauge gauge;

    @Override
    public MetricSource source() {
        return MeterSource.of(registry);
    }

    @Override
    public String metric() {
        return "queue_depth";
    }

    @Override
    public void set(double now) {
        value = now;
        if (gauge == null) {
            gauge = Gauge.builder("queue.depth", () -> value).register(registry);
        }
    }

    @Override
    public void remove() {
        registry.remove(gauge);
        gauge = null;
    }
}
