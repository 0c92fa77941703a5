package io.github.incidentsdk.testing.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every sink keeps to; a test class takes it on by implementing it.
 *
 * <pre>{@code
 * class PagerSinkTest implements IncidentSinkContract {
 *
 *     @Override
 *     public IncidentSink sink() {
 *         return new PagerSink(pagerThatWorks);
 *     }
 * }
 * }</pre>
 *
 * <p>The deliveries are those of a real manager. A sink whose backend is outside of the process takes on {@link
 * RemoteSinkContract}.
 */
public interface IncidentSinkContract {

    /** A new sink whose backend takes everything; it is closed by the test. */
    IncidentSink sink() throws Exception;

    /** What must not be seen in any text of the sink: keys, tokens, paths that are credentials. */
    default List<String> secrets() {
        return List.of();
    }

    /** An opening is what a sink is for. */
    @Test
    default void acceptsAnOpening() throws Exception {
        try (IncidentSink sink = sink()) {
            assertInstanceOf(DeliveryOutcome.Accepted.class, told(sink, Story.opening()));
        }
    }

    /** The end of what it was told of: whoever was called out has to hear it. */
    @Test
    default void acceptsTheEndOfWhatItWasToldOf() throws Exception {
        try (IncidentSink sink = sink()) {
            for (HandedDelivery delivery : Story.openingAndEnd()) {
                assertInstanceOf(DeliveryOutcome.Accepted.class, told(sink, delivery), delivery::toString);
            }
        }
    }

    /** The same incident may come back, and is then an opening again. */
    @Test
    default void acceptsThatAnIncidentComesBack() throws Exception {
        try (IncidentSink sink = sink()) {
            for (HandedDelivery delivery : Story.reopening()) {
                assertInstanceOf(DeliveryOutcome.Accepted.class, told(sink, delivery), delivery::toString);
            }
        }
    }

    /** An incident that rose to this sink's filter opens with whatever raised it. */
    @Test
    default void takesAnyKindOfEventAsAnOpening() throws Exception {
        try (IncidentSink sink = sink()) {
            for (HandedDelivery delivery : Story.rare()) {
                HandedDelivery opening =
                        new HandedDelivery(delivery.incident(), delivery.event(), true, 1, new HashMap<>());
                assertInstanceOf(DeliveryOutcome.Accepted.class, told(sink, opening), opening::toString);
            }
        }
    }

    /** No kind of event is a fault, nor refused: what a sink has nothing to say about it skips. */
    @Test
    default void hasAnAnswerToEveryKindOfEvent() throws Exception {
        try (IncidentSink sink = sink()) {
            for (HandedDelivery delivery : Story.everything()) {
                answered(sink, delivery);
            }
            for (HandedDelivery delivery : Story.rare()) {
                answered(sink, delivery);
            }
        }
    }

    /** An answer may have been lost, so every event may come again. */
    @Test
    default void takesAnEventThatComesAgain() throws Exception {
        try (IncidentSink sink = sink()) {
            for (HandedDelivery delivery : Story.openingAndEnd()) {
                DeliveryOutcome first = told(sink, delivery);
                assertInstanceOf(first.getClass(), told(sink, delivery.again()), delivery::toString);
            }
        }
    }

    /** What a sink remembered may be gone: a journal in memory ends with its process. */
    @Test
    default void takesAnEndWithoutWhatItRemembered() throws Exception {
        try (IncidentSink sink = sink()) {
            List<HandedDelivery> deliveries = Story.openingAndEnd();
            told(sink, deliveries.get(0));
            HandedDelivery end = deliveries.get(deliveries.size() - 1);
            answered(sink, new HandedDelivery(end.incident(), end.event(), end.opens(), 1, new HashMap<>()));
        }
    }

    /** Texts as long as the limits let them be, in any script, with markup of every kind, are no reason to say no. */
    @Test
    default void takesLongAndStrangeTexts() throws Exception {
        try (IncidentSink sink = sink()) {
            for (HandedDelivery delivery : Story.strangeTexts()) {
                answered(sink, delivery);
            }
        }
    }

    /** Closing is harmless, also before any delivery and a second time. */
    @Test
    default void closesTwice() throws Exception {
        IncidentSink unused = sink();
        assertDoesNotThrow(unused::close);
        IncidentSink used = sink();
        told(used, Story.opening());
        assertDoesNotThrow(used::close);
        assertDoesNotThrow(used::close);
    }

    /** A delivery that comes too late is not waited for. */
    @Test
    default void comesBackWhenItIsClosedAlready() throws Exception {
        IncidentSink sink = sink();
        sink.close();
        assertTrue(
                Patience.comesBack(() -> sink.deliver(Story.opening()), thread -> {}),
                "a delivery to a sink that is closed did not come back");
    }

    /** What is printed of a sink goes into logs. */
    @Test
    default void printsNoSecret() throws Exception {
        try (IncidentSink sink = sink()) {
            withoutSecrets(sink.toString());
            withoutSecrets(String.valueOf(told(sink, Story.opening())));
        }
    }

    private DeliveryOutcome told(IncidentSink sink, HandedDelivery delivery) throws Exception {
        DeliveryOutcome outcome = sink.deliver(delivery);
        assertNotNull(outcome, () -> delivery + " has no outcome; return DeliveryOutcome.accepted(), or why not");
        return outcome;
    }

    private void answered(IncidentSink sink, HandedDelivery delivery) {
        DeliveryOutcome outcome = assertDoesNotThrow(() -> told(sink, delivery), delivery::toString);
        boolean taken = outcome instanceof DeliveryOutcome.Accepted || outcome instanceof DeliveryOutcome.Skipped;
        if (!taken) {
            fail(delivery + " should be accepted, or skipped where there is nothing to say, but it came to " + outcome);
        }
    }

    private void withoutSecrets(String text) {
        assertTrue(secrets().stream().noneMatch(text::contains), "a secret is in a text of the sink");
    }
}
