package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells one sink digests: on the lane's thread, since a sink is called by one thread at a time, and only when no incident is to be
 * told. Nothing of it counts for the lane.
 */
public final class Bulletins {

    private static final int MOST = 16;

    private final Caller caller;
    private final Queue<Asked> asked = new ArrayDeque<>();
    private boolean closed;

    private record Asked(DigestDelivery delivery, CompletableFuture<DeliveryOutcome> answer) {}

    public Bulletins(Caller caller) {
        this.caller = caller;
    }

    /**
     * Has {@link #run} make one attempt; for any thread.
     *
     * @param attempt the number of the attempt, from 1
     * @param remembered what the sink remembered of this digest at earlier attempts; taken as it is, and for all threads
     */
    public CompletableFuture<DeliveryOutcome> ask(
            Digest digest, int attempt, ConcurrentHashMap<String, String> remembered) {
        CompletableFuture<DeliveryOutcome> answer = new CompletableFuture<>();
        synchronized (this) {
            if (closed) {
                answer.complete(DeliveryOutcome.retry("the sinks are closed"));
            } else if (asked.size() >= MOST) {
                answer.complete(DeliveryOutcome.retry("too many digests wait for this sink"));
            } else {
                asked.add(new Asked(DigestDelivery.of(digest, attempt, remembered), answer));
            }
        }
        return answer;
    }

    /** Makes one attempt that was asked for; false when there is none. */
    public boolean run() {
        Asked next;
        synchronized (this) {
            next = asked.poll();
        }
        if (next == null) {
            return false;
        }
        next.answer().complete(Reasons.in(caller.call(next.delivery()).outcome()));
        return true;
    }

    /** Makes no attempt any more. */
    public void close() {
        Queue<Asked> left;
        synchronized (this) {
            closed = true;
            left = new ArrayDeque<>(asked);
            asked.clear();
        }
        left.forEach(each -> each.answer().complete(DeliveryOutcome.retry("the sinks are closed")));
    }
}
