package io.github.incidentsdk.micrometer;

import io.github.incidentsdk.IncidentManager;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What a manager did and how it is, as meters: incidents by type and severity, deliveries by sink, the journal, drops and rules.
 *
 * <pre>{@code
 * IncidentMetrics.of(manager).bindTo(registry);
 * }</pre>
 *
 * <p>All that is counted begins at 0 with the process. Types that the manager did not know when a registry was bound count
 * together under {@code OTHER}. What the meters show is read when somebody reads them, and at most a second old. The registry
 * holds the manager until {@link #close}, and nothing here holds the registry. Safe for all threads.
 */
public final class IncidentMetrics implements MeterBinder, AutoCloseable {

    private final IncidentManager manager;
    private final Tags tags;
    private final Map<MeterRegistry, List<Meter.Id>> bound = new WeakHashMap<>();

    private IncidentMetrics(IncidentManager manager, Tags tags) {
        this.manager = manager;
        this.tags = tags;
    }

    /** The meters of {@code manager}. */
    public static IncidentMetrics of(IncidentManager manager) {
        return of(manager, Tags.empty());
    }

    /** The meters of {@code manager} with {@code tags} on all of them, which tell it from other managers of the same registry. */
    public static IncidentMetrics of(IncidentManager manager, Iterable<Tag> tags) {
        return new IncidentMetrics(manager, Tags.of(tags));
    }

    /** Registers the meters; again is harmless. */
    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        if (!bound.containsKey(registry)) {
            bound.put(
                    registry,
                    new OwnMeters(
                                    registry,
                                    tags,
                                    new Figures(manager, registry.config().clock()))
                            .all());
        }
    }

    /** Takes the meters out of the registries that they were bound to. */
    @Override
    public synchronized void close() {
        bound.forEach((registry, meters) -> meters.forEach(registry::remove));
        bound.clear();
    }
}
