package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.attempt.Courier;
import io.github.incidentsdk.delivery.attempt.Reasons;
import io.github.incidentsdk.delivery.attempt.Try;
import io.github.incidentsdk.delivery.engagement.LaneState;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a lane: passes over lines that are none for the sink, makes attempts for those that are, and rests when it has to.
 *
 * <p>A line is left only once its answer is in the journal's hands, so what a crash cuts short is told again.
 */
final class DeliveryStep implements Step {

    /** After so many lines without a receipt the journal is told of the position, or a restart would look at them all again. */
    static final int UNSAID = 1_024;

    private final LaneState state;
    private final LineReader reader;
    private final Ledger ledger;
    private final Courier courier;
    private final Surroundings around;
    private @Nullable Try current;
    private long said;
    private volatile boolean tellsOfBefore;
    private volatile boolean closing;

    /**
     * What a turn reports to.
     *
     * @param recordPatience how long an opening waits for its engagement to be durable
     */
    record Surroundings(
            LaneReport report, CatchUp catchUp, TimeSource time, Duration recordPatience, LaneCalls calls) {}

    /** What a turn has others do. */
    interface LaneCalls {

        /** Brings the next turn forward. */
        void wake();

        /** An incident that the sink would be told of now is held back. */
        void held(Happened line, Hold hold);
    }

    DeliveryStep(LaneState state, LineReader reader, Ledger ledger, Courier courier, Surroundings around) {
        this.state = state;
        this.reader = reader;
        this.ledger = ledger;
        this.courier = courier;
        this.around = around;
        this.said = state.position() - 1;
    }

    @Override
    public long run(long now) throws IOException {
        long due = now;
        for (int steps = 0; steps < RecentLines.KEPT && due == now && !closing; steps++) {
            now = around.time().nanos();
            due = step(now);
        }
        return closing ? WHEN_WOKEN : due;
    }

    /** Passes over some lines or makes one attempt; returns {@code now} when there is more to do. */
    private long step(long now) throws IOException {
        Try next = current;
        if (next == null) {
            next = findNext(now);
            current = next;
        }
        long due = next == null ? restUntil(now) : deliver(next, now);
        around.catchUp().settled(state.position() - 1);
        if (next == null && due != now && owesNothing()) {
            around.catchUp().rests();
        }
        return due;
    }

    /** Whether nothing behind the position is left to be told; for any thread. */
    boolean owesNothing() {
        return !tellsOfBefore && !state.heldBack().mayBeFree(around.time().wall());
    }

    private long restUntil(long now) {
        if (reader.hasMore(state.position())) {
            return now;
        }
        return state.heldBack()
                .rest(around.time().wall())
                .map(rest -> now + rest.toNanos())
                .orElse(WHEN_WOKEN);
    }

    private long deliver(Try next, long now) {
        long wait = next.untilDue(now);
        if (wait > 0) {
            return now + wait;
        }
        String eventId = next.line().event().stamp().eventId();
        Courier.Result result = courier.attempt(next, name -> around.report().notRemembered(eventId, name));
        if (result.isSettled()) {
            said = Math.max(said, next.line().seq());
            tellsOfBefore = false;
            current = null;
        }
        around.report()
                .attempted(
                        next.line().incident().id(),
                        result.ending(),
                        new LaneStatus.Answer(around.time().wall(), eventId, result.text()));
        return now;
    }

    private @Nullable Try findNext(long now) throws IOException {
        Happened unanswered = state.takeUnanswered();
        if (unanswered != null) {
            tellsOfBefore = true;
            return Try.engaged(unanswered, state.opens(unanswered), now);
        }
        for (int looked = 0; looked < RecentLines.KEPT; looked++) {
            JournalLine line = reader.at(state.position());
            if (line == null) {
                state.settled(reader.end(state.position()) - 1);
                Happened free = state.heldBack().nextFree(around.time().wall(), this::held);
                tellsOfBefore = free != null;
                return free == null ? null : engage(free, now);
            }
            if (line instanceof Happened happened && !happened.incident().shadow()) {
                switch (state.judge(happened)) {
                    case ENGAGE -> {
                        if (!isHeld(happened)) {
                            return engage(happened, now);
                        }
                    }
                    case DELIVER -> {
                        return Try.engaged(happened, state.opens(happened), now);
                    }
                    case PASS -> around.report().filtered();
                }
            }
            pass(line.seq());
        }
        return null;
    }

    private boolean isHeld(Happened line) {
        Hold hold = state.heldBack().on(line, around.time().wall());
        if (hold != null && state.heldBack().keep(line, hold)) {
            held(line, hold);
        }
        return hold != null;
    }

    private void held(Happened line, Hold hold) {
        ledger.writeHeld(line, hold);
        around.calls().held(line, hold);
    }

    private Try engage(Happened line, long now) {
        AtomicBoolean recorded = new AtomicBoolean();
        ledger.write(line, What.ENGAGED, Map.of()).whenComplete((durable, failure) -> {
            if (failure != null) {
                around.report().notRecorded(line.event().stamp().eventId(), Reasons.of(failure));
            }
            recorded.set(true);
            around.calls().wake();
        });
        return Try.engaging(line, recorded, now + around.recordPatience().toNanos());
    }

    private void pass(long seq) {
        state.settled(seq);
        if (seq - said >= UNSAID) {
            sayPassed();
        }
    }

    /** Begins no further attempt. */
    void close() {
        closing = true;
    }

    /** Tells the journal how far the lane came, if a restart could not know it; once no turn is under way. */
    void sayPassed() {
        long passed = state.position() - 1;
        if (passed > said) {
            ledger.writeOfLane(What.PASSED, passed);
            said = passed;
        }
    }
}
