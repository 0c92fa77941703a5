package io.github.incidentsdk.polling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a source that is asked over and over. Safe for all threads. */
final class Asked {

    private static final Logger log = LoggerFactory.getLogger(Asked.class);

    private final String id;
    private @Nullable Instant answered;
    private @Nullable String failure;
    private long answers;
    private long failures;
    private int series;
    private boolean closed;

    Asked(String id) {
        this.id = id;
    }

    synchronized void answers(Instant at, int count) {
        if (failure != null) {
            log.info("Metric source \"{}\" answers again.", id);
        }
        failure = null;
        answered = at;
        answers++;
        series = count;
    }

    synchronized void fails(String why) {
        if (closed) {
            return; // its end is no failure
        }
        failures++;
        if (failure == null) {
            log.warn("Metric source \"{}\" has no data: {}; rules that need it see nothing until it answers.", id, why);
        }
        failure = why;
    }

    /** Nobody asks it any more; what becomes of a call under way is of no interest. */
    synchronized void closes() {
        closed = true;
    }

    synchronized SourceStatus status() {
        return new SourceStatus(id, answered, failure, answers, failures, series);
    }
}
