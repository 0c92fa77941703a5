package io.github.incidentsdk.metric.series;

import java.util.ArrayList;
import java.util.List;

/** The series of one family as they are read at a tick. */
final class Block {

    private final Family family;
    private final Slots values;

    /** Where the family's values begin among all that are read. */
    private final int offset;

    /** The slot of each series that is read. */
    private final int[] slots;

    /** Whether every series is read, so that slots and places are the same. */
    private final boolean areAll;

    private final Track[] polled;

    /** Whether nothing is to be done at a tick but to set the values; a new block begins when that changes. */
    private boolean isPlain;

    /** Adds the family's series to {@code all} that are read. */
    Block(Family family, List<PushedSeries> all) {
        this.family = family;
        this.values = family.slots();
        this.offset = all.size();
        List<Track> read = new ArrayList<>();
        List<Track> answered = new ArrayList<>();
        PushedSeries hung = null;
        for (int slot = 0; slot < family.size(); slot++) {
            Track track = family.track(slot);
            PushedSeries pushed = track.pushed;
            if (track.source == null || track.isBlind()) {
                family.clear(slot);
                hung = pushed != null && pushed.setAside ? pushed : hung;
            } else if (pushed == null) {
                answered.add(track);
            } else {
                read.add(track);
                all.add(pushed);
            }
        }
        family.setAside(hung);
        slots = read.stream().mapToInt(Track::slot).toArray();
        areAll = slots.length == family.size();
        polled = answered.toArray(Track[]::new);
    }

    void commit(double[] read, long now) {
        if (isPlain) {
            values.set(read, offset, now);
        } else {
            commitAll(read, now);
        }
    }

    private void commitAll(double[] read, long now) {
        if (areAll) {
            family.set(read, offset, now);
        } else {
            for (int i = 0; i < slots.length; i++) {
                family.set(slots[i], now, read[offset + i]);
            }
        }
        for (Track track : polled) {
            SourceState source = track.source;
            if (source != null && now - family.time(track.slot) >= source.validMillis) {
                family.clear(track.slot);
            }
        }
        family.finish(now);
        isPlain = areAll && polled.length == 0 && family.keepsNothing();
    }
}
