package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import java.util.HashMap;
import java.util.Map;

/**
 * Recorded series: all samples are known from the start, and time is moved over them.
 *
 * <p>For backtests and tests of rules. First {@link #add} everything, then {@link #advance} from tick to tick. For one thread.
 */
public final class Recording {

    /** The value of a sample that says that the series is no longer reported. */
    public static final double STALE = Absent.VALUE;

    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private final SeriesIndex index;
    private final SourceState source;
    private final Map<Track, Integer> positions = new HashMap<>();
    private long at = Long.MIN_VALUE;
    private int present;
    private boolean begun;
    private boolean holesAreBlind;

    /** Creates a recording without series. */
    public Recording() {
        this(Horizon.DEFAULT);
    }

    /** Creates a recording without series, to be looked at as far back as {@code horizon} says. */
    public Recording(Horizon horizon) {
        this.index = new SeriesIndex(true, new SeriesLimits(Integer.MAX_VALUE, Integer.MAX_VALUE), horizon);
        this.source = new SourceState("recording", horizon.lookBackMillis(), null);
        index.sources().add(source);
    }

    /** Returns the series, for expressions to be compiled against. */
    public SeriesIndex index() {
        return index;
    }

    /**
     * Adds a series.
     *
     * @param times in milliseconds since the epoch, rising
     * @param values as many as times; {@link #STALE} where the series ceased
     * @throws IllegalArgumentException when the series is there already
     * @throws IllegalStateException when {@link #advance} was called before
     */
    public void add(String name, Labels labels, long[] times, double[] values) {
        if (begun) {
            throw new IllegalStateException(
                    "Series " + name + labels + " is added after the recording began to be played");
        }
        Family family = index.family(name);
        if (family.find(labels) != null) {
            throw new IllegalArgumentException("Series " + name + labels + " is recorded twice");
        }
        family.retain(FOR_EVER, 0);
        Track track = family.findOrAdd(labels, source, Long.MIN_VALUE);
        if (track == null) {
            throw new IllegalArgumentException("Series " + name + labels + " is one too many");
        }
        track.source = source;
        positions.put(track, 0);
        Samples samples = track.samples(0);
        for (int i = 0; i < times.length; i++) {
            if (Absent.is(values[i])) {
                samples.markStale(times[i]);
            } else {
                samples.append(times[i], Absent.canonical(values[i]), FOR_EVER);
            }
        }
        if (times.length > 0) {
            source.watchedSince = Math.min(source.watchedSince, times[0]);
            source.firstWatched = source.watchedSince;
        }
    }

    /** Declares that a metric is recorded, even if there is no series of it. */
    public void knows(String name) {
        index.family(name).knownTo(source);
    }

    /**
     * Has samples of a metric that were taken at long intervals count for longer than others; before expressions are
     * compiled.
     */
    public void lookBack(String name, long millis) {
        index.family(name).lookBack(millis);
    }

    /** Takes a time at which no series has a value for one in which nobody recorded, so that nothing is known of it. */
    public void holesAreBlind() {
        holesAreBlind = true;
    }

    /** Makes {@code atMillis} the present; nothing can be added afterwards. */
    public void advance(long atMillis) {
        if (!begun) {
            begun = true;
            positions.keySet().forEach(this::seeToBegin);
        }
        boolean back = atMillis < at;
        at = atMillis;
        present = 0;
        positions.replaceAll((track, position) -> advance(track, back ? 0 : position));
        if (holesAreBlind && present > 0) {
            source.healthy(atMillis);
        } else if (holesAreBlind && !source.hasFailed()) {
            source.failed("nothing was recorded at that time", atMillis);
        }
    }

    /** A counter that is not there from the start was seen to begin. */
    private void seeToBegin(Track track) {
        Samples samples = track.samples(0);
        if (!samples.isEmpty() && samples.time(0) > source.watchedSince) {
            samples.seenToBegin();
        }
    }

    private int advance(Track track, int position) {
        Samples samples = track.samples(0);
        int next = samples.indexAfter(at, position);
        if (next > 0) {
            long time = samples.time(next - 1);
            if (at - time < track.family().lookBackMillis() && !samples.wentStale(time, at)) {
                track.family().present(track.slot, time, samples.value(next - 1));
                present++;
                return next;
            }
        }
        track.family().clear(track.slot);
        return next;
    }
}
