package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.series.Pending.Answer;
import io.github.incidentsdk.metric.series.Pending.Names;
import io.github.incidentsdk.metric.series.Pending.SeriesKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** One source's way into the store: every call becomes a change that the next tick makes. */
final class SourceDoor implements SeriesStore {

    private final SourceState source;
    private final MetricStore store;
    private final Pending pending;

    /** How many series of the last answer there was no room for; for the tick's thread. */
    private Map<Family, Integer> leftOut = Map.of();

    /** What the last answer left open; for the tick's thread. */
    private Set<Family> open = Set.of();

    SourceDoor(SourceState source, MetricStore store, Pending pending) {
        this.source = source;
        this.store = store;
        this.pending = pending;
    }

    @Override
    public <T> Series add(String name, Labels labels, T of, ToDoubleFunction<? super T> value) {
        MetricNames.require(name, labels);
        Objects.requireNonNull(of, name);
        Objects.requireNonNull(value, name);
        PushedSeries series = new PushedSeries(new SeriesKey(this, name, labels), of, value);
        if (!pending.add(series)) {
            Family family = store.index().reported(name);
            if (family == null) {
                series.over = true;
            } else {
                leaveOut(family, series, !pending.isFull());
            }
        }
        return series;
    }

    private void leaveOut(Family family, PushedSeries series, boolean ofMetric) {
        store.index().refuse(family, 1);
        String limit = store.index().limits().said(ofMetric);
        family.leftOut().leave(series.key(), series, family.isWanted(), limit);
    }

    /** Takes a series in, on the thread of the tick. */
    void register(PushedSeries series, long now) {
        Family family = store.index().reported(series.name());
        if (family == null) {
            series.over = true;
            return;
        }
        Track track = family.findOrAdd(series.labels(), source, now);
        if (track == null) {
            leaveOut(family, series, family.isFull());
            return;
        }
        family.leftOut().supersede(series.key());
        adopt(track);
        track.pushed = series;
        series.registered = true;
        store.index().rearranged();
    }

    /** Takes a series away, on any thread. */
    void remove(PushedSeries series) {
        if (!series.over) {
            series.over = true;
            Family family = store.index().find(series.name());
            if (family == null || !family.leftOut().forget(series.key(), series)) {
                pending.remove(series, now -> depart(series, now));
            }
        }
    }

    /** A series that never came to be read took the place of whatever was there before it. */
    private void depart(PushedSeries series, long now) {
        know(series.name()); // although it may have come and gone between two ticks
        Family family = store.index().find(series.name());
        Track track = family == null ? null : family.find(series.labels());
        if (track != null && track.source == source && (track.pushed == series || !series.registered)) {
            source.tracks.remove(track);
            track.family().depart(track, now);
        }
    }

    @Override
    public void atEachTick(Runnable work) {
        store.atEachTick(new Chore(this, Objects.requireNonNull(work, "work")));
    }

    @Override
    public void replace(Collection<Sample> present, long atMillis) {
        replace(present, Map.of(), atMillis);
    }

    @Override
    public void replace(Collection<Sample> present, Map<String, String> open, long atMillis) {
        List<Sample> good = present.stream().filter(this::isWellFormed).toList();
        Map<String, String> left = Map.copyOf(open);
        store.countSuperseded(pending.answer(new Answer(this, good.size()), now -> {
            if (source.hasFailed()) {
                store.index().rearranged();
            }
            source.healthy(now);
            source.answers++;
            leaveOpen(left, now);
            replace(good, Math.min(atMillis, now), now);
        }));
    }

    /** Of these metrics nothing is gone that is missing from the answer; of all others everything. */
    private void leaveOpen(Map<String, String> metrics, long now) {
        Set<Family> before = open;
        open = new HashSet<>();
        metrics.forEach((name, why) -> {
            Family family = store.index().reported(name);
            if (family != null) {
                family.knownTo(source);
                family.answered(source, source.leaves(name, why), now);
                open.add(family);
            }
        });
        before.stream().filter(family -> !open.contains(family)).forEach(family -> family.answered(source, null, now));
        if (!before.isEmpty() || !open.isEmpty()) {
            store.index().rearranged();
        }
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
        List<Sample> unknown = new ArrayList<>();
        for (Sample sample : present) {
            Family family = store.index().find(sample.name());
            if (family == null || family.find(sample.labels()) == null) {
                unknown.add(sample);
            } else {
                take(family, sample, at, now);
            }
        }
        departUnanswered(now); // before others come, who may need their room
        Map<Family, Integer> missing = new HashMap<>();
        for (Sample sample : unknown) {
            Family family = store.index().reported(sample.name());
            if (family != null && !take(family, sample, at, now)) {
                missing.merge(family, 1, Integer::sum);
            }
        }
        leaveOut(missing);
    }

    /** Takes in a sample; false when there is no room for its series. */
    private boolean take(Family family, Sample sample, long at, long now) {
        Track track = family.findOrAdd(sample.labels(), source, now);
        if (track == null) {
            return false;
        }
        adopt(track);
        track.pushed = null;
        track.answer = source.answers;
        track.unreadable = sample.why();
        family.set(track.slot, at, Absent.canonical(sample.value()));
        return true;
    }

    private void departUnanswered(long now) {
        for (Track track : new ArrayList<>(source.tracks)) {
            if (track.answer != source.answers && open.contains(track.family()) && track.pushed == null) {
                track.family().markStale(track, now);
            } else if (track.answer != source.answers) {
                source.tracks.remove(track);
                track.family().depart(track, now);
            }
        }
    }

    /** So many series of the last answer are missing; those of earlier ones are not any more. */
    private void leaveOut(Map<Family, Integer> missing) {
        Map<Family, Integer> before = leftOut;
        leftOut = missing;
        before.forEach((family, series) -> {
            if (!missing.containsKey(family)) {
                family.leftOut().recovered(series);
            }
        });
        missing.forEach((family, series) -> {
            int more = series - before.getOrDefault(family, 0);
            store.index().refuse(family, Math.max(0, more));
            family.leftOut().answered(more, store.index().limits().said(family.isFull()));
        });
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
        if (!pending.know(new Names(this, known), now -> known.forEach(this::know))) {
            store.index().refuse();
        }
    }

    private void know(String name) {
        Family family = store.index().reported(name);
        if (family != null) {
            family.knownTo(source);
        }
    }

    @Override
    public void failed(String why) {
        pending.say(source, now -> {
            source.failed(why, now);
            source.tracks.forEach(track -> track.family().markStale(track, now));
            store.index().rearranged();
        });
    }

    @Override
    public void recovered() {
        pending.say(source, now -> {
            source.healthy(now);
            store.index().rearranged();
        });
    }
}
