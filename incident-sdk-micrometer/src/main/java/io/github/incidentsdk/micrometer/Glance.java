package io.github.incidentsdk.micrometer;

import io.micrometer.core.instrument.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers for a second what it was told, since the meters of one scrape ask for the same one after the other; for all threads. */
final class Glance<T> implements Supplier<T> {

    private static final long LASTS = TimeUnit.SECONDS.toNanos(1);

    private final Clock clock;
    private final Supplier<T> source;
    private volatile @Nullable Seen<T> last;

    private record Seen<T>(T what, long at) {}

    Glance(Clock clock, Supplier<T> source) {
        this.clock = clock;
        this.source = source;
    }

    @Override
    public T get() {
        long now = clock.monotonicTime();
        Seen<T> seen = last;
        if (seen == null || now - seen.at() >= LASTS) {
            seen = new Seen<>(source.get(), now);
            last = seen;
        }
        return seen.what();
    }
}
