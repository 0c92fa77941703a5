package io.github.incidentsdk.polling;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a source that is asked over and over. Safe for all threads. */
final class Asked {

    private static final Logger log = LoggerFactory.getLogger(Asked.class);

    /** Of so many metrics it is said why they are open. */
    private static final int MOST_TOLD = 3;

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

    /** It answered with so many series; {@code open} says of which metrics it did not tell all, and why. */
    synchronized void answers(Instant at, int count, Map<String, String> open) {
        String part = open.isEmpty() ? null : "its answer does not tell all: " + described(open);
        if (part != null && failure == null) {
            log.warn("Metric source \"{}\" answers, but {}; rules that need it see only what there is.", id, part);
        } else if (part == null && failure != null) {
            log.info("Metric source \"{}\" answers again.", id);
        }
        failure = part;
        answered = at;
        answers++;
        series = count;
    }

    private static String described(Map<String, String> open) {
        return new TreeMap<>(open)
                .entrySet().stream()
                        .limit(MOST_TOLD)
                        .map(metric -> "metric " + metric.getKey() + ": " + metric.getValue())
                        .collect(Collectors.joining("; "));
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
