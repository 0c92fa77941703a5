package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.series.Pending.SeriesKey;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A series whose value is read at the tick; as a change, that the store takes it in. */
final class PushedSeries implements Series, Change {

    private final SeriesKey key;

    /** These two are kept apart, so that series of a kind share how they are read: a tick goes by few objects. */
    private final Object of;

    private final ToDoubleFunction<Object> value;

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

    @SuppressWarnings("unchecked") // it is only ever given what comes with it
    <T> PushedSeries(SeriesKey key, T of, ToDoubleFunction<? super T> value) {
        this.key = key;
        this.of = of;
        this.value = (ToDoubleFunction<Object>) value;
    }

    SeriesKey key() {
        return key;
    }

    @Override
    public String name() {
        return key.name();
    }

    @Override
    public Labels labels() {
        return key.labels();
    }

    @Override
    public void remove() {
        key.door().remove(this);
    }

    @Override
    public void apply(long nowMillis) {
        key.door().register(this, nowMillis);
    }

    /** What its value is read of. */
    Object of() {
        return of;
    }

    /** How; the application's code, which may throw anything. */
    ToDoubleFunction<Object> value() {
        return value;
    }

    /** Calls the application's code. */
    double read() {
        return value.applyAsDouble(of);
    }

    @Override
    public String toString() {
        return name() + labels();
    }
}
