package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * All series of one metric.
 *
 * <p>Confined to the thread of the tick, but for {@link #name()}, {@link #isWanted()} and {@link #retain}.
 */
public final class Family {

    /** How many series that are gone are remembered, so that one which returns does not look like a new one. */
    private static final int REMEMBERED = 1_000;

    private final String name;
    private final SeriesIndex index;
    private final String neverReported;
    private final LeftOut leftOut;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile Retention[] retentions = new Retention[0];

    private final Map<Labels, Track> byLabels = new HashMap<>();
    private final List<SourceState> sources = new ArrayList<>();
    private final Set<Labels> gone = new HashSet<>();
    private Track[] tracks = new Track[4];
    private double[] values = new double[4];
    private long[] times = new long[4];
    private int size;
    private int version;
    private int withoutSource;
    private long lookBackMillis;

    /** Why a series is missing that its source has; null when none is. */
    private @Nullable String hung;

    private long wantedSince = Retention.NOT_YET;

    Family(String name, SeriesIndex index) {
        this.name = name;
        this.index = index;
        this.lookBackMillis = index.horizon().lookBackMillis();
        this.leftOut = new LeftOut(name, index.limits(), index.waiting());
        this.neverReported = "no source has ever reported metric '" + name + "'";
    }

    /** Returns the metric's name. */
    public String name() {
        return name;
    }

    /** Returns whether an expression reads this metric. */
    public boolean isWanted() {
        return wanted.get();
    }

    /** Returns a number that changes whenever a series comes or goes, and with it {@link #values()} and its order. */
    public int version() {
        return version;
    }

    /** Returns how many series there are, with those that are gone and still have samples that are kept. */
    public int size() {
        return size;
    }

    /** Returns how old a sample may be and still count as present. */
    public long lookBackMillis() {
        return lookBackMillis;
    }

    /** Returns how far back all series are looked at. */
    public Horizon horizon() {
        return index.horizon();
    }

    /** Has samples of this metric, which lie far apart, count for longer. */
    void lookBack(long millis) {
        lookBackMillis = Math.max(horizon().lookBackMillis(), millis);
    }

    /** Returns one series. */
    public Track track(int slot) {
        return tracks[slot];
    }

    /** Returns the values of this tick by slot, {@link Absent#VALUE} where there is none; not to be changed. */
    public double[] values() {
        return values;
    }

    /** Returns when the values were true, by slot; not to be changed. */
    public long[] times() {
        return times;
    }

    /** Has samples kept from now on, for this process only unless they are apart. */
    public int retain(long keepMillis, long stepMillis) {
        return retain(keepMillis, stepMillis, stepMillis > 0);
    }

    /**
     * Has samples kept from now on.
     *
     * @param keepMillis how far back a sample is still needed
     * @param stepMillis how far samples may be apart; 0 keeps every one
     * @param outlives whether they are saved for the next process
     * @return the number under which {@link Track#samples} has them
     */
    public synchronized int retain(long keepMillis, long stepMillis, boolean outlives) {
        if (outlives) {
            index.countLongWindow();
        }
        for (int i = 0; i < retentions.length; i++) {
            if (retentions[i].stepMillis == stepMillis || index.isRecorded()) {
                retentions[i].keepMillis = Math.max(retentions[i].keepMillis, keepMillis);
                retentions[i].outlives |= outlives;
                return i;
            }
        }
        Retention[] more = Arrays.copyOf(retentions, retentions.length + 1);
        more[retentions.length] = new Retention(stepMillis, keepMillis);
        more[retentions.length].outlives = outlives;
        retentions = more;
        return more.length - 1;
    }

    /** Returns since when samples are kept and there was a source to give them, {@code Long.MAX_VALUE} if not yet. */
    public long watchedSince(int retention) {
        long since = sources.isEmpty() ? index.begun() : Retention.NOT_YET;
        for (int i = 0; i < sources.size(); i++) {
            since = Math.min(since, sources.get(i).firstWatched);
        }
        return index.isRecorded() ? since : Math.max(since, retentions[retention].since);
    }

    /** Returns the same, but for what was watched before the process started: that counts, the time away left out. */
    public long coveredSince(int retention) {
        long watched = watchedSince(retention);
        return watched == Retention.NOT_YET ? watched : Math.min(watched, retentions[retention].saved.since());
    }

    /** Returns how much of the time from {@code start} to {@code end} nobody looked, or a source of this metric did not report. */
    public long unseen(long start, long end) {
        long unreported = 0;
        for (int i = 0; i < sources.size(); i++) {
            unreported = Math.max(unreported, sources.get(i).gaps.within(start, end));
        }
        return unreported + index.pauses().within(start, end);
    }

    /** Takes what windows over an hour held before the process started; a coarser window takes that of another step, too. */
    void restore(SavedSeries series, long awayMillis) {
        boolean exact = false;
        for (Retention retention : retentions) {
            exact |= retention.stepMillis == series.stepMillis();
        }
        for (Retention retention : retentions) {
            if (retention.stepMillis == series.stepMillis() || (!exact && retention.stepMillis > 0)) {
                retention.saved.add(series, awayMillis);
            }
        }
    }

    /** Adds to {@code into} what windows over an hour hold of at most {@code most} series from slot {@code from} on. */
    void save(int from, int most, long now, List<SavedSeries> into) {
        for (int i = 0; i < retentions.length; i++) {
            Retention retention = retentions[i];
            if (retention.outlives && coveredSince(i) != Retention.NOT_YET) {
                for (int slot = from; slot < Math.min(size, from + most); slot++) {
                    SavedSeries saved = LongWindows.of(
                            tracks[slot], retention.samples(slot), retention.stepMillis, coveredSince(i));
                    if (saved != null) {
                        into.add(saved);
                    }
                }
                if (from == 0) {
                    into.addAll(retention.saved.waiting(now - retention.keepMillis));
                }
            }
        }
    }

    /** Returns why this metric cannot be known at present, or null when every source that reports it does so. */
    public @Nullable String blindness() {
        String failure = failure();
        return failure == null && sources.isEmpty() ? neverReported : failure;
    }

    /** Returns why some of this metric's series are missing that a source has or should have, or null when none are. */
    public @Nullable String failure() {
        for (int i = 0; i < sources.size(); i++) {
            String blindness = sources.get(i).blindness();
            if (blindness != null) {
                return blindness;
            }
        }
        return hung == null ? leftOut.why() : hung;
    }

    /** Says which series is not read any more since its supplier hung; null when none is. */
    void setAside(@Nullable PushedSeries series) {
        hung = series == null
                ? null
                : "the supplier of " + series
                        + " did not return, or was not read since another one did not, and is not read before it was seen to return";
    }

    /** Returns whose supplier threw what at this tick, so that a value is NaN; of several the first, null when none did. */
    public @Nullable String thrown() {
        for (int slot = 0; slot < size; slot++) {
            PushedSeries series = tracks[slot].pushed;
            String failure = series == null ? null : series.failure;
            if (failure != null) {
                return "the supplier of " + series + " threw " + failure;
            }
        }
        return null;
    }

    /** Returns why it cannot even be said whether this metric is absent, or null when its sources would report it. */
    public @Nullable String absenceBlindness() {
        String failure = failure();
        return failure == null && sources.isEmpty() ? index.anyFailure() : failure;
    }

    /** Its series that there is no room for. */
    LeftOut leftOut() {
        return leftOut;
    }

    /** Whether there may be one more series of it. */
    boolean hasRoom() {
        return !isFull() && index.hasRoom();
    }

    /** Whether there are as many series of it as there may be of one metric. */
    boolean isFull() {
        return size >= index.limits().perMetric();
    }

    /** Returns whether it was not wanted before. */
    boolean want() {
        return wanted.compareAndSet(false, true);
    }

    void knownTo(SourceState source) {
        if (!sources.contains(source)) {
            sources.add(source);
        }
    }

    @Nullable
    Track find(Labels labels) {
        return byLabels.get(labels);
    }

    Samples samples(int retention, int slot) {
        return retentions[retention].samples(slot);
    }

    /** Returns the series with these labels, newly made where there is none; null when there is no room for one more. */
    @Nullable
    Track findOrAdd(Labels labels, SourceState source, long now) {
        knownTo(source);
        Track known = byLabels.get(labels);
        if (known != null) {
            if (known.source == null) {
                withoutSource--;
            }
            return known;
        }
        if (isFull() || !index.reserve()) {
            return null;
        }
        Track track = new Track(this, labels, size);
        put(track);
        boolean wasSaved = false;
        for (Retention retention : retentions) {
            wasSaved |= retention.saved.give(labels, retention.samples(track.slot), now, retention.keepMillis);
        }
        boolean lookedBefore = Math.max(source.watchedSince, wantedSince) < now;
        if (!wasSaved && lookedBefore && gone.size() < REMEMBERED && !gone.contains(labels)) {
            for (Retention retention : retentions) {
                retention.samples(track.slot).seenToBegin();
            }
        }
        return track;
    }

    private void put(Track track) {
        if (size == tracks.length) {
            tracks = Arrays.copyOf(tracks, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        tracks[size] = track;
        values[size] = Absent.VALUE;
        size++;
        byLabels.put(track.labels(), track);
        changed();
    }

    /** The series is no longer reported: stale at once, and forgotten when none of its samples is asked for any more. */
    void depart(Track track, long now) {
        track.source = null;
        track.pushed = null;
        markStale(track, now);
        clear(track.slot);
        withoutSource++;
        if (!hasSamples(track, now)) {
            forget(track);
        }
        index.rearranged();
    }

    void markStale(Track track, long now) {
        for (Retention retention : retentions) {
            retention.samples(track.slot).markStale(now);
        }
    }

    private boolean hasSamples(Track track, long now) {
        boolean any = false;
        for (Retention retention : retentions) {
            any |= retention.isAlive(track.slot, now);
        }
        return any;
    }

    private void forget(Track track) {
        int slot = track.slot;
        int last = --size;
        tracks[slot] = tracks[last];
        tracks[slot].slot = slot;
        values[slot] = values[last];
        times[slot] = times[last];
        for (Retention retention : retentions) {
            retention.replace(slot, last);
        }
        withoutSource--;
        byLabels.remove(track.labels());
        if (gone.size() < REMEMBERED) {
            gone.add(track.labels());
        }
        index.release();
        changed();
    }

    private void changed() {
        version++;
        index.changed();
    }

    /** Called at each tick after all values are set. */
    void finish(long now) {
        if (wantedSince == Retention.NOT_YET) {
            wantedSince = now;
        }
        for (Retention retention : retentions) {
            if (retention.since == Retention.NOT_YET) {
                retention.since = now;
            }
        }
        for (int slot = size - 1; slot >= 0 && withoutSource > 0; slot--) {
            if (tracks[slot].source == null && !hasSamples(tracks[slot], now)) {
                forget(tracks[slot]);
            }
        }
    }

    /** Sets the values of all series at this tick, from {@code offset} on. */
    void set(double[] present, int offset, long time) {
        System.arraycopy(present, offset, values, 0, size);
        Arrays.fill(times, 0, size, time);
        for (Retention retention : retentions) {
            for (int slot = 0; slot < size; slot++) {
                retention.append(slot, time, values[slot]);
            }
        }
    }

    /** Sets a value of this tick and keeps it as long as it is needed. */
    void set(int slot, long time, double value) {
        present(slot, time, value);
        for (Retention retention : retentions) {
            retention.append(slot, time, value);
        }
    }

    /** Sets a value that is kept already. */
    void present(int slot, long time, double value) {
        values[slot] = value;
        times[slot] = time;
    }

    /** Sets what stands in place of a value that is not there. */
    void clear(int slot) {
        values[slot] = Absent.VALUE;
    }
}
