package io.github.incidentsdk.config.numbers;

import java.time.Duration;

/**
 * How a sink is told, and what becomes of it when it cannot be.
 *
 * @param queue how many events of a lane wait in memory
 * @param attempts how often and how long it is tried
 * @param breaker when a sink that fails is left alone
 * @param backlog how far a lane may fall behind
 * @param fallbackAfter how long a sink is down before its fallback takes over
 */
public record DeliveryConfig(int queue, Attempts attempts, Breaker breaker, Backlog backlog, Duration fallbackAfter) {

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
     * When a sink is left alone.
     *
     * @param failures so many in a row open the breaker
     * @param pause so long until one probe
     * @param retryPercent retries are at most this share of what is sent, once the first minute is over
     * @param parkAfter a key that fails so often while others succeed lets them pass
     */
    public record Breaker(int failures, Duration pause, int retryPercent, int parkAfter) {}

    /**
     * How far a lane may fall behind before it catches up from current state.
     *
     * @param lines so many
     * @param bytes or so much
     * @param deadLetters so many are kept per sink
     */
    public record Backlog(int lines, long bytes, int deadLetters) {}

    /**
     * 256 events in memory; 30 s an attempt, pauses from 1 s to 5 min, {@code Retry-After} within 1 s and 1 h, 24 h in all, 5
     * tries of a fault; a breaker after 5 failures for 30 s, 10 % retries, parking after 5; a backlog of 10,000 lines or 64 MiB
     * and 10,000 dead letters; a fallback after 2 min.
     */
    public static DeliveryConfig defaults() {
        return new DeliveryConfig(
                256,
                new Attempts(
                        Duration.ofSeconds(30),
                        new Span(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                        new Span(Duration.ofSeconds(1), Duration.ofHours(1)),
                        Duration.ofHours(24),
                        5),
                new Breaker(5, Duration.ofSeconds(30), 10, 5),
                new Backlog(10_000, 64L << 20, 10_000),
                Duration.ofMinutes(2));
    }
}
