package io.github.incidentsdk.lifecycle;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often something was ignored, by reason; safe for all threads. */
public final class Counts {

    private final Map<Ignored, LongAdder> counts = new EnumMap<>(Ignored.class);

    Counts() {
        for (Ignored reason : Ignored.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    /** Counts one more. */
    public void add(Ignored reason) {
        LongAdder count = counts.get(reason);
        if (count != null) {
            count.increment();
        }
    }

    public long of(Ignored reason) {
        LongAdder count = counts.get(reason);
        return count == null ? 0 : count.sum();
    }

    /** Every reason with its count so far. */
    public Map<Ignored, Long> all() {
        Map<Ignored, Long> all = new EnumMap<>(Ignored.class);
        counts.forEach((reason, count) -> all.put(reason, count.sum()));
        return all;
    }
}
