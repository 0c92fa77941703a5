package io.github.incidentsdk.selfreport;

import java.util.concurrent.atomic.LongAdder;

/** What happened to incidents of one type since the process began; for all threads. */
final class TypeCounts {

    final LongAdder restored = new LongAdder();
    final LongAdder declared = new LongAdder();
    final LongAdder reopened = new LongAdder();
    final LongAdder resolved = new LongAdder();

    /** How many are open; never negative, although the counts are not read at one moment. */
    long open() {
        return Math.max(0, restored.sum() + declared.sum() + reopened.sum() - resolved.sum());
    }
}
