package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * All series of a process: sources report from any thread, one thread calls {@link #tick}.
 *
 * <p>What sources report takes effect at the next tick, so that all expressions of a tick see one state and one time.
 */
public final class MetricStore {

    /** Of so many series it is told that their suppliers throw; the rest is only counted. */
    private static final int MOST_TOLD = 100;

    private final SeriesIndex index;

    /** Moved to each tick, where these are not live series at all; null where they are. */
    private final @Nullable Recording recording;

    private final Pending pending;
    private final List<Chore> chores = new CopyOnWriteArrayList<>();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder superseded = new LongAdder();
    private final LongAdder thrown = new LongAdder();
    private final List<Thrown> untold = new ArrayList<>();
    private int toldThrown;

    private final Doubts doubts = new Doubts();
    private Reading reading = new Reading(List.of(), unreadable, this::threw, doubts);
    private long readingVersion = -1;

    /** Creates a store of at most {@link SeriesLimits#DEFAULT} series. */
    public MetricStore() {
        this(SeriesLimits.DEFAULT, Horizon.DEFAULT);
    }

    /** Creates a store of at most {@code limit} series, be they of one metric. */
    public MetricStore(int limit) {
        this(new SeriesLimits(limit, limit), Horizon.DEFAULT);
    }

    /** Creates a store of so many series; over it the existing go on and new ones are counted. */
    public MetricStore(SeriesLimits limits, Horizon horizon) {
        this.index = new SeriesIndex(false, limits, horizon);
        this.recording = null;
        this.pending = new Pending(limits);
    }

    /** Creates a store that plays what was recorded, so that rules run over it as over live series; nothing can be reported. */
    public MetricStore(Recording recording) {
        this.index = recording.index();
        this.recording = recording;
        this.pending = new Pending(new SeriesLimits(1, 1));
    }

    /** Returns the series, for expressions to be compiled against. */
    public SeriesIndex index() {
        return index;
    }

    /** Returns how many series there may be. */
    public SeriesLimits limits() {
        return index.limits();
    }

    /** Returns which metrics expressions read. */
    public Wanted wanted() {
        return index.wanted();
    }

    /** Returns the door for a source whose values are read at each tick; it counts as healthy until it says otherwise. */
    public SeriesStore pushed(String sourceId) {
        return open(new SourceState(sourceId, Long.MAX_VALUE, null));
    }

    /**
     * Returns the door for a source that is polled; it counts as failed until its first answer.
     *
     * @param everyMillis the time between polls; a value counts for three of them, and for as long as any sample does at least
     */
    public SeriesStore polled(String sourceId, long everyMillis) {
        long valid = Math.max(index.horizon().lookBackMillis(), 3 * everyMillis);
        return open(new SourceState(sourceId, valid, "it has not answered yet"));
    }

    private SeriesStore open(SourceState source) {
        SourceDoor door = new SourceDoor(source, this, pending);
        pending.say(door, now -> {
            index.sources().add(source);
            if (!source.hasFailed()) {
                source.healthy(now);
            }
        });
        return door;
    }

    void atEachTick(Chore chore) {
        chores.add(chore);
    }

    private void threw(PushedSeries series, Throwable failure) {
        thrown.increment();
        if (!series.threw) {
            series.threw = true;
            synchronized (untold) {
                if (toldThrown++ < MOST_TOLD) {
                    untold.add(new Thrown(series, failure));
                }
            }
        }
    }

    /** Returns what suppliers threw for the first time since the last call; of the first 100 series that do so. */
    public List<Thrown> takeThrown() {
        synchronized (untold) {
            if (untold.isEmpty()) {
                return List.of();
            }
            List<Thrown> taken = List.copyOf(untold);
            untold.clear();
            return taken;
        }
    }

    /**
     * A supplier threw for the first time.
     *
     * @param series whose supplier it is
     * @param failure what it threw
     */
    public record Thrown(Series series, Throwable failure) {}

    /** Returns how many times a supplier threw. */
    public long thrown() {
        return thrown.sum();
    }

    /** Returns how many times a supplier threw or gave NaN. */
    public long unreadable() {
        return unreadable.sum();
    }

    /** Returns how many polled samples had names that are no identifiers. */
    public long malformed() {
        return malformed.sum();
    }

    void countMalformed() {
        malformed.increment();
    }

    /** Returns how many answers of polled sources had to make room for later ones before a tick saw them. */
    public long superseded() {
        return superseded.sum();
    }

    void countSuperseded(int answers) {
        superseded.add(answers);
    }

    /**
     * Takes in what sources reported and reads what is read at the tick.
     *
     * @param nowMillis the time of the tick, later than the last one's
     * @return false when {@link #abandon()} gave this tick up meanwhile: its thread has to end without evaluating anything
     */
    public boolean tick(long nowMillis) {
        if (recording != null) {
            recording.advance(nowMillis);
            return true;
        }
        chores.forEach(Chore::run);
        Reading mine;
        synchronized (this) {
            pending.apply(nowMillis);
            index.admit(nowMillis);
            mine = currentReading();
        }
        if (!mine.read()) {
            return false;
        }
        synchronized (this) {
            return mine == reading && mine.commit(nowMillis);
        }
    }

    /** Says that nobody looked for {@code unseenMillis} before the tick that comes now, at {@code nowMillis}. */
    public synchronized void paused(long unseenMillis, long nowMillis) {
        if (recording == null) { // what was recorded is there whoever looked
            index.pauses().add(nowMillis - unseenMillis, nowMillis);
        }
    }

    /** Says that incidents of a process that is gone go on from the tick that comes now, at {@code nowMillis}. */
    public synchronized void goesOn(long nowMillis) {
        if (recording == null) {
            index.goesOnFrom(nowMillis);
        }
    }

    /**
     * Gives up a tick that hangs in a supplier: the series it hangs in is no longer read, and another thread may tick.
     *
     * @return the series, or null when no supplier was being read
     */
    public synchronized @Nullable Series abandon() {
        PushedSeries hanging = reading.abandon();
        readingVersion = -1;
        return hanging;
    }

    /** Returns whether there are suppliers that no tick reads until they were seen to return. */
    public boolean hasDoubts() {
        return !doubts.isEmpty();
    }

    /** Takes one of them, for any thread that may hang; null when there is none. */
    public @Nullable Doubt takeDoubt() {
        PushedSeries series = doubts.take();
        return series == null ? null : new Doubt(series, this);
    }

    /** A supplier that no tick reads until it was seen to return. */
    public static final class Doubt {

        private final PushedSeries series;
        private final MetricStore store;

        private Doubt(PushedSeries series, MetricStore store) {
            this.series = series;
            this.store = store;
        }

        /** Calls it, which may take for ever. */
        public void read() {
            try {
                double unused = series.read();
            } catch (Throwable failure) { // the application's: it returned, and the tick that reads it tells and counts
                store.unreadable.increment();
            }
        }

        /** It returned: ticks read it again when it was quick, and else it is to be tried once more. */
        public void settle(boolean quick) {
            if (quick) {
                series.setAside = false;
                store.index.rearranged();
            } else {
                store.doubts.add(series);
            }
        }
    }

    /** Returns whether a window over an hour was ever asked for: then there may be something to save. */
    public boolean hasLongWindows() {
        return index.longWindows() > 0;
    }

    /** Takes what windows over an hour held before the process started, {@code awayMillis} ago; before the first tick. */
    public synchronized void restore(Collection<SavedSeries> saved, long awayMillis) {
        saved.forEach(series -> index.family(series.metric()).restore(series, awayMillis));
    }

    /** Returns what there is of each metric that a source reports or a rule reads, by name. */
    public synchronized List<MetricStatus> status() {
        List<MetricStatus> all = new ArrayList<>();
        for (String name : index.names()) {
            Family family = index.family(name);
            all.add(new MetricStatus(name, family.isWanted(), family.present()));
        }
        all.sort(Comparator.comparing(MetricStatus::name));
        return all;
    }

    /** Returns at most {@code most} series of one metric; none where nobody has spoken of it. */
    public synchronized List<SeriesStatus> status(String metric, int most) {
        Family family = index.find(metric);
        List<SeriesStatus> all = new ArrayList<>();
        for (int slot = 0; family != null && slot < family.size() && all.size() < most; slot++) {
            SourceState source = family.track(slot).source;
            if (source != null) {
                double value = family.values()[slot];
                all.add(new SeriesStatus(family.track(slot).labels(), source.id, Double.isNaN(value) ? null : value));
            }
        }
        return all;
    }

    /** Runs what looks at series, while none of them changes; for any thread that does not evaluate meanwhile. */
    public synchronized void whileStill(Runnable look) {
        look.run();
    }

    /** Returns the names of all metrics. */
    public List<String> metrics() {
        return index.names();
    }

    /**
     * Copies what windows over an hour hold of one metric, a few series at a time, so that a tick never waits for long; whoever
     * evaluates expressions must not do so meanwhile.
     *
     * @param from 0, then as many more as {@code most} each time
     * @return whether there may be more
     */
    public synchronized boolean save(String metric, int from, int most, long nowMillis, List<SavedSeries> into) {
        Family family = index.family(metric);
        family.save(from, most, nowMillis, into);
        return from + most < family.size();
    }

    private Reading currentReading() {
        if (readingVersion != index.arrangement()) {
            readingVersion = index.arrangement();
            reading = new Reading(index.wantedFamilies(), unreadable, this::threw, doubts);
        }
        return reading;
    }
}
