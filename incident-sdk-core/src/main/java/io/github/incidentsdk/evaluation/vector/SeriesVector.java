package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.metric.series.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value of each series that a selector chooses, present or past. */
abstract class SeriesVector extends Vector {

    private final Selection selection;

    SeriesVector(Selection selection) {
        this.selection = selection;
    }

    /** Returns when the sample of a present element was taken, in milliseconds since the epoch. */
    abstract long time(int index);

    /** Binds to the series, which stand in the order of the elements. */
    abstract void bind(List<Track> tracks);

    final Selection selection() {
        return selection;
    }

    @Override
    final boolean isOutdated() {
        return selection.isOutdated();
    }

    @Override
    final Shape shapeNow() {
        bind(selection.choose());
        return selection.shape();
    }

    @Override
    public @Nullable String blindness(long atMillis) {
        return selection.blindness();
    }

    @Override
    public final @Nullable String absenceBlindness(long atMillis) {
        return selection.absenceBlindness();
    }

    @Override
    public final @Nullable String failure() {
        return selection.failure();
    }
}
