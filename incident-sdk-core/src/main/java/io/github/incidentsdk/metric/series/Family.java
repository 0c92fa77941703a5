package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All series of one metric.
 *
 * <p>Confined to the thread of the tick, but for {@link #name()}, {@link #isWanted()} and {@link #retain}.
 */
public final class Family {

    private final String name;
    private final SeriesIndex index;
    private String neverReported;
    private final LeftOut leftOut;
    private final Retentions retentions;
    private final SourceStates sources = new SourceStates();
    private final Slots slots = new Slots();
    private final Departed departed = new Departed();
    private int withoutSource;
    private volatile boolean wanted;
    private long lookBackMillis;
    private long wantedSince = Retention.NOT_YET;

    Family(String name, SeriesIndex index) {
        this.name = name;
        this.index = index;
        this.lookBackMillis = index.horizon().lookBackMillis();
        this.leftOut = new LeftOut(name, index.limits(), index.waiting());
        this.retentions = new Retentions(index);
        this.neverReported = "no source has ever reported metric '" + name + "'";
    }

    /** Returns the metric's name. */
    public String name() {
        return name;
    }

    /** Returns whether an expression reads this metric. */
    public boolean isWanted() {
        return wanted;
    }

    /** Returns a number that changes whenever a series comes or goes, and with it {@link #values()} and its order. */
    public int version() {
        return slots.span().version();
    }

    /** Returns how many series there are, with those that are gone and still have samples that are kept. */
    public int size() {
        return slots.size();
    }

    /** Returns how many series there are, without those that are gone. */
    int present() {
        int present = 0;
        for (int slot = 0; slot < slots.size(); slot++) {
            if (slots.track(slot).source != null) {
                present++;
            }
        }
        return present;
    }

    /** Returns how old a sample may be and still count as present. */
    public long lookBackMillis() {
        return lookBackMillis;
    }

    /** Returns whether samples are played back, so that one that is missing says nothing of its source. */
    public boolean isRecorded() {
        return index.isRecorded();
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
        return slots.track(slot);
    }

    /** Returns the values of this tick by slot, {@link Absent#VALUE} where there is none; not to be changed. */
    public double[] values() {
        return slots.values();
    }

    /** Returns between what the values of this tick lie. */
    public Span span() {
        return slots.span();
    }

    /** Returns when the value of a slot was true, in milliseconds since the epoch. */
    public long time(int slot) {
        return slots.time(slot);
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
    public int retain(long keepMillis, long stepMillis, boolean outlives) {
        return retentions.retain(keepMillis, stepMillis, outlives);
    }

    /** Returns since when samples are kept and there was a source to give them, {@code Long.MAX_VALUE} if not yet. */
    public long watchedSince(int retention) {
        long since = sources.isEmpty() ? index.begun() : sources.firstWatched();
        return index.isRecorded() ? since : Math.max(since, retentions.at(retention).since);
    }

    /** Returns the same, but for what was watched before the process started: that counts, the time away left out. */
    public long coveredSince(int retention) {
        long watched = watchedSince(retention);
        return watched == Retention.NOT_YET
                ? watched
                : Math.min(watched, retentions.at(retention).saved.since());
    }

    /** Returns how much of the time from {@code start} to {@code end} nobody looked, or a source of this metric did not report. */
    public long unseen(long start, long end) {
        return sources.unreported(start, end) + index.pauses().within(start, end);
    }

    /** Returns how much of the time from {@code start} to {@code end} was seen by a process that is gone, whose incidents go on. */
    public long lost(long start, long end) {
        long until = Math.min(end, index.goesOnFrom());
        return until > start ? until - start : 0;
    }

    /** Takes what windows over an hour held before the process started; a coarser window takes that of another step, too. */
    void restore(SavedSeries series, long awayMillis) {
        retentions.restore(series, awayMillis);
    }

    /** Adds to {@code into} what windows over an hour hold of at most {@code most} series from slot {@code from} on. */
    void save(int from, int most, long now, List<SavedSeries> into) {
        for (int i = 0; i < retentions.count(); i++) {
            Retention retention = retentions.at(i);
            long since = coveredSince(i);
            if (retention.outlives && since != Retention.NOT_YET) {
                for (int slot = from; slot < Math.min(slots.size(), from + most); slot++) {
                    retention.save(slots.track(slot), since, into);
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
        String failure = sources.failure();
        return failure == null ? leftOut.why() : failure;
    }

    /** Says which series is not read any more since its supplier hung; null when none is. */
    void setAside(@Nullable PushedSeries series) {
        sources.setAside(series);
    }

    /** Returns which series is NaN at this tick and why; of several the first, null when none is for a known reason. */
    public @Nullable String culprit() {
        return slots.culprit();
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
        return slots.size() >= index.limits().perMetric();
    }

    /** Returns whether it was not wanted before. */
    synchronized boolean want() {
        boolean isNew = !wanted;
        wanted = true;
        return isNew;
    }

    void knownTo(SourceState source) {
        sources.add(source);
    }

    /** Says why no source reports this metric. */
    void notReported(String why) {
        neverReported = why;
    }

    /** Says why an answer of a source leaves this metric open; null for one that tells all of it. */
    void answered(SourceState source, @Nullable String why, long now) {
        sources.answered(source, why, now);
    }

    @Nullable
    Track find(Labels labels) {
        return slots.find(labels);
    }

    Samples samples(int retention, int slot) {
        return retentions.at(retention).samples(slot);
    }

    /** Returns the series with these labels, newly made where there is none; null when there is no room for one more. */
    @Nullable
    Track findOrAdd(Labels labels, SourceState source, long now) {
        knownTo(source);
        Track known = slots.find(labels);
        if (known != null) {
            if (known.source == null) {
                withoutSource--;
            }
            return known;
        }
        if (isFull() || !index.reserve()) {
            return null;
        }
        Track track = new Track(this, labels, slots.size());
        slots.add(track);
        index.changed();
        boolean wasSaved = retentions.give(labels, track.slot, now);
        boolean lookedBefore = Math.max(sources.completeSince(), Math.max(source.watchedSince, wantedSince)) < now;
        if (!wasSaved && lookedBefore && departed.isNew(labels)) {
            retentions.seenToBegin(track.slot);
        }
        return track;
    }

    /** The series is no longer reported: stale at once, and forgotten when none of its samples is asked for any more. */
    void depart(Track track, long now) {
        track.source = null;
        track.pushed = null;
        markStale(track, now);
        clear(track.slot);
        withoutSource++;
        if (!retentions.isAlive(track.slot, now)) {
            forget(track);
        }
        index.rearranged();
    }

    void markStale(Track track, long now) {
        retentions.markStale(track.slot, now);
    }

    private void forget(Track track) {
        int slot = track.slot;
        slots.remove(track);
        retentions.replace(slot, slots.size());
        withoutSource--;
        departed.add(track.labels());
        index.release();
        index.changed();
    }

    /** Whether neither samples nor series that are gone are kept; whoever changes that {@linkplain SeriesIndex#rearranged says so}. */
    boolean keepsNothing() {
        return retentions.count() == 0 && withoutSource == 0;
    }

    /** Its values, for whoever sets them. */
    Slots slots() {
        return slots;
    }

    /** Called at each tick after all values are set, as long as anything is kept. */
    void finish(long now) {
        if (wantedSince == Retention.NOT_YET) {
            wantedSince = now;
        }
        retentions.finish(now);
        for (int slot = slots.size() - 1; slot >= 0 && withoutSource > 0; slot--) {
            Track track = slots.track(slot);
            if (track.source == null && !retentions.isAlive(slot, now)) {
                forget(track);
            }
        }
    }

    /** Sets the values of all series at this tick, from {@code offset} on. */
    void set(double[] present, int offset, long time) {
        slots.set(present, offset, time);
        retentions.append(slots.values(), slots.size(), time);
    }

    /** Sets a value of this tick and keeps it as long as it is needed. */
    void set(int slot, long time, double value) {
        present(slot, time, value);
        retentions.append(slot, time, value);
    }

    /** Sets a value that is kept already. */
    void present(int slot, long time, double value) {
        slots.set(slot, time, value);
    }

    /** Sets what stands in place of a value that is not there. */
    void clear(int slot) {
        slots.clear(slot);
    }
}
