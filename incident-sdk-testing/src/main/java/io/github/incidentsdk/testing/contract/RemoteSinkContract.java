package io.github.incidentsdk.testing.contract;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a sink keeps to whose backend is reached over a network, beside what every sink does. */
public interface RemoteSinkContract extends IncidentSinkContract {

    /** A new sink whose backend cannot be reached. */
    IncidentSink unreachable() throws Exception;

    /** A new sink whose backend takes a call and does not answer for half a minute. */
    IncidentSink silent() throws Exception;

    /** A backend that cannot be reached is tried again, so it must not count as a refusal or as a fault of the sink. */
    @Test
    default void wantsToTryAgainWhenItsBackendCannotBeReached() throws Exception {
        try (SinkUnderTest sink = SinkUnderTest.of("unreachable()", unreachable())) {
            String text;
            try {
                DeliveryOutcome outcome = sink.attempt(Story.opening());
                assertInstanceOf(DeliveryOutcome.Retry.class, outcome);
                text = String.valueOf(outcome);
            } catch (IOException again) {
                text = again.toString();
            }
            assertTrue(secrets().stream().noneMatch(text::contains), "a secret is in a text of the sink");
        }
    }

    /** An attempt that takes too long is interrupted, and a sink that takes no notice is closed: it must come back then. */
    @Test
    default void comesBackWhenItIsInterruptedOrClosed() throws Exception {
        IncidentSink sink = silent();
        SinkUnderTest.of("silent()", sink);
        boolean cameBack = Patience.comesBack(() -> sink.deliver(Story.opening()), thread -> {
            thread.interrupt();
            sink.close();
        });
        assertTrue(
                cameBack, "a delivery to a silent backend did not end, though it was interrupted and the sink closed");
    }
}
