package io.github.incidentsdk;

import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.polling.Polled;
import io.github.incidentsdk.polling.SourceStatus;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sources of metrics by name, started together; one that fails is reported and the others go on. */
final class Sources {

    private static final Logger log = LoggerFactory.getLogger(Sources.class);

    private final MetricStore store;
    private final Map<String, MetricSource> sources;
    private final List<Polled> polled;
    private final List<Worker> workers = new ArrayList<>();

    Sources(MetricStore store, Map<String, MetricSource> sources, List<? extends Polled> polled) {
        this.store = store;
        this.sources = new LinkedHashMap<>(sources);
        this.polled = List.copyOf(polled);
    }

    void begin(Workers threads) {
        for (Map.Entry<String, MetricSource> each : sources.entrySet()) {
            begin(each.getKey(), each.getValue());
        }
        for (Polled source : polled) {
            workers.add(threads.start("incident-sdk-source-" + source.id(), source));
        }
    }

    private void begin(String id, MetricSource source) {
        SeriesStore door = store.pushed(id);
        try {
            source.start(store.wanted(), door);
        } catch (Throwable broken) { // conditions that need it are unknown from now on, which rules report
            door.failed("it did not start: " + broken.getClass().getName());
            log.warn("Metric source \"{}\" did not start; rules that need it see nothing.", id, broken);
        }
    }

    /** Looks for sources that keep their threads waiting; called by another worker. */
    void watch(long nowNanos) {
        polled.forEach(source -> source.watch(nowNanos));
        for (MetricSource source : sources.values()) {
            if (source instanceof Metrics metrics) {
                metrics.takeRefused()
                        .forEach(why -> log.warn("A metric was not registered, and rules do not see it: {}.", why));
            }
        }
    }

    List<SourceStatus> status() {
        return polled.stream().map(Polled::status).toList();
    }

    /** What there is of each metric. */
    MetricStore store() {
        return store;
    }

    void close() {
        sources.forEach((id, source) -> close(id, source::close));
        polled.forEach(source -> close(source.id(), source::close)); // which ends a call under way
        workers.forEach(worker -> {
            worker.stop(Duration.ZERO);
            worker.interrupt(); // one of the application's may know no other end
        });
    }

    private static void close(String id, Runnable source) {
        try {
            source.run();
        } catch (Throwable broken) { // the others still have to be closed
            log.warn("Metric source \"{}\" failed to close.", id, broken);
        }
    }
}
