package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.attempt.Reasons;
import io.github.incidentsdk.delivery.attempt.Try;
import io.github.incidentsdk.delivery.engagement.LaneState;
import io.github.incidentsdk.delivery.engagement.LaneState.Verdict;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.delivery.owed.Owed;
import io.github.incidentsdk.delivery.owed.Waiting;
import io.github.incidentsdk.delivery.owed.Why;
import io.github.incidentsdk.delivery.pace.Pace;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.IncidentEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a sink is told next: what is owed and due, then the lines that nobody looked at yet, then what a hold let go, then
 * what is told from its state. Attempts that repeat a failed one take turns with first attempts, so neither holds up the other.
 */
final class Chooser {

    /** So many events of engaged incidents are looked at before the first of them is told; what is told together need not be many. */
    private static final int MOST_GATHERED = RecentLines.KEPT;

    private final LaneState state;
    private final LineReader reader;
    private final Ledger ledger;
    private final Pace pace;
    private final DeliveryStep.Surroundings around;
    private final Reading reading = new Reading();
    private boolean lastWasRetry;

    Chooser(LaneState state, LineReader reader, Ledger ledger, Pace pace, DeliveryStep.Surroundings around) {
        this.state = state;
        this.reader = reader;
        this.ledger = ledger;
        this.pace = pace;
        this.around = around;
    }

    /** What is told next; null when nothing is, nothing may be, or {@link LineReader#hasMore} and it takes another look. */
    @Nullable
    Try next(long now) throws IOException {
        if (pace.left(now) > 0) {
            return null;
        }
        boolean mayRetry = pace.leftForRetry(now) <= 0;
        Try next = mayRetry && !lastWasRetry ? owed(now, Why::isRetry) : null;
        if (next == null) {
            next = first(now);
        }
        if (next == null && mayRetry) {
            next = owed(now, Why::isRetry);
        }
        lastWasRetry = next != null && next.owed().why().isRetry();
        return next;
    }

    private @Nullable Try first(long now) throws IOException {
        Try next = owed(now, why -> why == Why.DUE);
        if (next == null) {
            next = reading.next(now);
        }
        if (next == null && !reader.hasMore(state.position())) {
            Happened free = state.heldBack().nextFree(around.time().wall(), this::held);
            next = free == null ? null : engage(free, now);
        }
        if (next == null) {
            next = owed(now, why -> why == Why.MISSED);
        }
        return next == null ? owed(now, why -> why == Why.AGAIN) : next;
    }

    private @Nullable Try owed(long now, Predicate<Why> which) throws IOException {
        Optional<Owed> owed = state.owings().next(now, which);
        while (owed.isPresent()) {
            Try next = tryOf(owed.get(), now);
            if (next != null) {
                return next;
            }
            owed = state.owings().next(now, which);
        }
        return null;
    }

    /** An attempt at the first of these lines; null, and the line is gone from what is owed, when it is none for the sink now. */
    private @Nullable Try tryOf(Owed each, long now) throws IOException {
        Owed owed = state.owings()
                .collapse(each, around.time().wall(), around.patience().withUpdates());
        Waiting head = owed.head();
        Happened line = reader.line(head.seq());
        if (line == null) {
            around.report().missed(1);
            state.owings().answered(owed.key(), head.seq(), now);
            return null;
        }
        if (state.engagements().has(head.incidentId())) {
            if (!state.isSuperseded(line)) {
                return Try.engaged(owed, line, events(head.earlier()), state.opens(line));
            }
            ledger.writeSuperseded(line);
            around.report().superseded();
            state.owings().answered(owed.key(), head.seq(), now);
            return null;
        }
        if (!state.mayEngage(line)) {
            state.owings().answered(owed.key(), head.seq(), now);
            return null;
        }
        if (state.owings().postpone(owed, other -> state.engagements().has(other.incidentId()), now)) {
            return null;
        }
        return isHeld(line) ? null : engage(line, now);
    }

    private List<IncidentEvent> events(List<Long> numbers) throws IOException {
        List<IncidentEvent> events = new ArrayList<>();
        for (long number : numbers) {
            Happened line = reader.line(number);
            if (line != null) {
                events.add(line.event());
            }
        }
        return events;
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
        if (hold.kind() != Hold.Kind.FALLBACK) {
            around.calls().held(line, hold);
        }
    }

    private Try engage(Happened line, long now) {
        String key = line.incident().key();
        state.owings().engage(key, Waiting.of(line), now);
        AtomicBoolean recorded = new AtomicBoolean();
        ledger.write(line, What.ENGAGED, state.engagement(line)).whenComplete((durable, failure) -> {
            if (failure != null) {
                around.report().notRecorded(line.event().stamp().eventId(), Reasons.of(failure));
            }
            recorded.set(true);
            around.calls().wake();
        });
        Owed owed = Objects.requireNonNull(state.owings().of(key), "what is engaged is owed");
        return Try.engaging(
                owed, line, recorded, now + around.patience().withRecord().toNanos());
    }

    /** Looks at the lines from the lane's position on. */
    private final class Reading {

        @Nullable
        Try next(long now) throws IOException {
            Instant wall = around.time().wall();
            int gathered = 0;
            for (int looked = 0; looked < RecentLines.KEPT && gathered < MOST_GATHERED; looked++) {
                JournalLine line = reader.at(state.position());
                if (line == null) {
                    state.readTo(reader.end(state.position()) - 1);
                    break;
                }
                Happened happened = state.passes(line);
                if (happened != null) {
                    Verdict verdict = state.judge(happened);
                    if (verdict == Verdict.ENGAGE && !comesLater(happened, now)) {
                        Try waits = gathered > 0 ? owed(now, why -> why == Why.DUE) : null;
                        if (waits != null) {
                            return waits;
                        }
                        if (!isHeld(happened)) {
                            Try engaging = engage(happened, now);
                            state.readTo(happened.seq()); // once it is owed: a flush looks at the position first
                            return engaging;
                        }
                    } else if (verdict == Verdict.DELIVER) {
                        Owed owed = tell(happened, now, wall);
                        gathered++;
                        if (owed.why() == Why.DUE && !mayWait(happened, wall)) {
                            state.readTo(happened.seq());
                            break;
                        }
                    } else if (verdict == Verdict.PASS) {
                        state.passBy(happened, now);
                        around.report().filtered();
                    }
                }
                state.readTo(line.seq());
            }
            return owed(now, why -> why == Why.DUE);
        }

        private Owed tell(Happened line, long now, Instant wall) {
            return state.owings()
                    .tell(
                            line.incident().key(),
                            Waiting.of(line),
                            now,
                            wall,
                            around.patience().withUpdates());
        }

        /** Whether it waited for so long that it may as well be told together with what follows. */
        private boolean mayWait(Happened line, Instant wall) {
            return Waiting.of(line).kind() == Waiting.Kind.UPDATE
                    && !line.at().plus(around.patience().withUpdates()).isAfter(wall);
        }

        /** What the sink is still to be told of another opening of the key goes first. */
        private boolean comesLater(Happened line, long now) {
            Owed before = state.owings().of(line.incident().key());
            boolean isFirst = before == null
                    || before.why() == Why.AGAIN
                    || before.lines().stream()
                            .noneMatch(other -> state.engagements().has(other.incidentId()));
            if (!isFirst && state.owings().queue(line.incident().key(), Waiting.of(line), now)) {
                ledger.writeQueued(line);
            }
            return !isFirst;
        }
    }
}
