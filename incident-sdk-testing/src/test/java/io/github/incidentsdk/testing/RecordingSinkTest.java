package io.github.incidentsdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecordingSinkTest {

    private final RecordingSink sink = new RecordingSink();
    private final ToldDelivery outage = ToldDelivery.declared("outage");
    private final ToldDelivery spike = ToldDelivery.declared("cost-spike");

    @Test
    void acceptsAndRemembersWhatItIsTold() throws Exception {
        assertThat(sink.deliver(outage)).isEqualTo(DeliveryOutcome.accepted());
        assertThat(sink.deliver(spike)).isEqualTo(DeliveryOutcome.accepted());

        assertThat(sink.accepted()).containsExactly(outage, spike);
        assertThat(sink.accepted("cost-spike")).containsExactly(spike);
        assertThat(sink.kinds()).containsExactly("declared", "declared");
        assertThat(sink.incidents()).extracting(IncidentSnapshot::type).containsExactly("outage", "cost-spike");
        assertThat(sink.last()).isEqualTo(spike);
    }

    @Test
    void givesTheAnswersThatAreLinedUpInOrderAndThenAcceptsAgain() throws Exception {
        IOException unreachable = new IOException("connection refused");
        sink.retryNext().throwNext(unreachable).refuseNext();

        assertThat(sink.deliver(outage)).isInstanceOf(DeliveryOutcome.Retry.class);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sink.deliver(outage.again()))
                .isSameAs(unreachable);
        assertThat(sink.deliver(spike)).isInstanceOf(DeliveryOutcome.Refused.class);
        assertThat(sink.deliver(outage)).isInstanceOf(DeliveryOutcome.Accepted.class);

        assertThat(sink.attempts()).hasSize(4).extracting(Delivery::attempt).containsExactly(1, 2, 1, 1);
        assertThat(sink.accepted()).containsExactly(outage);
    }

    @Test
    void canBeDownUntilItIsUpAgain() throws Exception {
        sink.throwAlways(new IOException("connection refused"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> sink.deliver(outage));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> sink.deliver(outage));

        sink.acceptAlways();
        sink.deliver(outage);

        assertThat(sink.attempts()).hasSize(3);
        assertThat(sink.accepted()).hasSize(1);
    }

    @Test
    void answersLikeABackendThatForgets() throws Exception {
        DeliveryOutcome again = DeliveryOutcome.accepted().again(Duration.ofMinutes(1));
        sink.answerAlways(again);

        assertThat(sink.deliver(outage)).isEqualTo(again);
        assertThat(sink.accepted()).containsExactly(outage);
    }

    @Test
    void skippedIsNotAccepted() throws Exception {
        sink.answerNext(DeliveryOutcome.skipped("no thread to answer in"));

        sink.deliver(outage);

        assertThat(sink.accepted()).isEmpty();
        assertThat(sink.attempts()).containsExactly(outage);
    }

    @Test
    void saysWhatItSawWhenNothingWasAccepted() throws Exception {
        sink.refuseNext().deliver(outage);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(sink::last)
                .withMessage("nothing was accepted by this sink; it was tried 1 times");
    }

    @Test
    void forgetsWhatWasDeliveredButNotWhatItIsToAnswer() throws Exception {
        sink.deliver(outage);
        sink.retryNext().clear();

        assertThat(sink.attempts()).isEmpty();
        assertThat(sink.deliver(spike)).isInstanceOf(DeliveryOutcome.Retry.class);
    }

    @Test
    void refusesDeliveriesAfterItWasClosed() {
        assertThat(sink.isClosed()).isFalse();
        sink.close();

        assertThat(sink.isClosed()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> sink.deliver(outage))
                .withMessage("outage-1-1 was delivered to a sink that is closed");
    }
}
