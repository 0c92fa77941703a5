package io.github.incidentsdk.micrometer;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.Wanted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.health.HealthMeterRegistry;
import io.micrometer.health.ServiceLevelObjective;
import io.micrometer.health.ServiceLevelObjective.MultipleIndicator;
import io.micrometer.health.ServiceLevelObjective.SingleIndicator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Lets rules read whether Micrometer's service level objectives are met: {@code objective_met < 1}.
 *
 * <pre>{@code
 * IncidentManager manager = IncidentManager.builder().source("objectives", ServiceLevelObjectives.of(registry)).build();
 * }</pre>
 *
 * <p>The metric {@code objective_met} has a series for each objective, with its name as {@code objective} and its tags as labels: 1
 * while it is met, 0 while it is not, and NaN, which is unknown, while Micrometer calls it met because one of its indicators has no
 * value. They are asked at the rules' tick. Needs micrometer-registry-health. Safe for all threads.
 */
public final class ServiceLevelObjectives implements MetricSource {

    private static final String METRIC = "objective_met";

    private final MeterRegistry registry;
    private final List<ServiceLevelObjective> objectives;
    private final List<Series> series = new ArrayList<>();

    private ServiceLevelObjectives(MeterRegistry registry, Collection<ServiceLevelObjective> objectives) {
        this.registry = registry;
        this.objectives = List.copyOf(objectives);
    }

    /** The objectives that {@code registry} was built with, over its meters. */
    public static ServiceLevelObjectives of(HealthMeterRegistry registry) {
        return of(registry, registry.getServiceLevelObjectives());
    }

    /** These objectives, over the meters of {@code registry}; who measures one over a time has to call its {@code tick}. */
    public static ServiceLevelObjectives of(MeterRegistry registry, Collection<ServiceLevelObjective> objectives) {
        return new ServiceLevelObjectives(registry, objectives);
    }

    @Override
    public synchronized void start(Wanted wanted, SeriesStore store) {
        for (ServiceLevelObjective each : objectives) {
            series.add(store.add(METRIC, labels(each), () -> met(each)));
        }
    }

    private static Labels labels(ServiceLevelObjective objective) {
        return PrometheusNames.labels(objective.getTags()).with("objective", objective.getName());
    }

    private double met(ServiceLevelObjective objective) {
        if (!objective.healthy(registry)) {
            return 0;
        }
        return isKnown(objective) ? 1 : Double.NaN;
    }

    /** Micrometer takes an indicator without a value for a good one. */
    private boolean isKnown(ServiceLevelObjective objective) {
        if (objective instanceof SingleIndicator single) {
            return !Double.isNaN(single.getValue(registry));
        }
        return !(objective instanceof MultipleIndicator several)
                || List.of(several.getObjectives()).stream().allMatch(this::isKnown);
    }

    @Override
    public synchronized void close() {
        series.forEach(Series::remove);
        series.clear();
    }
}
