package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.attempt.Bulletins;
import io.github.incidentsdk.delivery.attempt.Courier;
import io.github.incidentsdk.delivery.attempt.Rehearsal;
import io.github.incidentsdk.delivery.attempt.Try;
import io.github.incidentsdk.delivery.engagement.LaneState;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.delivery.owed.Owed;
import io.github.incidentsdk.delivery.owed.Owings;
import io.github.incidentsdk.delivery.owed.Tries;
import io.github.incidentsdk.delivery.owed.Why;
import io.github.incidentsdk.delivery.pace.Pace;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a lane: passes over lines that are none for the sink, makes attempts for those that are, and rests when it has to.
 *
 * <p>What a crash cuts short is told again: a line is owed until its answer is in the journal's hands.
 */
final class DeliveryStep implements Step {

    /** After so many lines without a receipt the journal is told of the position, or a restart would look at them all again. */
    static final int UNSAID = 1_024;

    private final LaneState state;
    private final LineReader reader;
    private final Ledger ledger;
    private final Courier courier;
    private final Pace pace;
    private final Chooser chooser;
    private final Rehearsal rehearsal;
    private final Bulletins bulletins;
    private final Skimming skimming;
    private final Replaying replaying;
    private final Surroundings around;
    private @Nullable Try current;
    private long said;
    private volatile boolean telling;
    private volatile boolean closing;

    /** What a turn reports to, and how patient it is. */
    record Surroundings(LaneReport report, CatchUp catchUp, TimeSource time, Patience patience, LaneCalls calls) {}

    /** Who makes an attempt, when one may be made, and who tests the sink or tells it digests in between. */
    record Attempts(Courier courier, Pace pace, Rehearsal rehearsal, Bulletins bulletins) {}

    /**
     * How long what could be told waits.
     *
     * @param withRecord how long an opening waits for its engagement to be durable
     * @param withUpdates how long updates wait until they are told together
     * @param parkAfter so many failures of one incident, while others are accepted, are its own
     * @param budget how much may wait
     */
    record Patience(Duration withRecord, Duration withUpdates, int parkAfter, Skimming.Budget budget) {}

    /** What a turn has others do. */
    interface LaneCalls {

        /** Brings the next turn forward. */
        void wake();

        /** The sink is down, or back: whoever stands in for it has to look. */
        void turned();

        /** An incident that the sink would be told of now is held back. */
        void held(Happened line, Hold hold);
    }

    DeliveryStep(LaneState state, LineReader reader, Ledger ledger, Attempts attempts, Surroundings around) {
        this.state = state;
        this.reader = reader;
        this.ledger = ledger;
        this.courier = attempts.courier();
        this.pace = attempts.pace();
        this.rehearsal = attempts.rehearsal();
        this.bulletins = attempts.bulletins();
        this.skimming = new Skimming(
                state, reader, ledger, around.report(), around.patience().budget());
        this.replaying = new Replaying(state, reader, ledger, around.report());
        this.chooser = new Chooser(state, reader, ledger, pace, around);
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
        rehearsal.run();
        boolean looksBack = replaying.look(now);
        Try next = current;
        if (next == null && skimming.skim(now)) {
            return now;
        }
        if (next == null) {
            next = chooser.next(now);
            current = next;
        }
        if (next == null && bulletins.run()) { // incidents come first
            return now;
        }
        long due = next == null ? restUntil(now) : deliver(next, now);
        if (state.position() - 1 - said >= UNSAID) {
            sayPassed();
        }
        Instant wall = around.time().wall();
        around.catchUp().look(seq -> isSettled(seq, wall));
        return looksBack ? now : due;
    }

    private long restUntil(long now) {
        long due = Math.min(
                later(state.owings().nextDue(why -> !why.isRetry()), now + pace.left(now)),
                later(state.owings().nextDue(Why::isRetry), now + pace.leftForRetry(now)));
        if (reader.hasMore(state.position())) {
            due = Math.min(due, now + pace.left(now));
        }
        Optional<Duration> held = state.heldBack().rest(around.time().wall());
        if (held.isPresent()) {
            due = Math.min(due, now + Math.max(held.get().toNanos(), pace.left(now)));
        }
        return due == WHEN_WOKEN ? due : Math.max(now, due);
    }

    private static long later(long due, long atLeast) {
        return due == Tries.NOT_YET ? WHEN_WOKEN : Math.max(due, atLeast);
    }

    private long deliver(Try next, long now) {
        long wait = next.untilDue(now);
        if (wait > 0) {
            return now + wait;
        }
        String eventId = next.line().event().stamp().eventId();
        pace.called(next.owed().why().isRetry(), now);
        long began = around.time().nanos();
        Courier.Result result = tell(next, eventId);
        around.report().took(result.ending(), around.time().nanos() - began);
        current = null;
        keepPace(result, around.time().nanos());
        follow(next, result, around.time().nanos());
        if (turned(result.ending())) {
            around.calls().turned();
        }
        LaneStatus.Answer answer = new LaneStatus.Answer(around.time().wall(), eventId, result.text());
        if (result.ending() == Courier.Ending.RETRIED && isItsOwn(result.tries())) {
            around.report().failedOnItsOwn(next.line().incident(), answer);
        } else {
            around.report().attempted(next.line().incident(), result.ending(), answer);
        }
        return now;
    }

    private Courier.Result tell(Try next, String eventId) {
        telling = true;
        try {
            return courier.attempt(next, name -> around.report().notRemembered(eventId, name));
        } finally {
            telling = false;
        }
    }

    /** The call that is under way takes too long; for any thread. */
    void overdue(boolean isDeaf) {
        if (telling) { // a test of the sink is no incident that another one could be told of
            if (state.tookNothing(around.time().nanos(), around.time().wall())) {
                around.calls().turned();
            }
            if (isDeaf) {
                around.report().stuck();
            }
        }
    }

    private boolean turned(Courier.Ending ending) {
        return switch (ending) {
            case ACCEPTED -> state.took();
            case SKIPPED -> false; // says nothing of the backend
            case RETRIED, MISSED, DEAD ->
                state.tookNothing(around.time().nanos(), around.time().wall());
        };
    }

    /** What is owed after that answer. */
    private void follow(Try told, Courier.Result result, long now) {
        Owings owings = state.owings();
        Owed owed = told.owed();
        switch (result.ending()) {
            case RETRIED -> owings.failed(owed, isItsOwn(result.tries()) ? Why.PARKED : Why.FAILED, result.tries());
            case MISSED -> owings.missed(owed.key(), owed.lines(), Tries.NOT_YET);
            case ACCEPTED -> {
                owings.takesAgain(now); // first, or a flush in between would find nothing left to wait for
                settled(told, now);
                around.report().coalesced(owed.head().joined());
                if (result.wish() != null) {
                    owings.again(owed.key(), owed.head(), now + result.wish().toNanos());
                }
            }
            case SKIPPED, DEAD -> settled(told, now);
        }
    }

    private void keepPace(Courier.Result result, long now) {
        if (!result.failed()) {
            if (result.ending() != Courier.Ending.SKIPPED) { // a skip says nothing of the backend
                pace.answered();
            }
        } else if (isItsOwn(result.tries())) {
            pace.failedOnItsOwn(now);
        } else {
            if (pace.failed(now)) {
                around.report().leftAlone();
            }
            if (result.wish() != null) {
                pace.pause(result.wish(), now);
            }
        }
    }

    private void settled(Try told, long now) {
        long seq = told.line().seq();
        said = Math.max(said, seq);
        state.owings().answered(told.owed().key(), seq, now);
    }

    /** Whether it is the incident that fails: the backend takes others. */
    private boolean isItsOwn(Tries tries) {
        return tries.attempts() >= around.patience().parkAfter() && tries.othersAccepted(courier.accepted()) > 0;
    }

    /** Has the sink told again of what was given up at {@code from} or later; for any thread. */
    void replay(Instant from) {
        replaying.ask(from);
        around.calls().wake();
    }

    /** Whether everything up to and including {@code seq} is told that anything is to be told of; for any thread. */
    boolean isSettled(long seq, Instant wall) {
        return state.isSettled(seq, wall) && !replaying.isUnderWay();
    }

    /** Begins no further attempt. */
    void close() {
        rehearsal.close();
        bulletins.close();
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
