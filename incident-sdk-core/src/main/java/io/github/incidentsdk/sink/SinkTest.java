package io.github.incidentsdk.sink;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a test of a sink.
 *
 * @param sink the sink's id, as it was given
 * @param outcome what the sink returned; a time-out and what it threw count as {@link DeliveryOutcome.Retry}, whose reason says so.
 *     Null when nothing was sent
 * @param took from the wish for a test to its outcome
 * @param problem why nothing was sent, for people; null when something was
 */
public record SinkTest(
        String sink,
        @Nullable DeliveryOutcome outcome,
        Duration took,
        @Nullable String problem) {

    public static SinkTest notSent(String sink, String problem) {
        return new SinkTest(sink, null, Duration.ZERO, problem);
    }

    /** Whether the backend took the test. */
    public boolean accepted() {
        return outcome instanceof DeliveryOutcome.Accepted;
    }
}
