package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Family;
import io.github.incidentsdk.metric.series.Samples;
import io.github.incidentsdk.metric.series.Track;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value that each series had some time ago. */
final class OffsetVector extends SeriesVector {

    private final long offsetMillis;
    private final long stepMillis;
    private long validMillis;
    private Samples[] samples = new Samples[0];
    private int[] positions = new int[0];
    private long[] times = new long[0];
    private long lastMoment = Long.MIN_VALUE;

    /**
     * Creates a vector of what was the value before {@code offsetMillis}.
     *
     * @param stepMillis how far kept samples may be apart
     */
    OffsetVector(Selection selection, long offsetMillis, long stepMillis) {
        super(selection);
        this.offsetMillis = offsetMillis;
        this.stepMillis = stepMillis;
        this.validMillis = selection.horizon().lookBackMillis() + stepMillis;
        Family family = selection.family();
        if (family != null) {
            this.validMillis = family.lookBackMillis() + stepMillis;
            retain(family);
        }
    }

    private int retain(Family family) {
        return family.retain(
                Math.max(0, offsetMillis) + validMillis,
                stepMillis,
                offsetMillis > family.horizon().longMillis());
    }

    @Override
    void bind(List<Track> tracks) {
        samples = tracks.stream()
                .map(track -> track.samples(retain(track.family())))
                .toArray(Samples[]::new);
        positions = new int[samples.length];
        times = new long[samples.length];
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        long moment = atMillis - offsetMillis;
        long seen = Math.min(moment, atMillis); // ahead is nothing yet, though a recording holds it already
        if (moment < lastMoment) {
            Arrays.fill(positions, 0);
        }
        lastMoment = moment;
        for (int i = 0; i < values.length; i++) {
            values[i] = valueAt(moment, seen, i);
        }
    }

    private double valueAt(long moment, long seen, int index) {
        Samples kept = samples[index];
        int next = kept.indexAfter(seen, positions[index]);
        positions[index] = next;
        if (next == kept.first()) {
            return Absent.VALUE;
        }
        long time = kept.time(next - 1);
        times[index] = time;
        boolean valid = moment - time < validMillis && !kept.wentStale(time, seen);
        return valid ? kept.value(next - 1) : Absent.VALUE;
    }

    @Override
    long time(int index) {
        return times[index];
    }

    @Override
    public @Nullable String blindness(long atMillis) {
        Family family = selection().family();
        if (family != null && atMillis - family.coveredSince(retain(family)) < offsetMillis) {
            return "metric '" + family.name() + "' has not been watched for as long as the offset looks back";
        }
        long moment = atMillis - offsetMillis;
        if (family != null && family.unseen(moment - 1, moment) > 0) {
            return "nothing was seen at the time that the offset looks back to";
        }
        return super.blindness(atMillis);
    }
}
