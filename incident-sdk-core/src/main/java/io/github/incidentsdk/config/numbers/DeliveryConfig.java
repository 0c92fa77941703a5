package io.github.incidentsdk.config.numbers;

import java.time.Duration;

/**
 * How patiently a sink is told.
 *
 * @param attempts how often and how long one event is tried
 * @param deadLetters how many are listed per sink
 */
public record DeliveryConfig(Attempts attempts, int deadLetters) {

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
     * From one duration to another.
     *
     * @param least the shorter
     * @param most the longer
     */
    public record Span(Duration least, Duration most) {}

    /**
     * 30 s an attempt, pauses from 1 s to 5 min, {@code Retry-After} within 1 s and 1 h, 24 h in all, 5 tries of a fault; 10,000
     * dead letters.
     */
    public static DeliveryConfig defaults() {
        return new DeliveryConfig(
                new Attempts(
                        Duration.ofSeconds(30),
                        new Span(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                        new Span(Duration.ofSeconds(1), Duration.ofHours(1)),
                        Duration.ofHours(24),
                        5),
                10_000);
    }
}
