package io.github.incidentsdk.micrometer;

import io.micrometer.core.instrument.Meter;
import java.util.ArrayList;
import java.util.List;

/** Meters that came and went and that nobody has looked at yet, in their order; safe for all threads. */
final class Turnover {

    /** Twice of what a large service registers at its start. */
    private static final int MOST = 10_000;

    private List<Turn> turns = new ArrayList<>();

    /**
     * One meter.
     *
     * @param gone false when it came
     */
    record Turn(Meter meter, boolean gone) {}

    /** Returns false when there are so many now that they have to be taken at once: where nobody ticks, they would only grow. */
    synchronized boolean add(Meter meter, boolean gone) {
        turns.add(new Turn(meter, gone));
        return turns.size() < MOST;
    }

    synchronized void clear() {
        turns.clear();
    }

    /** What came and went since the last call. */
    synchronized List<Turn> take() {
        if (turns.isEmpty()) {
            return List.of();
        }
        List<Turn> taken = turns;
        turns = new ArrayList<>();
        return taken;
    }
}
