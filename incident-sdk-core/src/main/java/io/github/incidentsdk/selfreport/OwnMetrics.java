package io.github.incidentsdk.selfreport;

import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.Wanted;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.SelfReported;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's own counters as metrics, so that a trend can be a rule: {@code increase(incidents_declared_total[1h]) > 20}.
 *
 * <p>By {@code type}: {@code incidents_declared_total}, {@code incidents_reopened_total}, {@code incidents_resolved_total} and
 * {@code incidents_open}; by {@code sink}: {@code incidents_told_total}, {@code incidents_retried_total},
 * {@code incidents_dead_letters_total} and {@code incidents_untold}. Totals begin at 0 with the process. Drills, what rules in
 * shadow mode would have opened, and incidents about the SDK itself count in none. Only what rules read becomes a series. For
 * all threads.
 */
public final class OwnMetrics implements MetricSource {

    private static final Map<String, ToLongFunction<TypeCounts>> BY_TYPE = Map.of(
            "incidents_declared_total", counts -> counts.declared.sum(),
            "incidents_reopened_total", counts -> counts.reopened.sum(),
            "incidents_resolved_total", counts -> counts.resolved.sum(),
            "incidents_open", TypeCounts::open);

    private static final Map<String, ToLongFunction<LaneStatus>> BY_SINK = Map.of(
            "incidents_told_total", sink -> sink.counts().accepted(),
            "incidents_retried_total", sink -> sink.counts().retried(),
            "incidents_dead_letters_total", sink -> sink.counts().dead(),
            "incidents_untold", LaneStatus::waiting);

    private final Map<String, TypeCounts> types = new ConcurrentHashMap<>();
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private volatile Supplier<List<LaneStatus>> sinks = List::of;
    private volatile @Nullable SeriesStore store;

    /** Goes on with what is open already. */
    public void restore(Iterable<TrackedIncident> open) {
        for (TrackedIncident incident : open) {
            IncidentSnapshot then = incident.snapshot();
            if (counts(then)) {
                of(then.type()).restored.increment();
            }
        }
    }

    /** Where sinks say how they are; before {@link #start}. */
    public void watch(Supplier<List<LaneStatus>> lanes) {
        sinks = lanes;
    }

    /** Counts what happened; an incident's lock is held. */
    public void note(IncidentEvent event, IncidentSnapshot after) {
        if (!counts(after)) {
            return;
        }
        if (event instanceof IncidentEvent.Declared) {
            of(after.type()).declared.increment();
        } else if (event instanceof IncidentEvent.Reopened) {
            of(after.type()).reopened.increment();
        } else if (event instanceof IncidentEvent.Resolved) {
            of(after.type()).resolved.increment();
        }
    }

    @Override
    public void start(Wanted wanted, SeriesStore store) {
        this.store = store;
        store.knows(BY_TYPE.keySet());
        store.knows(BY_SINK.keySet());
        BY_TYPE.keySet().stream().filter(wanted::reads).forEach(this::add);
        BY_SINK.keySet().stream().filter(wanted::reads).forEach(this::add);
        wanted.whenAdded(this::add);
    }

    @Override
    public void close() {
        store = null;
    }

    private void add(String name) {
        SeriesStore to = store;
        if (to == null || !read.add(name)) {
            return;
        }
        ToLongFunction<TypeCounts> ofType = BY_TYPE.get(name);
        if (ofType != null) {
            types.forEach((type, counts) -> add(to, name, type, counts));
        }
        ToLongFunction<LaneStatus> ofSink = BY_SINK.get(name);
        if (ofSink != null) {
            for (LaneStatus sink : sinks.get()) {
                to.add(name, Labels.of(Map.of("sink", sink.sink())), () -> of(sink.sink(), ofSink));
            }
        }
    }

    private double of(String sink, ToLongFunction<LaneStatus> value) {
        return sinks.get().stream()
                .filter(status -> status.sink().equals(sink))
                .mapToLong(value)
                .findAny()
                .orElse(0);
    }

    private TypeCounts of(String type) {
        TypeCounts known = types.get(type);
        if (known != null) {
            return known;
        }
        TypeCounts fresh = new TypeCounts();
        TypeCounts before = types.putIfAbsent(type, fresh);
        if (before != null) {
            return before;
        }
        SeriesStore to = store;
        if (to != null) {
            read.stream().filter(BY_TYPE::containsKey).forEach(name -> add(to, name, type, fresh));
        }
        return fresh;
    }

    private static void add(SeriesStore store, String name, String type, TypeCounts counts) {
        ToLongFunction<TypeCounts> value = BY_TYPE.get(name);
        if (value != null) {
            store.add(name, Labels.of(Map.of("type", type)), () -> value.applyAsLong(counts));
        }
    }

    private static boolean counts(IncidentSnapshot incident) {
        return !incident.drill() && !incident.shadow() && !SelfReported.isOwn(incident.type());
    }
}
