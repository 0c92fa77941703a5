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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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

    private static final Set<String> BY_TYPE = Set.of(
            "incidents_declared_total", "incidents_reopened_total", "incidents_resolved_total", "incidents_open");

    private static final Set<String> BY_SINK = Set.of(
            "incidents_told_total", "incidents_retried_total", "incidents_dead_letters_total", "incidents_untold");

    private final Map<String, TypeCounts> types = new ConcurrentHashMap<>();
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private volatile Supplier<List<LaneStatus>> sinks = List::of;
    private volatile @Nullable SeriesStore store;

    /** The names of all of them. */
    public static Set<String> names() {
        Set<String> names = new HashSet<>(BY_TYPE);
        names.addAll(BY_SINK);
        return Set.copyOf(names);
    }

    /** What happened to the incidents of each type of which there were any, by name. */
    public List<TypeStatus> byType() {
        List<TypeStatus> all = new ArrayList<>();
        new TreeMap<>(types)
                .forEach((type, counts) -> all.add(new TypeStatus(
                        type, counts.declared.sum(), counts.reopened.sum(), counts.resolved.sum(), counts.open())));
        return List.copyOf(all);
    }

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
        for (Set<String> names : List.of(BY_TYPE, BY_SINK)) {
            store.knows(names);
            for (String name : names) {
                if (wanted.reads(name)) {
                    add(name);
                }
            }
        }
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
        if (BY_TYPE.contains(name)) {
            types.forEach((type, counts) -> add(to, name, type, counts));
        } else if (BY_SINK.contains(name)) {
            for (LaneStatus sink : sinks.get()) {
                to.add(name, Labels.of(Map.of("sink", sink.sink())), () -> valueOf(name, sink.sink()));
            }
        }
    }

    private static double valueOf(String name, TypeCounts counts) {
        return switch (name) {
            case "incidents_declared_total" -> counts.declared.sum();
            case "incidents_reopened_total" -> counts.reopened.sum();
            case "incidents_resolved_total" -> counts.resolved.sum();
            default -> counts.open();
        };
    }

    private double valueOf(String name, String sink) {
        for (LaneStatus status : sinks.get()) {
            if (status.sink().equals(sink)) {
                return switch (name) {
                    case "incidents_told_total" -> status.counts().accepted();
                    case "incidents_retried_total" -> status.counts().retried();
                    case "incidents_dead_letters_total" -> status.counts().dead();
                    default -> status.waiting();
                };
            }
        }
        return 0;
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
            read.forEach(name -> add(to, name, type, fresh));
        }
        return fresh;
    }

    private static void add(SeriesStore store, String name, String type, TypeCounts counts) {
        if (BY_TYPE.contains(name)) {
            store.add(name, Labels.of(Map.of("type", type)), () -> valueOf(name, counts));
        }
    }

    private static boolean counts(IncidentSnapshot incident) {
        return !incident.drill() && !incident.shadow() && !SelfReported.isOwn(incident.type());
    }
}
