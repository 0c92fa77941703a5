package io.github.incidentsdk.testing.feed;

import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.Wanted;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a registry of meters would report: series come and go by push, their values are read at the tick. */
final class ProcessFeed extends MetricFeed implements MetricSource {

    private final Map<FedSeries, Series> added = new HashMap<>();
    private @Nullable SeriesStore store;
    private @Nullable Wanted wanted;

    ProcessFeed(Plays plays) {
        super(plays);
    }

    @Override
    public void start(Wanted wanted, SeriesStore store) {
        this.wanted = wanted;
        this.store = store;
        series().forEach(this::add);
        failure().ifPresent(store::failed);
    }

    /** Whether a rule of this process reads the metric. */
    boolean isRead(String metric) {
        return wanted != null && wanted.reads(metric);
    }

    private void add(FedSeries series) {
        if (store != null && !added.containsKey(series)) {
            added.put(series, store.add(series.name(), series.labels(), () -> valueOf(series)));
        }
    }

    @Override
    void changed(FedSeries series, @Nullable Double value) {
        if (value != null) {
            add(series);
        } else {
            Series gone = added.remove(series);
            if (gone != null) {
                gone.remove();
            }
        }
    }

    @Override
    void failed(String why) {
        if (store != null) {
            store.failed(why);
        }
    }

    @Override
    void recovered() {
        if (store != null) {
            store.recovered();
        }
    }

    @Override
    public String toString() {
        return "the process";
    }
}
