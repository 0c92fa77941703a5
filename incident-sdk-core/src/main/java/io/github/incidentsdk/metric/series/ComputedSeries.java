package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The series of one metric that is computed from others at the tick, such as a recording rule's.
 *
 * <p>What is written is seen at once by whatever is evaluated afterwards. A series that is not written again is gone, or
 * unknown while the metric is left open. For the thread of the tick.
 */
public final class ComputedSeries {

    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private final Family family;
    private final SourceState source;
    private final Map<Labels, Track> present = new HashMap<>();
    private long at;

    /**
     * Creates the series of a metric, of which there are none yet.
     *
     * @param name the metric
     * @param by who computes it, for reasons
     * @param everyMillis how long it is from one computation to the next
     */
    public ComputedSeries(SeriesIndex index, String name, String by, long everyMillis) {
        this.family = index.family(name);
        this.source = new SourceState(by, Math.max(index.horizon().lookBackMillis(), 3 * everyMillis), null);
        index.sources().add(source);
        if (index.isRecorded()) {
            family.retain(FOR_EVER, 0);
        }
    }

    /** Begins to write what holds at this moment; values that are too old for it are taken away. */
    public void begin(long atMillis) {
        at = atMillis;
        source.healthy(atMillis);
        source.answers++;
        for (Track track : present.values()) {
            if (at - family.time(track.slot) >= family.horizon().lookBackMillis()) {
                family.clear(track.slot);
            }
        }
    }

    /** Writes one series; the first one with its labels counts, and one that another source reports stays that source's. */
    public void put(Labels labels, double value) {
        Track track = present.get(labels);
        if (track == null) {
            Track reported = family.find(labels);
            if (reported != null && reported.source != null) {
                return;
            }
            track = family.findOrAdd(labels, source, at);
            if (track == null) {
                return; // there is no room, which the index counts
            }
            track.source = source;
            present.put(labels, track);
        } else if (track.answer == source.answers) {
            return;
        }
        track.answer = source.answers;
        family.set(track.slot, at, Absent.canonical(value));
    }

    /** Everything was written: what was there before and was not written again is gone. */
    public void end() {
        family.knownTo(source);
        family.answered(source, null, at);
        departUnwritten();
    }

    /** What could be computed was written, and what was not is not gone but unknown. */
    public void endOpen(String why) {
        leaveOpen(why);
        for (Track track : present.values()) {
            boolean wasWritten = track.answer == source.answers - 1 || !Absent.is(family.values()[track.slot]);
            if (track.answer != source.answers && wasWritten) {
                family.markStale(track, at);
                family.clear(track.slot);
            }
        }
    }

    /** Nothing was computed, since nobody has ever reported what it is computed from: nobody reports this metric either. */
    public void endUnreported(String why) {
        family.notReported(why);
        family.answered(source, null, at);
        departUnwritten();
    }

    /** Nothing could be computed: what is there stays for as long as a value counts, and then is unknown. */
    public void leaveOpen(String why) {
        family.knownTo(source);
        family.answered(source, why, at);
    }

    private void departUnwritten() {
        for (Iterator<Track> tracks = present.values().iterator(); tracks.hasNext(); ) {
            Track track = tracks.next();
            if (track.answer != source.answers) {
                tracks.remove();
                family.depart(track, at);
            }
        }
    }
}
