package io.github.incidentsdk;

import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.rule.engine.RuleEngine;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads suppliers that no tick reads, since one of them hung, on a few threads of its own: those that return are read again. */
final class Prober {

    /** So many suppliers may hang at once and the others still be told from them. */
    private static final int MOST = 32;

    private static final int FIRST = 4;
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final RuleEngine engine;
    private final Workers workers;
    private final List<Worker> probing = new ArrayList<>();

    Prober(RuleEngine engine, Workers workers) {
        this.engine = engine;
        this.workers = workers;
    }

    /** Looks whether there is anything to read; twice as many threads each time that it is not done. */
    synchronized void watch() {
        if (!engine.hasDoubts()) {
            return;
        }
        probing.forEach(Worker::wake);
        int more = Math.min(Math.max(FIRST, probing.size()), MOST - probing.size());
        for (int i = 0; i < more; i++) {
            probing.add(workers.start("incident-sdk-prober-" + probing.size(), new Probe(workers.time())));
        }
    }

    synchronized void stop() {
        probing.forEach(worker -> {
            worker.stop(Duration.ZERO);
            worker.interrupt(); // one of the application's may know no other end
        });
    }

    /** One thread's work. */
    private final class Probe implements Step {

        private final TimeSource time;

        /** Until when it leaves alone what is slow. */
        private long pausesUntil;

        Probe(TimeSource time) {
            this.time = time;
            this.pausesUntil = time.nanos();
        }

        @Override
        public long run(long nowNanos) {
            if (nowNanos < pausesUntil) {
                return pausesUntil;
            }
            MetricStore.Doubt doubt = engine.takeDoubt();
            if (doubt == null) {
                return WHEN_WOKEN;
            }
            doubt.read();
            boolean slow = time.nanos() - nowNanos > engine.times().supplier().toNanos();
            doubt.settle(!slow);
            pausesUntil = slow ? time.nanos() + PAUSE : nowNanos;
            return pausesUntil;
        }
    }
}
