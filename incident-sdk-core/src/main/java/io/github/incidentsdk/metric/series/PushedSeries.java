package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Series;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** A series whose value is read at the tick. */
final class PushedSeries implements Series {

    private final String name;
    private final Labels labels;
    private final DoubleSupplier value;
    private final Consumer<PushedSeries> remover;

    /** Whether reading it took so long that it is no longer read. */
    volatile boolean setAside;

    /** Whether it was removed, or never taken since there were too many metrics. */
    volatile boolean over;

    /** Whether it is only counted, for want of room; guarded by its metric's {@link LeftOut}. */
    boolean counted;

    /** Whether a tick took it in; for the tick's thread. */
    boolean registered;

    /** Whether it was told that its supplier throws. */
    boolean threw;

    /** What its supplier threw at the last tick, the simple name of the class; null when it did not. */
    volatile @Nullable String failure;

    PushedSeries(String name, Labels labels, DoubleSupplier value, Consumer<PushedSeries> remover) {
        this.name = name;
        this.labels = labels;
        this.value = value;
        this.remover = remover;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public void remove() {
        remover.accept(this);
    }

    /** The application's code, which may throw anything. */
    DoubleSupplier value() {
        return value;
    }

    @Override
    public String toString() {
        return name + labels;
    }
}
