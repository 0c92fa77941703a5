package io.github.incidentsdk.metric.series;

import java.util.ArrayList;
import java.util.List;

/** The series of one family as they are read at a tick. */
final class Block {

    private final Family family;

    /** What is read, and the values that were read. */
    final PushedSeries[] pushed;

    final double[] values;

    /** The slot of each pushed series. */
    private final int[] slots;

    /** Whether every series is pushed, so that slots and places are the same. */
    private final boolean plain;

    private final Track[] polled;

    Block(Family family) {
        this.family = family;
        List<Track> read = new ArrayList<>();
        List<Track> answered = new ArrayList<>();
        for (int slot = 0; slot < family.size(); slot++) {
            Track track = family.track(slot);
            SourceState source = track.source;
            PushedSeries series = track.pushed;
            if (source == null || source.hasFailed() || (series != null && series.setAside)) {
                family.clear(slot);
            } else if (series == null) {
                answered.add(track);
            } else {
                read.add(track);
            }
        }
        pushed = read.stream().map(track -> track.pushed).toArray(PushedSeries[]::new);
        slots = read.stream().mapToInt(Track::slot).toArray();
        values = new double[pushed.length];
        plain = pushed.length == family.size();
        polled = answered.toArray(Track[]::new);
    }

    void commit(long now) {
        if (plain) {
            family.set(values, values.length, now);
        } else {
            for (int i = 0; i < slots.length; i++) {
                family.set(slots[i], now, values[i]);
            }
        }
        for (Track track : polled) {
            SourceState source = track.source;
            if (source != null && now - family.times()[track.slot] >= source.validMillis) {
                family.clear(track.slot);
            }
        }
        family.finish(now);
    }
}
