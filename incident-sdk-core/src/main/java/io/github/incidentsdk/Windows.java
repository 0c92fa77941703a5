package io.github.incidentsdk;

import io.github.incidentsdk.metric.saved.SavedWindows;
import io.github.incidentsdk.metric.saved.WindowFile;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.rule.engine.RuleEngine;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeLimit;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves long windows beside the journal every so often and at the end, on a thread of its own. */
final class Windows implements Step {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final RuleEngine engine;
    private final WindowFile file;
    private final Workers workers;
    private final long every;
    private final long begun;
    private boolean failed;
    private @Nullable Worker worker;

    Windows(RuleEngine engine, WindowFile file, Workers workers, Duration every) {
        this.engine = engine;
        this.file = file;
        this.workers = workers;
        this.every = every.toNanos();
        this.begun = workers.time().nanos();
    }

    /** Goes on with what the last process saved; the time since counts as not watched. */
    void restore(MetricStore metrics) {
        SavedWindows saved = file.load();
        if (saved != null) {
            metrics.restore(saved.series(), Math.max(0, workers.time().wallMillis() - saved.atMillis()));
        }
    }

    void begin() {
        worker = workers.start("incident-sdk-windows", this);
    }

    @Override
    public long run(long nowNanos) {
        if (nowNanos - begun >= every) {
            save();
        }
        return nowNanos + every;
    }

    private synchronized void save() {
        long at = workers.time().wallMillis();
        try {
            file.save(at, into -> engine.saveWindows(at, into));
            failed = false;
        } catch (IOException | RuntimeException unsaved) { // the windows themselves go on
            if (!failed) {
                log.warn("Long windows cannot be saved beside the journal: a restart would empty them.", unsaved);
            }
            failed = true;
        }
    }

    /** Saves a last time. */
    void close(Duration patience) {
        if (worker != null && worker.stop(patience)) {
            TimeLimit.run(Map.of("incident-sdk-close-windows", this::save), patience);
        }
    }
}
