package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.SinkTest;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tests one sink: between the lane's attempts and on its thread, since a sink is called by one thread at a time. Nothing of it counts
 * for the lane or is kept.
 */
public final class Rehearsal {

    private final String sink;
    private final Caller caller;
    private final TimeSource time;
    private final AtomicReference<Asked> next = new AtomicReference<>();
    private volatile @Nullable Asked begun;
    private volatile boolean closed;

    private record Asked(TestIncident incident, long since, CompletableFuture<SinkTest> answer) {}

    public Rehearsal(String sink, Caller caller, TimeSource time) {
        this.sink = sink;
        this.caller = caller;
        this.time = time;
    }

    /** Has {@link #run} send that; whoever asks while another test waits gets the answer to that one. For any thread. */
    public CompletableFuture<SinkTest> ask(TestIncident incident) {
        Asked asked = new Asked(incident, time.nanos(), new CompletableFuture<>());
        Asked now =
                next.updateAndGet(before -> before == null || before.answer().isDone() ? asked : before);
        if (closed) {
            now.answer().complete(SinkTest.notSent(sink, "the sinks are closed"));
        }
        return now.answer();
    }

    /** Makes the test that was asked for, if there is one that somebody still waits for. */
    public void run() {
        Asked asked = next.get();
        if (asked != null && !asked.answer().isDone()) {
            begun = asked;
            DeliveryOutcome outcome = test(asked.incident());
            Duration took = Duration.ofNanos(time.nanos() - asked.since());
            asked.answer().complete(new SinkTest(sink, outcome, took, null));
        }
    }

    /** Answers in the place of a test that took {@code limit}; one that has not begun until then is not made any more. */
    public void expire(CompletableFuture<SinkTest> answer, Duration limit) {
        Asked last = begun;
        boolean wasSent = last != null && last.answer() == answer;
        answer.complete(
                wasSent
                        ? new SinkTest(sink, DeliveryOutcome.retry(Reasons.noAnswerWithin(limit)), limit, null)
                        : SinkTest.notSent(sink, "it is busy with another call, " + Reasons.noAnswerWithin(limit)));
    }

    /** The opening, and where that was taken the end, so that nothing of it stays open at the backend. */
    private DeliveryOutcome test(TestIncident incident) {
        TestDelivery opening = incident.opening();
        DeliveryOutcome outcome = Reasons.in(caller.call(opening).outcome());
        return outcome instanceof DeliveryOutcome.Accepted
                ? Reasons.in(caller.call(opening.ended(time.wall())).outcome())
                : outcome;
    }

    /** Makes no test any more. */
    public void close() {
        closed = true;
        Asked asked = next.get();
        if (asked != null) {
            asked.answer().complete(SinkTest.notSent(sink, "the sinks are closed"));
        }
    }
}
