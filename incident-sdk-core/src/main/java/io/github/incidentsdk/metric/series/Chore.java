package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.SeriesStore;

/** What a source does at each tick; while that throws, the source has no data. */
final class Chore implements Runnable {

    private final SeriesStore door;
    private final Runnable work;

    /** Whether it threw last time; for the tick's thread. */
    private boolean failing;

    Chore(SeriesStore door, Runnable work) {
        this.door = door;
        this.work = work;
    }

    @Override
    public void run() {
        try {
            work.run();
        } catch (Throwable failure) { // the source's own code: rules go on, and say why they see nothing of it
            failing = true;
            door.failed("its work at the tick threw " + failure.getClass().getSimpleName());
            return;
        }
        if (failing) {
            failing = false;
            door.recovered();
        }
    }
}
