package io.github.incidentsdk.sink.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads a {@code Retry-After} header, in seconds or as an HTTP date. */
final class RetryAfter {

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * The pause that a backend asks for, whatever its size or sign; null when it asks for none or cannot be understood.
     *
     * @param now wall time of the answer
     */
    static @Nullable Duration of(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (!text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            String seconds = text.length() <= MOST_DIGITS ? text : "9".repeat(MOST_DIGITS);
            return Duration.ofSeconds(Long.parseLong(seconds));
        }
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException neither) { // what cannot be read asks for nothing: the usual pauses hold
            return null;
        }
    }
}
