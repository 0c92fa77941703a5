package io.github.incidentsdk.micrometer;

import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.Wanted;
import io.github.incidentsdk.micrometer.Turnover.Turn;
import io.github.incidentsdk.selfreport.OwnMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets rules read the live meters of a registry, under the names and labels that Prometheus would show; times are in seconds.
 *
 * <pre>{@code
 * IncidentManager manager = IncidentManager.builder().source("micrometer", MeterSource.of(registry)).build();
 * }</pre>
 *
 * <p>Only meters that rules name are read, and only at the rules' tick; meters may come and go at any time. Of a composite, such
 * as {@code Metrics.globalRegistry}, the Prometheus registry is read; where there is none, a registry is added that counts
 * exactly what rules name and goes away with {@link #close}. The counters, timers and summaries of a registry that publishes
 * steps begin anew at every step, and the buckets of other registries forget: alone, without a composite, these are unknown to
 * rules. So is everything of a registry that is closed. What {@link IncidentMetrics} registers and rules know already is left
 * out. Safe for all threads.
 */
public final class MeterSource implements MetricSource {

    /** Rules read these from the manager itself, and would count them twice. */
    private static final Set<String> OWN = OwnMetrics.names();

    /** Of so many meters it is told that they cannot be read. */
    private static final int MOST_TOLD = 10;

    private static final Logger log = LoggerFactory.getLogger(MeterSource.class);

    private final MeterRegistry registry;

    /** What the members of a composite have, and with them the one that is added. */
    private final List<MeterFilter> filters;

    /** By the meter itself, which is one for each of its ids: those of many meters have the same hash. */
    private final IdentityHashMap<Meter, List<Series>> series = new IdentityHashMap<>();

    /** What stands for each function of {@link MeterReading}, of which there are few. */
    private final Map<ToDoubleFunction<?>, ToDoubleFunction<?>> guarded = new HashMap<>();

    private final AtomicBoolean failed = new AtomicBoolean();
    private final Turnover turnover = new Turnover();

    /** Names that the store was told of, and those that it is not to hear from here. */
    private final Set<String> known = new HashSet<>();

    private @Nullable Counting counting;
    private @Nullable Wanted wanted;
    private volatile @Nullable SeriesStore store;
    private boolean closed;

    /** Meters that could not be read. */
    private int broken;

    private MeterSource(MeterRegistry registry, List<MeterFilter> filters) {
        this.registry = registry;
        this.filters = filters;
    }

    /** The meters of {@code registry}; nothing happens before the manager starts it. */
    public static MeterSource of(MeterRegistry registry) {
        return of(registry, List.of());
    }

    /**
     * The meters of {@code registry}, as its members show them.
     *
     * @param filters which each member of a composite has, in their order: a registry that is added to it has them too, so that
     *     names, labels and buckets are those that people see elsewhere; without meaning for any other registry
     */
    public static MeterSource of(MeterRegistry registry, List<MeterFilter> filters) {
        return new MeterSource(registry, List.copyOf(filters));
    }

    @Override
    public void start(Wanted wanted, SeriesStore store) {
        synchronized (this) {
            this.wanted = wanted;
            this.store = store;
            known.clear();
            known.addAll(OWN);
            failed.set(false);
            guarded.clear();
        }
        Counting found = Counting.of(registry, filters, name -> !OWN.contains(name) && wanted.reads(name));
        synchronized (this) {
            counting = found;
        }
        MeterRegistry read = found.registry();
        store.atEachTick(this::takeIn);
        read.config().onMeterAdded(meter -> turn(meter, false)).onMeterRemoved(meter -> turn(meter, true));
        read.getMeters().forEach(this::add);
        wanted.whenAdded(name -> read.getMeters().forEach(this::add));
    }

    /** Micrometer keeps its listeners for ever, so a source that is closed stays there and does nothing. */
    @Override
    public void close() {
        Counting used;
        synchronized (this) {
            closed = true;
            series.values().forEach(each -> each.forEach(Series::remove));
            series.clear();
            guarded.clear();
            turnover.clear();
            wanted = null;
            store = null;
            used = counting;
            counting = null;
        }
        if (used != null) {
            used.close();
        }
    }

    /** Called by the thread that makes a meter, while Micrometer keeps all others from making one: it only leaves word. */
    private void turn(Meter meter, boolean gone) {
        if (store != null && !turnover.add(meter, gone)) {
            takeIn();
        }
    }

    private synchronized void takeIn() {
        for (Turn turn : turnover.take()) {
            if (turn.gone()) {
                remove(turn.meter());
            } else {
                add(turn.meter());
            }
        }
    }

    /** Looks at a meter, which is of any make. */
    private synchronized void add(Meter meter) {
        try {
            read(meter);
        } catch (Throwable failure) { // of any make: the others still have to be read, and whoever made it goes on
            if (++broken <= MOST_TOLD) {
                log.warn("Rules do not see the meter {}, since it cannot be read.", meter.getId(), failure);
            }
        }
    }

    private void read(Meter meter) {
        if (closed || wanted == null || store == null || counting == null) {
            return;
        }
        Counting from = counting;
        SeriesStore into = store;
        Wanted reader = wanted;
        List<String> untold = new ArrayList<>(0);
        List<MeterReading<?>> readings = MeterReading.of(meter, name -> {
            if (reader.reads(name)) {
                return !OWN.contains(name); // it is told by being added
            }
            if (!known.contains(name)) {
                untold.add(name);
            }
            return false;
        });
        if (!readings.isEmpty()) {
            List<Series> added = series.computeIfAbsent(meter, any -> new ArrayList<>(1));
            for (MeterReading<?> reading : readings) {
                if (!reading.isAmong(added)) {
                    added.add(add(into, from, reading));
                }
            }
        }
        if (known.addAll(untold)) {
            into.knows(Set.copyOf(untold));
        }
    }

    private <T> Series add(SeriesStore into, Counting from, MeterReading<T> reading) {
        return into.add(reading.name(), reading.labels(), reading.of(), guarded(from, reading.value()));
    }

    /** A registry that is closed counts no more, which would look like all is well. */
    @SuppressWarnings("unchecked") // what stands for a function reads what that function reads
    private <T> ToDoubleFunction<? super T> guarded(Counting from, ToDoubleFunction<? super T> value) {
        return (ToDoubleFunction<? super T>) guarded.computeIfAbsent(value, unguarded -> (ToDoubleFunction<T>) of -> {
            if (from.isClosed()) {
                fail();
            }
            return value.applyAsDouble(of);
        });
    }

    private void fail() {
        SeriesStore failing = store;
        if (failing != null && failed.compareAndSet(false, true)) {
            failing.failed("the meter registry is closed, and what it counted stands still");
        }
    }

    private void remove(Meter meter) {
        List<Series> gone = series.remove(meter);
        if (gone != null) {
            gone.forEach(Series::remove);
        }
    }
}
