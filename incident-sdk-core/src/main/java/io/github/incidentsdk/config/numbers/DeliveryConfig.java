package io.github.incidentsdk.config.numbers;

import java.time.Duration;

/**
 * How patiently sinks are told.
 *
 * @param timeout how long one attempt may take
 * @param firstPause after a failure, with full jitter; it doubles each time
 * @param longestPause what pauses grow to
 * @param giveUp how long one event is tried before it is a dead letter
 * @param deadLetters how many are listed per sink
 */
public record DeliveryConfig(
        Duration timeout, Duration firstPause, Duration longestPause, Duration giveUp, int deadLetters) {

    /** 30 s an attempt, pauses from 1 s to 5 min, 24 h in all, 10,000 dead letters. */
    public static DeliveryConfig defaults() {
        return new DeliveryConfig(
                Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(24), 10_000);
    }
}
