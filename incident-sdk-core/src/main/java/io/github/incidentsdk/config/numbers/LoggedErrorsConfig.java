package io.github.incidentsdk.config.numbers;

import java.time.Duration;

/**
 * What becomes of errors that a log appender hears.
 *
 * @param keep how long an error must not have been logged for its incident to end
 * @param most how many errors are told apart at a time; what comes beyond is one incident
 */
public record LoggedErrorsConfig(Duration keep, int most) {

    public LoggedErrorsConfig {
        if (keep.isZero() || keep.isNegative()) {
            throw new IllegalArgumentException("logged errors are kept for longer than zero, not for " + keep);
        }
        if (most < 1) {
            throw new IllegalArgumentException("of logged errors at least 1 is told apart, not " + most);
        }
    }

    /** 15 minutes; 200 errors. */
    public static LoggedErrorsConfig defaults() {
        return new LoggedErrorsConfig(Duration.ofMinutes(15), 200);
    }
}
