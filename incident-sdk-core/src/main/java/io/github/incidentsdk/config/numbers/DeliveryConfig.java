package io.github.incidentsdk.config.numbers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How patiently a sink is told.
 *
 * @param attempts how often and how long one event is tried
 * @param pace how often the sink is called while it fails
 * @param backlog what may wait
 * @param reAssert so long after it was taken, an incident that a rule or guard holds open is told once more; null for never
 * @param deadLetters how many are listed per sink
 */
public record DeliveryConfig(
        Attempts attempts,
        Pace pace,
        Backlog backlog,
        @Nullable Duration reAssert,
        int deadLetters) {

    /**
     * Attempts for one event.
     *
     * @param timeout one attempt is given up after this
     * @param pauses between two attempts: the first, doubled each time up to the longest, with full jitter
     * @param retryAfter what a backend asks for is taken as within these
     * @param giveUp after so long it is a dead letter
     * @param faults how often an exception other than an IOException is tried
     */
    public record Attempts(Duration timeout, Span pauses, Span retryAfter, Duration giveUp, int faults) {}

    /**
     * Calls of a sink that fails.
     *
     * @param breakAfter so many failures in a row
     * @param breakFor let it be left alone for so long, and up to half as much more
     * @param fallbackAfter after so long without an answer its fallback is told in its place, where it has one
     * @param retryPercent the share of calls that may repeat one that failed, once the first minute is over
     * @param parkAfter an incident that failed so often, while others were taken, counts as the one at fault
     */
    public record Pace(int breakAfter, Duration breakFor, Duration fallbackAfter, int retryPercent, int parkAfter) {}

    /**
     * What waits for a sink.
     *
     * @param events over so many events one message per incident is told in their place
     * @param bytes or over so many bytes of events
     * @param togetherAfter an update that waited for so long is told together with the next of its incident
     */
    public record Backlog(int events, long bytes, Duration togetherAfter) {}

    /**
     * From one duration to another.
     *
     * @param least the shorter
     * @param most the longer
     */
    public record Span(Duration least, Duration most) {}

    /**
     * 30 s an attempt, pauses from 1 s to 5 min, {@code Retry-After} within 1 s and 1 h, 24 h in all, 5 tries of a fault; left alone
     * for 30 s after 5 failures in a row, a fallback after 2 min, 10 % retries, parked after 5 failures; 10,000 events or 64 MiB wait, updates apart for
     * 5 s; no re-assertion; 10,000 dead letters.
     */
    public static DeliveryConfig defaults() {
        return new DeliveryConfig(
                new Attempts(
                        Duration.ofSeconds(30),
                        new Span(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                        new Span(Duration.ofSeconds(1), Duration.ofHours(1)),
                        Duration.ofHours(24),
                        5),
                new Pace(5, Duration.ofSeconds(30), Duration.ofMinutes(2), 10, 5),
                new Backlog(10_000, 64L << 20, Duration.ofSeconds(5)),
                null,
                10_000);
    }
}
