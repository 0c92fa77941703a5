package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.attempt.BackOff;
import io.github.incidentsdk.delivery.attempt.Caller;
import io.github.incidentsdk.delivery.attempt.Courier;
import io.github.incidentsdk.delivery.attempt.Reasons;
import io.github.incidentsdk.delivery.engagement.HeldBack;
import io.github.incidentsdk.delivery.engagement.LaneState;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One sink's way through the journal: wires the step to its parts and to the thread that calls it. */
final class Lane {

    private final Route route;
    private final RecentLines lines;
    private final HoldWatch watch;
    private final LaneState state;
    private final LaneReport report;
    private final Standings standings;
    private final CatchUp catchUp = new CatchUp();
    private final AtomicBoolean sinkClosed = new AtomicBoolean();
    private volatile @Nullable Running running;

    /** What there is only once the lane has begun. */
    private record Running(DeliveryStep step, Caller caller, Worker worker) {}

    Lane(Route route, RecentLines lines, HoldWatch watch) {
        this.route = route;
        this.lines = lines;
        this.watch = watch;
        this.state =
                new LaneState(route.sink(), route.accepts(), route.settings().deadLetters(), watch.holds());
        this.report = new LaneReport(route.sink());
        this.standings = new Standings(route, lines, state, report, watch);
    }

    String sink() {
        return route.sink();
    }

    void restore(JournalLine line) {
        state.restore(line);
    }

    void begin(DeliveryRecord record, Workers workers, Watchdog watchdog) {
        TimeSource time = workers.time();
        DeliverySettings settings = route.settings();
        Ledger ledger = new Ledger(route.sink(), state, record::append, time);
        if (!state.known()) {
            ledger.writeOfLane(What.LANE_OPENED, state.firstNew());
        }
        state.restored();
        Caller caller = new Caller(route.target(), time, settings.attemptTimeout(), interrupts(watchdog));
        Courier courier = new Courier(
                caller,
                ledger,
                backOff(time),
                new Courier.Limits(settings.giveUpAfter(), settings.faultyTries()),
                time);
        DeliveryStep step = new DeliveryStep(
                state,
                new LineReader(lines, record, report),
                ledger,
                courier,
                new DeliveryStep.Surroundings(report, catchUp, time, settings.recordPatience(), calls()));
        Worker worker = workers.start("incident-sdk-sink-" + route.sink(), step);
        running = new Running(step, caller, worker);
        worker.wake(); // the first turn may have gone to rest before anybody could wake it
    }

    private DeliveryStep.LaneCalls calls() {
        return new DeliveryStep.LaneCalls() {
            @Override
            public void wake() {
                Lane.this.wake();
            }

            @Override
            public void held(Happened line, Hold hold) {
                watch.held(route.sink(), line.incident(), hold);
            }
        };
    }

    private BackOff backOff(TimeSource time) {
        DeliverySettings settings = route.settings();
        long seed = settings.seed().orElseGet(time::nanos) ^ route.sink().hashCode();
        return new BackOff(
                settings.firstPause(),
                settings.longestPause(),
                settings.shortestWish(),
                settings.longestWish(),
                new SplittableRandom(seed));
    }

    private Caller.Interrupts interrupts(Watchdog watchdog) {
        return new Caller.Interrupts() {
            @Override
            public void expectedAt(long nanos) {
                watchdog.expectedAt(nanos);
            }

            @Override
            public void interrupt() {
                Running now = running;
                if (now != null) {
                    now.worker().interrupt();
                }
            }
        };
    }

    void wake() {
        Running now = running;
        if (now != null) {
            now.worker().wake();
        }
    }

    /** Interrupts the sink when it takes too long; says when to check again. */
    long checkCall(long now) {
        Running it = running;
        return it == null ? Step.WHEN_WOKEN : it.caller().check(now);
    }

    CompletionStage<Void> settledPast(long seq) {
        Running now = running;
        if (now == null || now.step().owesNothing()) {
            return catchUp.past(seq);
        }
        CompletionStage<Void> rest = catchUp.nextRest();
        now.worker().wake(); // it may have come to rest just before
        return rest.thenCompose(nothing -> catchUp.past(seq));
    }

    LaneStatus status() {
        return new LaneStatus(
                route.sink(),
                Math.max(0, lines.lastEvent() - state.position() + 1),
                state.engaged().size(),
                heldByKind(),
                state.deadCount(),
                report.failing(),
                report.lastAnswer(),
                report.counts());
    }

    /** Where the sink stands with an incident as it is now. */
    Standing standing(IncidentSnapshot incident, Instant now) {
        return standings.of(incident, now);
    }

    private Map<Hold.Kind, Integer> heldByKind() {
        Map<Hold.Kind, Integer> kinds = new EnumMap<>(Hold.Kind.class);
        state.heldBack().all().values().forEach(held -> kinds.merge(held.hold().kind(), 1, Integer::sum));
        return kinds;
    }

    /** What holds that incident back from this sink; null when nothing does. */
    @Nullable
    Hold hold(String incidentId) {
        HeldBack.Held held = state.heldBack().all().get(incidentId);
        return held == null ? null : held.hold();
    }

    List<DeadLetter> deadLetters() {
        return state.dead().stream().map(DeadLetter::of).toList();
    }

    Set<String> engaged() {
        return Set.copyOf(state.engaged());
    }

    /** Begins no further attempt; one under way goes on. */
    void beginClose() {
        Running now = running;
        if (now != null) {
            now.step().close();
        }
    }

    /** Waits for an attempt under way; true when there is none any more. */
    boolean stop(Duration patience, boolean interrupting) {
        Running now = running;
        if (now == null) {
            return true;
        }
        if (interrupting) {
            now.worker().interrupt();
        }
        return now.worker().stop(patience);
    }

    /** Once, when no attempt is under way: says how far the lane came. */
    void sayPassed() {
        Running now = running;
        if (now != null) {
            now.step().sayPassed();
        }
    }

    void closeSink() {
        if (!sinkClosed.compareAndSet(false, true)) {
            return;
        }
        try {
            route.target().close();
        } catch (Throwable thrown) { // also an Error: the other sinks are to be closed all the same
            report.notClosed(Reasons.of(thrown));
        }
    }
}
