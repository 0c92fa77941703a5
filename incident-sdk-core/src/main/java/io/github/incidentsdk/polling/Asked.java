package io.github.incidentsdk.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a source that is asked over and over, and whether it hangs. Safe for all threads. */
final class Asked {

    private static final Logger log = LoggerFactory.getLogger(Asked.class);

    /** How long an answer may take before its source counts as failed; what comes later counts again. */
    private static final long PATIENCE = Duration.ofMinutes(1).toNanos();

    private final String id;
    private @Nullable Instant answered;
    private @Nullable String failure;
    private long answers;
    private long failures;
    private int series;
    private boolean waiting;
    private long since;

    Asked(String id) {
        this.id = id;
    }

    synchronized void begins(long nowNanos) {
        waiting = true;
        since = nowNanos;
    }

    synchronized void answers(Instant at, int count) {
        waiting = false;
        if (failure != null) {
            log.info("Metric source \"{}\" answers again.", id);
        }
        failure = null;
        answered = at;
        answers++;
        series = count;
    }

    synchronized void fails(String why) {
        waiting = false;
        note(why);
    }

    private void note(String why) {
        failures++;
        if (failure == null) {
            log.warn("Metric source \"{}\" has no data: {}; rules that need it see nothing until it answers.", id, why);
        }
        failure = why;
    }

    /** Tells {@code told} why, once, when an answer has been awaited for too long. */
    synchronized void watch(long nowNanos, List<Consumer<String>> told) {
        if (waiting && nowNanos - since > PATIENCE) {
            waiting = false;
            String why = "it has not answered for " + PATIENCE / 1_000_000_000 + " s";
            note(why);
            told.forEach(each -> each.accept(why));
        }
    }

    synchronized SourceStatus status() {
        return new SourceStatus(id, answered, failure, answers, failures, series);
    }
}
