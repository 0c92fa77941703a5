package io.github.incidentsdk.testing;

import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A sink that remembers what it was told, and answers as a test wants it to.
 *
 * <pre>{@code
 * RecordingSink sink = new RecordingSink().retryNext();        // a first attempt that fails
 * // … declare, resolve, let time pass …
 * assertThat(sink.kinds()).containsExactly("declared", "resolved");
 * assertThat(sink.last().incident().severity()).isEqualTo(SEV2);
 * }</pre>
 *
 * <p>Accepts everything unless told otherwise. Safe for all threads.
 */
public final class RecordingSink implements IncidentSink {

    private final List<Attempt> attempts = new ArrayList<>();
    private final Deque<Answer> next = new ArrayDeque<>();
    private Answer usually = () -> DeliveryOutcome.accepted();
    private boolean closed;

    /** What a sink does with a delivery. */
    @FunctionalInterface
    private interface Answer {
        DeliveryOutcome give() throws Exception;
    }

    private record Attempt(Delivery delivery, boolean accepted) {}

    /** Makes the next delivery without an answer yet end in {@code outcome}; calls line up. */
    public synchronized RecordingSink answerNext(DeliveryOutcome outcome) {
        next.add(() -> outcome);
        return this;
    }

    /** As {@link #answerNext} with a retry that names no pause. */
    public RecordingSink retryNext() {
        return answerNext(DeliveryOutcome.retry("the test said: not now"));
    }

    /** As {@link #answerNext} with a refusal. */
    public RecordingSink refuseNext() {
        return answerNext(DeliveryOutcome.refused("the test said: never"));
    }

    /** As {@link #answerNext} with an exception; a {@link java.io.IOException} stands for a backend that cannot be reached. */
    public synchronized RecordingSink throwNext(Exception exception) {
        next.add(() -> {
            throw exception;
        });
        return this;
    }

    /** Answers like this from now on, wherever no next answer is lined up. */
    public synchronized RecordingSink answerAlways(DeliveryOutcome outcome) {
        usually = () -> outcome;
        return this;
    }

    /** Throws this from now on, wherever no next answer is lined up. */
    public synchronized RecordingSink throwAlways(Exception exception) {
        usually = () -> {
            throw exception;
        };
        return this;
    }

    /** Accepts from now on, wherever no next answer is lined up. */
    public RecordingSink acceptAlways() {
        return answerAlways(DeliveryOutcome.accepted());
    }

    @Override
    public synchronized DeliveryOutcome deliver(Delivery delivery) throws Exception {
        if (closed) {
            throw new IllegalStateException(delivery.eventId() + " was delivered to a sink that is closed");
        }
        Answer answer = next.isEmpty() ? usually : next.remove();
        boolean accepted = false;
        try {
            DeliveryOutcome outcome = answer.give();
            accepted = outcome instanceof DeliveryOutcome.Accepted;
            return outcome;
        } finally {
            attempts.add(new Attempt(delivery, accepted));
        }
    }

    /** Every delivery that was tried, oldest first, whatever came of it. */
    public synchronized List<Delivery> attempts() {
        return attempts.stream().map(Attempt::delivery).toList();
    }

    /** The deliveries that were accepted, oldest first. */
    public synchronized List<Delivery> accepted() {
        return attempts.stream()
                .filter(Attempt::accepted)
                .map(Attempt::delivery)
                .toList();
    }

    /** The accepted deliveries of incidents of one type, oldest first. */
    public List<Delivery> accepted(String type) {
        return accepted().stream()
                .filter(delivery -> delivery.incident().type().equals(type))
                .toList();
    }

    /** The kinds of the accepted events in order, such as {@code declared, severity-changed, resolved}. */
    public List<String> kinds() {
        return accepted().stream().map(delivery -> delivery.event().kind()).toList();
    }

    /** The incidents of the accepted deliveries, oldest first: what this sink's backend would show, one after the other. */
    public List<IncidentSnapshot> incidents() {
        return accepted().stream().map(Delivery::incident).toList();
    }

    /**
     * The delivery that was accepted last.
     *
     * @throws AssertionError when none was
     */
    public Delivery last() {
        List<Delivery> accepted = accepted();
        if (accepted.isEmpty()) {
            throw new AssertionError("nothing was accepted by this sink; it was tried "
                    + attempts().size() + " times");
        }
        return accepted.get(accepted.size() - 1);
    }

    /** Forgets what was delivered; answers that are lined up stay. */
    public synchronized void clear() {
        attempts.clear();
    }

    /** Whether it was closed; a later delivery throws, since a sink is closed after its last one. */
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
