package io.github.incidentsdk.testing.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.incidentsdk.metric.MetricPoll;
import org.junit.jupiter.api.Test;

/** What a poll keeps to whose backend is reached over a network, beside what every poll does. */
public interface RemotePollContract extends MetricPollContract {

    /** A new poll whose backend takes a call and does not answer for half a minute. */
    MetricPoll silent() throws Exception;

    /** A manager that closes does not wait for an answer. */
    @Test
    default void comesBackWhenItIsInterruptedOrClosed() throws Exception {
        MetricPoll poll = silent();
        boolean cameBack = Patience.comesBack(poll::poll, thread -> {
            thread.interrupt();
            poll.close();
        });
        assertTrue(cameBack, "a poll of a silent backend did not end, though it was interrupted and closed");
    }
}
