package io.github.incidentsdk.testing.feed;

import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.util.ArrayList;
import java.util.List;

/** What is being played; started before whatever reads the series, so that it has a moment's value at that moment. */
final class Plays implements Step {

    private final List<Play> plays = new ArrayList<>();
    private final Workers workers;
    private final Worker worker;

    Plays(Workers workers) {
        this.workers = workers;
        this.worker = workers.start("fed-metrics", this);
    }

    void add(MetricFeed feed, FedSeries series, double[] values, long everyNanos) {
        end(feed, series);
        long now = workers.time().nanos();
        Play play = new Play(feed, series, values, everyNanos, now);
        play.run(now);
        plays.add(play);
        worker.wake();
    }

    /** Somebody says otherwise what the series is; whether it was being played. */
    boolean end(MetricFeed feed, FedSeries series) {
        return plays.removeIf(play -> play.isOf(feed, series));
    }

    @Override
    public long run(long nowNanos) {
        long next = Step.WHEN_WOKEN;
        for (Play play : plays) {
            next = Math.min(next, play.run(nowNanos));
        }
        plays.removeIf(Play::isOver);
        return next;
    }
}
