package io.github.incidentsdk.config.numbers;

import java.net.URI;
import java.time.Duration;

/**
 * Whom to tell that rules are still evaluated: a receiver outside that alarms when it hears nothing.
 *
 * @param url is posted to; often a credential, so it is never shown
 * @param every the pause between two
 * @param allowHttp whether plain http may leave this machine
 */
public record HeartbeatConfig(URI url, Duration every, boolean allowHttp) {

    /** The pause unless said otherwise. */
    public static final Duration EVERY = Duration.ofMinutes(1);

    public HeartbeatConfig {
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("a heartbeat needs a pause above zero, not " + every);
        }
    }

    /** Every minute, over https unless on this machine. */
    public static HeartbeatConfig to(URI url) {
        return new HeartbeatConfig(url, EVERY, false);
    }

    @Override
    public String toString() {
        return "heartbeat every " + every;
    }
}
