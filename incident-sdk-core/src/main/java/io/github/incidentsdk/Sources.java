package io.github.incidentsdk;

import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.series.MetricStore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sources of metrics by name, started together; one that fails is reported and the others go on. */
final class Sources {

    private static final Logger log = LoggerFactory.getLogger(Sources.class);

    private final MetricStore store;
    private final Map<String, MetricSource> sources;

    Sources(MetricStore store, Map<String, MetricSource> sources) {
        this.store = store;
        this.sources = new LinkedHashMap<>(sources);
    }

    void begin() {
        sources.forEach((id, source) -> {
            SeriesStore door = store.pushed(id);
            try {
                source.start(store.wanted(), door);
            } catch (Exception broken) { // conditions that need it are unknown from now on, which rules report
                door.failed("it did not start: " + broken.getClass().getName());
                log.warn("Metric source \"{}\" did not start; rules that need it see nothing.", id, broken);
            }
        });
    }

    void close() {
        sources.forEach((id, source) -> {
            try {
                source.close();
            } catch (RuntimeException broken) { // the others still have to be closed
                log.warn("Metric source \"{}\" failed to close.", id, broken);
            }
        });
    }
}
