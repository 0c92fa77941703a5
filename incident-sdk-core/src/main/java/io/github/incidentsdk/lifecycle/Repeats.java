package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Measures;
import io.github.incidentsdk.model.Pairs;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What reports after the first one bring: a count, the time, new measurements and tags.
 *
 * <p>{@link #count(long)}, {@link #add} and {@link #pending()} are for any thread; everything else is called with the incident's lock held.
 */
final class Repeats {

    private static final AtomicLongFieldUpdater<Repeats> COUNTED =
            AtomicLongFieldUpdater.newUpdater(Repeats.class, "counted");

    private volatile long counted;

    /** Counts on once two threads came at the same time; few incidents see that, and to all others it would be a burden. */
    private volatile @Nullable LongAdder crowd;

    private volatile long lastSeen;
    private volatile boolean observed;
    private boolean tagsChanged;
    private boolean cut;

    /** What the last event told. */
    private volatile IncidentSnapshot told;

    /** What was measured in all; null while that is what was {@link #told}, as most of the time of most incidents. */
    private @Nullable Measures measures;

    /** All tags; null as above. */
    private @Nullable Pairs tags;

    Repeats(IncidentSnapshot from) {
        told = from;
        lastSeen = from.lastSeenAt().toEpochMilli();
        counted = from.count();
    }

    /** One more report, at that wall time. */
    void count(long now) {
        add(1);
        if (lastSeen != now) { // writing every time would make the threads fight for the line
            lastSeen = now;
        }
    }

    /** So many more reports, at no time of their own. */
    void add(long more) {
        LongAdder many = crowd;
        if (many == null) {
            long before = counted;
            if (COUNTED.compareAndSet(this, before, before + more)) {
                return;
            }
            many = crowd();
        }
        many.add(more);
    }

    private synchronized LongAdder crowd() {
        LongAdder many = crowd;
        if (many == null) {
            many = new LongAdder();
            crowd = many;
        }
        return many;
    }

    private long total() {
        LongAdder many = crowd;
        return counted + (many == null ? 0 : many.sum());
    }

    /** The incident comes back: counts on; what was measured before its end says nothing of now. */
    void reopen() {
        measures = new Measures();
    }

    /** A new opening has neither the count nor the metrics nor the tags of the last one. */
    void open(IncidentSnapshot blank) {
        add(-total()); // not set to 0: that loses what other threads count meanwhile
        told = blank;
        measures = null;
        tags = null;
        cut = false;
    }

    /** Takes over metrics and tags; whether that changed anything. */
    boolean observe(IncidentDetails details) {
        return observe(details, details.tags());
    }

    /** Takes over metrics, and tags but for those of which somebody with more weight speaks; whether that changed anything. */
    @SuppressWarnings("ReferenceEquality") // those who lead may be the ones who speak
    boolean observe(IncidentDetails details, @Nullable Pairs weightier) {
        boolean changed = details.metrics() != null && measures().putAll(details.metrics());
        Pairs given = details.tags();
        for (int i = 0; given != null && i < given.size(); i++) {
            if (weightier == given || weightier == null || weightier.get(given.name(i)) == null) {
                changed |= put(given, i);
            }
        }
        cut |= details.cut();
        observed |= changed;
        return changed;
    }

    /** Takes over tags. */
    void observe(Pairs given) {
        for (int i = 0; i < given.size(); i++) {
            observed |= put(given, i);
        }
    }

    private boolean put(Pairs given, int i) {
        String name = given.name(i);
        String before = tags == null ? told.tags().get(name) : tags.get(name);
        boolean changed = !given.value(i).equals(before) && tags().put(name, given.value(i));
        tagsChanged |= changed;
        return changed;
    }

    /** Whether a tag changed since this was last asked. */
    boolean tagsChanged() {
        boolean changed = tagsChanged;
        tagsChanged = false;
        return changed;
    }

    Measures measures() {
        if (measures == null) {
            measures = Measures.of(told.metrics());
        }
        return measures;
    }

    private Pairs tags() {
        if (tags == null) {
            tags = Pairs.of(told.tags());
        }
        return tags;
    }

    /** What a severity policy sees as labels: {@code by} values and tags. */
    Map<String, String> labels(Map<String, String> by) {
        Map<String, String> labels = new LinkedHashMap<>(tags == null ? told.tags() : tags.toMap());
        labels.putAll(by);
        return labels;
    }

    /** Whether something came that no event has told of. */
    boolean pending() {
        return observed || sinceLastEvent() != 0;
    }

    long sinceLastEvent() {
        return total() - told.count();
    }

    /** The snapshot with everything that came since. */
    IncidentSnapshot over(IncidentSnapshot snapshot) {
        if (!pending()) {
            return snapshot;
        }
        Instant opened = snapshot.openedAt();
        IncidentSnapshotBuilder next = snapshot.toBuilder()
                .count(total())
                .lastSeenAt(lastSeen > opened.toEpochMilli() ? Instant.ofEpochMilli(lastSeen) : opened);
        if (measures != null) {
            next.metrics(measures.toMap());
        }
        if (tags != null) {
            next.tags(tags.toMap());
        }
        return next.cut(snapshot.cut() || cut || dropped()).build();
    }

    private boolean dropped() {
        return (measures != null && measures.dropped() > 0) || (tags != null && tags.dropped() > 0);
    }

    /** An event told of everything up to {@code snapshot}. */
    void written(IncidentSnapshot snapshot) {
        observed = false;
        told = snapshot;
        measures = null;
        tags = null;
    }
}
