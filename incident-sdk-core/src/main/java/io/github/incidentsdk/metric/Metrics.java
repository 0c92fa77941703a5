package io.github.incidentsdk.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Metrics that the application registers itself: {@code manager.metrics().gauge("queue_depth", queue::size)}.
 *
 * <p>Safe for all threads. Suppliers are read at each tick, must be quick, and are held strongly until their series is
 * removed. One that throws or returns NaN gives NaN, and is counted. Registering a name with the same labels again replaces
 * the earlier supplier. Dots of names become underscores, as Prometheus has them: {@code queue.depth} is {@code queue_depth}.
 *
 * <p>Nothing here throws: what cannot stand in an expression all the same, or is null, is left out, said once in the log and
 * counted by {@link #refused()}.
 */
public final class Metrics implements MetricSource {

    /** Of so many registrations that are left out it is told why; the rest is only counted. */
    private static final int MOST_TOLD = 100;

    private final List<String> untold = new ArrayList<>();
    private long refused;
    private final List<Registration> early = new ArrayList<>();
    private @Nullable SeriesStore store;
    private boolean closed;

    /** Registers a value that goes up and down. */
    public Series gauge(String name, DoubleSupplier value) {
        return gauge(name, Labels.empty(), value);
    }

    /** Registers a value that goes up and down, with labels. */
    public Series gauge(String name, Map<String, String> labels, DoubleSupplier value) {
        return register(name, labels, value);
    }

    /** Registers a value that goes up and down, with labels. */
    public Series gauge(String name, Labels labels, DoubleSupplier value) {
        return register(name, map(labels), value);
    }

    /** Registers a total that only rises, for {@code rate} and {@code increase}; by custom its name ends in {@code _total}. */
    public Series counter(String name, DoubleSupplier total) {
        return counter(name, Labels.empty(), total);
    }

    /** Registers a total that only rises, with labels. */
    public Series counter(String name, Map<String, String> labels, DoubleSupplier total) {
        return register(name, labels, total);
    }

    /** Registers a total that only rises, with labels. */
    public Series counter(String name, Labels labels, DoubleSupplier total) {
        return register(name, map(labels), total);
    }

    /** Called by the manager; what was registered before is added now. */
    @Override
    public synchronized void start(Wanted wanted, SeriesStore store) {
        this.store = store;
        early.forEach(registration -> registration.addTo(store));
        early.clear();
    }

    /** Called by the manager; what is registered afterwards nobody reads, and it is not held. */
    @Override
    public synchronized void close() {
        closed = true;
        store = null;
        early.clear();
    }

    /** Returns how many registrations were left out since they cannot stand in an expression. */
    public synchronized long refused() {
        return refused;
    }

    /** Returns why registrations were left out since the last call, of the first 100 that were; for the log. */
    public synchronized List<String> takeRefused() {
        List<String> taken = List.copyOf(untold);
        untold.clear();
        return taken;
    }

    private static @Nullable Map<String, String> map(@Nullable Labels labels) {
        return labels == null ? null : labels.asMap();
    }

    private synchronized Series register(
            @Nullable String name, @Nullable Map<String, String> labels, @Nullable DoubleSupplier value) {
        try {
            return registered(
                    GivenNames.metric(name), GivenNames.labels(name, labels), GivenNames.supplier(name, value));
        } catch (RuntimeException refusal) { // registering is run time, which never throws
            refused++;
            if (refused <= MOST_TOLD) {
                untold.add(String.valueOf(refusal.getMessage()));
            }
            return new Registration(String.valueOf(name), Labels.empty(), () -> Double.NaN);
        }
    }

    private Series registered(String name, Labels labels, DoubleSupplier value) {
        if (store != null) {
            return store.add(name, labels, value);
        }
        Registration registration = new Registration(name, labels, value);
        if (!closed) {
            early.add(registration);
        }
        return registration;
    }

    /** A series that was registered before there was a store. */
    private final class Registration implements Series {

        private final String name;
        private final Labels labels;
        private final DoubleSupplier value;
        private @Nullable Series added;

        Registration(String name, Labels labels, DoubleSupplier value) {
            this.name = name;
            this.labels = labels;
            this.value = value;
        }

        void addTo(SeriesStore store) {
            added = store.add(name, labels, value);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Labels labels() {
            return labels;
        }

        @Override
        public void remove() {
            synchronized (Metrics.this) {
                early.remove(this);
                if (added != null) {
                    added.remove();
                }
            }
        }
    }
}
