package io.github.incidentsdk.testing.contract;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
 * <p>The deliveries are those of a real manager, each on a thread of its own, as in a service; one that is not over after a
 * minute fails its test. A sink whose backend is outside of the process takes on {@link
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
        try (SinkUnderTest sink = SinkUnderTest.of("sink()", sink())) {
            assertInstanceOf(DeliveryOutcome.Accepted.class, sink.told(Story.opening()));
        }
    }

    /** The end of what it was told of: whoever was called out has to hear it. */
    @Test
    default void acceptsTheEndOfWhatItWasToldOf() throws Exception {
        try (SinkUnderTest sink = SinkUnderTest.of("sink()", sink())) {
            for (HandedDelivery delivery : Story.openingAndEnd()) {
                assertInstanceOf(DeliveryOutcome.Accepted.class, sink.told(delivery), delivery::toString);
            }
        }
    }

    /** The same incident may come back, and is then an opening again. */
    @Test
    default void acceptsThatAnIncidentComesBack() throws Exception {
        try (SinkUnderTest sink = SinkUnderTest.of("sink()", sink())) {
            for (HandedDelivery delivery : Story.reopening()) {
                assertInstanceOf(DeliveryOutcome.Accepted.class, sink.told(delivery), delivery::toString);
            }
        }
    }

    /** An incident that rose to this sink's filter opens with whatever raised it. */
    @Test
    default void takesAnyKindOfEventAsAnOpening() throws Exception {
        try (SinkUnderTest sink = SinkUnderTest.of("sink()", sink())) {
            for (HandedDelivery delivery : Story.rare()) {
                HandedDelivery opening =
                        new HandedDelivery(delivery.incident(), delivery.event(), true, 1, new HashMap<>());
                assertInstanceOf(DeliveryOutcome.Accepted.class, sink.told(opening), opening::toString);
            }
        }
    }

    /** No kind of event is a fault, nor refused: what a sink has nothing to say about it skips. */
    @Test
    default void hasAnAnswerToEveryKindOfEvent() throws Exception {
        try (SinkUnderTest sink = SinkUnderTest.of("sink()", sink())) {
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
        try (SinkUnderTest sink = SinkUnderTest.of("sink()", sink())) {
            for (HandedDelivery delivery : Story.openingAndEnd()) {
                DeliveryOutcome first = sink.told(delivery);
                assertInstanceOf(first.getClass(), sink.told(delivery.again()), delivery::toString);
            }
        }
    }

    /** What a sink remembered may be gone: a journal in memory ends with its process. */
    @Test
    default void takesAnEndWithoutWhatItRemembered() throws Exception {
        try (SinkUnderTest sink = SinkUnderTest.of("sink()", sink())) {
            List<HandedDelivery> deliveries = Story.openingAndEnd();
            sink.told(deliveries.get(0));
            HandedDelivery end = deliveries.get(deliveries.size() - 1);
            answered(sink, new HandedDelivery(end.incident(), end.event(), end.opens(), 1, new HashMap<>()));
        }
    }

    /** Texts as long as the limits let them be, in any script, with markup of every kind, are no reason to say no. */
    @Test
    default void takesLongAndStrangeTexts() throws Exception {
        try (SinkUnderTest sink = SinkUnderTest.of("sink()", sink())) {
            for (HandedDelivery delivery : Story.strangeTexts()) {
                answered(sink, delivery);
            }
        }
    }

    /** Closing is harmless, also before any delivery and a second time. */
    @Test
    default void closesTwice() throws Exception {
        SinkUnderTest.of("sink()", sink()).close();
        SinkUnderTest used = SinkUnderTest.of("sink()", sink());
        used.told(Story.opening());
        used.close();
        used.close();
    }

    /** A delivery that comes too late is not waited for. */
    @Test
    default void comesBackWhenItIsClosedAlready() throws Exception {
        IncidentSink sink = sink();
        SinkUnderTest.of("sink()", sink).close();
        assertTrue(
                Patience.comesBack(() -> sink.deliver(Story.opening()), thread -> {}),
                "a delivery to a sink that is closed did not come back");
    }

    /** What is printed of a sink goes into logs. */
    @Test
    default void printsNoSecret() throws Exception {
        try (SinkUnderTest sink = SinkUnderTest.of("sink()", sink())) {
            withoutSecrets(sink.toString());
            withoutSecrets(String.valueOf(sink.told(Story.opening())));
        }
    }

    private void answered(SinkUnderTest sink, HandedDelivery delivery) throws InterruptedException {
        DeliveryOutcome outcome = sink.told(delivery);
        boolean taken = outcome instanceof DeliveryOutcome.Accepted || outcome instanceof DeliveryOutcome.Skipped;
        if (!taken) {
            fail(delivery + " should be accepted, or skipped where there is nothing to say, but it came to " + outcome);
        }
    }

    private void withoutSecrets(String text) {
        assertTrue(secrets().stream().noneMatch(text::contains), "a secret is in a text of the sink");
    }
}
