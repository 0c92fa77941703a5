package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.time.Duration;

/** Calls a sink, which may do anything, and always comes back with an outcome; {@link #check} is what makes it come back in time. */
public final class Caller {

    /**
     * What came of a call.
     *
     * @param fault whether the sink itself is at fault and not its backend
     */
    record Answer(DeliveryOutcome outcome, boolean fault) {}

    private final IncidentSink sink;
    private final TimeSource time;
    private final Duration limit;
    private final Interrupts interrupts;
    private boolean underWay;
    private boolean interrupted;
    private long interruptAt;

    /** Who sees to it that a call comes back. */
    public interface Interrupts {
        /** A call has begun; {@link Caller#check} is wanted at this monotonic time. */
        void expectedAt(long nanos);

        /**
         * Interrupts the thread that makes the call; without effect between the lane's turns.
         *
         * @param isDeaf whether the call took no notice of an earlier interrupt
         */
        void interrupt(boolean isDeaf);
    }

    public Caller(IncidentSink sink, TimeSource time, Duration limit, Interrupts interrupts) {
        this.sink = sink;
        this.time = time;
        this.limit = limit;
        this.interrupts = interrupts;
    }

    Answer call(Delivery delivery) {
        begin();
        try {
            DeliveryOutcome outcome = sink.deliver(delivery);
            end();
            return outcome != null
                    ? new Answer(outcome, false)
                    : new Answer(DeliveryOutcome.retry("the sink returned null, not an outcome"), true);
        } catch (Throwable thrown) { // also an Error: a sink must not end the lane's thread
            boolean tookTooLong = end();
            if (tookTooLong) {
                return new Answer(DeliveryOutcome.retry(Reasons.noAnswerWithin(limit)), false);
            }
            String why = Reasons.of(thrown);
            boolean fault = !(thrown instanceof IOException || thrown instanceof InterruptedException);
            return new Answer(DeliveryOutcome.retry(why), fault);
        }
    }

    private void begin() {
        long at = time.nanos() + limit.toNanos();
        synchronized (this) {
            underWay = true;
            interrupted = false;
            interruptAt = at;
        }
        interrupts.expectedAt(at);
    }

    /** Ends the call; true when it had been interrupted for taking too long. */
    private synchronized boolean end() {
        underWay = false;
        Thread.interrupted(); // whoever interrupted the call did not mean what follows it
        return interrupted;
    }

    /**
     * Interrupts a call that takes too long, and again should it take no notice.
     *
     * @return when to check again
     */
    public synchronized long check(long now) {
        if (!underWay) {
            return Step.WHEN_WOKEN;
        }
        if (interruptAt - now <= 0) {
            boolean isDeaf = interrupted;
            interrupted = true;
            interruptAt = now + limit.toNanos();
            interrupts.interrupt(isDeaf); // under the lock, or the interrupt could hit what follows the call
        }
        return interruptAt;
    }
}
