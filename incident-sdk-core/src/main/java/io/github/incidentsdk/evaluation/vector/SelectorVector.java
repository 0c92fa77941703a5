package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.metric.series.Family;
import io.github.incidentsdk.metric.series.Span;
import io.github.incidentsdk.metric.series.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The present value of each series that a selector chooses. */
final class SelectorVector extends SeriesVector {

    private Family[] families = new Family[0];
    private int[] slots = new int[0];

    SelectorVector(Selection selection) {
        super(selection);
    }

    @Override
    void bind(List<Track> tracks) {
        families = tracks.stream().map(Track::family).toArray(Family[]::new);
        slots = tracks.stream().mapToInt(Track::slot).toArray();
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        Family family = selection().family();
        if (family == null) {
            for (int i = 0; i < values.length; i++) {
                values[i] = families[i].values()[slots[i]];
            }
        } else {
            double[] present = family.values();
            for (int i = 0; i < values.length; i++) {
                values[i] = present[slots[i]];
            }
        }
    }

    @Override
    public @Nullable Span span() {
        Family family = selection().family();
        return family == null ? null : family.span();
    }

    @Override
    long time(int index) {
        return families[index].time(slots[index]);
    }
}
