package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleSupplier;

/** One source's way into the store: every call becomes a change that the next tick makes. */
final class SourceDoor implements SeriesStore {

    private final SourceState source;
    private final MetricStore store;

    SourceDoor(SourceState source, MetricStore store) {
        this.source = source;
        this.store = store;
    }

    @Override
    public Series add(String name, Labels labels, DoubleSupplier value) {
        MetricNames.require(name, labels);
        Objects.requireNonNull(value, name);
        PushedSeries series = new PushedSeries(name, labels, value, this::remove);
        store.at(now -> {
            Track track = store.index().family(name).findOrAdd(labels, source, now);
            if (track != null) {
                adopt(track);
                track.pushed = series;
                store.index().rearranged();
            }
        });
        return series;
    }

    private void remove(PushedSeries series) {
        store.at(now -> {
            Family family = store.index().family(series.name());
            Track track = family.find(series.labels());
            if (track != null && track.pushed == series) {
                source.tracks.remove(track);
                family.depart(track, now);
            }
        });
    }

    @Override
    public void replace(Collection<Sample> present, long atMillis) {
        List<Sample> good = present.stream().filter(this::isWellFormed).toList();
        store.at(now -> replace(good, Math.min(atMillis, now), now));
    }

    private boolean isWellFormed(Sample sample) {
        boolean good = MetricNames.isMetricName(sample.name());
        for (int i = 0; good && i < sample.labels().size(); i++) {
            good = MetricNames.isLabelName(sample.labels().name(i));
        }
        if (!good) {
            store.countMalformed();
        }
        return good;
    }

    private void replace(List<Sample> present, long at, long now) {
        if (source.hasFailed()) {
            store.index().rearranged();
        }
        source.healthy(now);
        source.answers++;
        for (Sample sample : present) {
            Family family = store.index().family(sample.name());
            Track track = family.findOrAdd(sample.labels(), source, now);
            if (track != null) {
                adopt(track);
                track.pushed = null;
                track.answer = source.answers;
                family.set(track.slot, at, Absent.canonical(sample.value()));
            }
        }
        for (Track track : new ArrayList<>(source.tracks)) {
            if (track.answer != source.answers) {
                source.tracks.remove(track);
                track.family().depart(track, now);
            }
        }
    }

    private void adopt(Track track) {
        SourceState earlier = track.source;
        if (earlier != source) {
            if (earlier != null) {
                earlier.tracks.remove(track);
            }
            track.source = source;
            source.tracks.add(track);
            store.index().rearranged();
        }
    }

    @Override
    public void knows(Set<String> names) {
        Set<String> known = Set.copyOf(names);
        store.at(now -> known.forEach(name -> store.index().family(name).knownTo(source)));
    }

    @Override
    public void failed(String why) {
        store.at(now -> {
            source.failed(why);
            source.tracks.forEach(track -> track.family().markStale(track, now));
            store.index().rearranged();
        });
    }

    @Override
    public void recovered() {
        store.at(now -> {
            source.healthy(now);
            store.index().rearranged();
        });
    }
}
