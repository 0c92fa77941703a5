package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.attempt.BackOff;
import io.github.incidentsdk.delivery.attempt.Bulletins;
import io.github.incidentsdk.delivery.attempt.Caller;
import io.github.incidentsdk.delivery.attempt.Courier;
import io.github.incidentsdk.delivery.attempt.Reasons;
import io.github.incidentsdk.delivery.attempt.Rehearsal;
import io.github.incidentsdk.delivery.attempt.TestIncident;
import io.github.incidentsdk.delivery.engagement.LaneState;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.delivery.owed.Owed;
import io.github.incidentsdk.delivery.owed.Why;
import io.github.incidentsdk.delivery.pace.Pace;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.SinkTest;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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
    private @Nullable Lane fallback;
    private volatile @Nullable Running running;

    /**
     * What there is only once the lane has begun. Who begins it does not wait for all that attempts need: that is made at the first
     * turn, or by who asks before.
     */
    private final class Running implements Step {
        private final DeliveryRecord record;
        private final Ledger ledger;
        private final TimeSource time;
        private final Watchdog watchdog;
        private final Worker worker;
        private volatile @Nullable Work work;

        Running(DeliveryRecord record, Ledger ledger, Workers workers, Watchdog watchdog) {
            this.record = record;
            this.ledger = ledger;
            this.time = workers.time();
            this.watchdog = watchdog;
            this.worker = workers.start("incident-sdk-sink-" + route.sink(), this);
        }

        @Override
        public long run(long nowNanos) throws IOException {
            return work().step().run(nowNanos);
        }

        Work work() {
            Work made = work;
            return made == null ? make() : made;
        }

        private synchronized Work make() {
            Work made = work;
            if (made == null) {
                made = Lane.this.work(record, ledger, time, watchdog);
                work = made;
            }
            return made;
        }
    }

    /** What a turn does, and what decides when. */
    private record Work(Calls calls, DeliveryStep step, Pace pace) {}

    /** Who calls the sink, for the lane, for a test of it, and with digests. */
    private record Calls(Caller caller, Rehearsal rehearsal, Bulletins bulletins) {}

    Lane(Route route, RecentLines lines, HoldWatch watch) {
        this.route = route;
        this.lines = lines;
        this.watch = watch;
        this.state = new LaneState(
                route.sink(),
                route.target().knowsIncidentsById(),
                route.accepts(),
                route.settings().deadLetters(),
                watch.holds());
        this.report = new LaneReport(route.sink());
        this.standings = new Standings(route, lines, state, report, watch);
    }

    String sink() {
        return route.sink();
    }

    /** Once this sink has been down for a while, that of {@code other} is told in its place; before the first line. */
    void fallsBackOn(Lane other, TimeSource time) {
        fallback = other;
        Duration giveUp = route.settings().giveUpAfter(); // what it gives up then it does not ask the sink for again
        Duration after = route.settings().fallbackAfter();
        state.fallsBackOn(other.state, giveUp.compareTo(after) < 0 ? giveUp : after, time);
    }

    private void wakeFallbacks() {
        for (Lane next = fallback; next != null; next = next.fallback) {
            next.wake();
        }
    }

    void restore(JournalLine line) {
        state.restore(line);
    }

    void begin(DeliveryRecord record, Workers workers, Watchdog watchdog) {
        Ledger ledger = new Ledger(route.sink(), state, record::append, workers.time());
        ledger.takeUp(workers.time().nanos());
        Running begun = new Running(record, ledger, workers, watchdog);
        running = begun;
        begun.worker.wake(); // the first turn may have gone to rest before anybody could wake it
    }

    private Work work(DeliveryRecord record, Ledger ledger, TimeSource time, Watchdog watchdog) {
        DeliverySettings settings = route.settings();
        Caller caller = new Caller(route.target(), time, settings.attemptTimeout(), interrupts(watchdog));
        Rehearsal rehearsal = new Rehearsal(route.sink(), caller, time);
        Bulletins bulletins = new Bulletins(caller);
        SplittableRandom random = new SplittableRandom(seed(time));
        Pace pace = new Pace(paceLimits(), random);
        Courier courier = new Courier(
                caller,
                ledger,
                backOff(random),
                new Courier.Limits(settings.giveUpAfter(), settings.faultyTries(), settings.reassert()),
                time);
        DeliveryStep step = new DeliveryStep(
                state,
                new LineReader(lines, record, report),
                ledger,
                new DeliveryStep.Attempts(courier, pace, rehearsal, bulletins),
                new DeliveryStep.Surroundings(report, catchUp, time, patience(), calls()));
        return new Work(new Calls(caller, rehearsal, bulletins), step, pace);
    }

    private DeliveryStep.Patience patience() {
        DeliverySettings settings = route.settings();
        return new DeliveryStep.Patience(
                settings.recordPatience(),
                settings.collapseAfter(),
                settings.parkAfter(),
                new Skimming.Budget(settings.backlogEvents(), settings.backlogBytes()));
    }

    private DeliveryStep.LaneCalls calls() {
        return new DeliveryStep.LaneCalls() {
            @Override
            public void wake() {
                Lane.this.wake();
            }

            @Override
            public void turned() {
                wakeFallbacks();
            }

            @Override
            public void held(Happened line, Hold hold) {
                watch.held(route.sink(), line.incident(), hold);
            }
        };
    }

    private long seed(TimeSource time) {
        return route.settings().seed().orElseGet(time::nanos) ^ route.sink().hashCode();
    }

    private BackOff backOff(SplittableRandom random) {
        DeliverySettings settings = route.settings();
        return new BackOff(
                settings.firstPause(),
                settings.longestPause(),
                settings.shortestWish(),
                settings.longestWish(),
                random);
    }

    private Pace.Limits paceLimits() {
        DeliverySettings settings = route.settings();
        return new Pace.Limits(
                settings.breakAfter(), settings.breakFor(), settings.retryPercent(), settings.longestPause());
    }

    private Caller.Interrupts interrupts(Watchdog watchdog) {
        return new Caller.Interrupts() {
            @Override
            public void expectedAt(long nanos) {
                watchdog.expectedAt(nanos);
            }

            @Override
            public void interrupt(boolean isDeaf) {
                Running now = running;
                if (now != null) {
                    now.worker.interrupt();
                    now.work().step().overdue(isDeaf);
                }
            }
        };
    }

    void wake() {
        Running now = running;
        if (now != null) {
            now.worker.wake();
        }
    }

    /** Interrupts the sink when it takes too long; says when to check again. */
    long checkCall(long now) {
        Running it = running;
        return it == null ? Step.WHEN_WOKEN : it.work().calls().caller().check(now);
    }

    /** Completes once everything up to and including that line is told that anything is to be told of. */
    CompletionStage<Void> settledPast(long seq) {
        Running now = running;
        boolean settled = now == null
                ? state.isSettled(seq, Instant.EPOCH)
                : now.work().step().isSettled(seq, now.time.wall());
        if (settled) {
            return CompletableFuture.completedFuture(null);
        }
        CompletionStage<Void> past = catchUp.past(seq);
        wake(); // it may have come to rest just before
        return past;
    }

    LaneStatus status() {
        Running now = running;
        return new LaneStatus(
                route.sink(),
                Math.max(0, lines.lastEvent() - state.position() + 1)
                        + state.owings().waited(),
                state.engagements().all().size(),
                heldByKind(),
                owedByWhy(),
                state.inPlaceOf(),
                now != null && now.work().pace().isOpen(),
                state.deadCount(),
                report.failing(),
                report.refusing(),
                report.lastAnswer(),
                report.counts());
    }

    boolean couldTell(String type, Severity worst, boolean isRestricted) {
        return route.accepts().couldPass(type, worst, isRestricted);
    }

    /** Where the sink stands with an incident as it is now. */
    Standing standing(IncidentSnapshot incident, Instant now) {
        return standings.of(incident, now);
    }

    private Map<Hold.Kind, Integer> heldByKind() {
        Map<Hold.Kind, Integer> kinds = new EnumMap<>(Hold.Kind.class);
        state.heldBack().all().values().forEach(held -> kinds.merge(held.hold().kind(), 1, Integer::sum));
        kinds.remove(Hold.Kind.FALLBACK);
        return kinds;
    }

    /** Without what only another sink's trouble would make due. */
    private Map<Why, Integer> owedByWhy() {
        Map<Why, Integer> owed = state.owings().counts();
        int standsBy = (int) state.heldBack().all().values().stream()
                .filter(held -> held.hold().kind() == Hold.Kind.FALLBACK)
                .count();
        owed.computeIfPresent(Why.HELD, (why, count) -> count > standsBy ? Integer.valueOf(count - standsBy) : null);
        return owed;
    }

    /** What holds that incident back from this sink; null when nothing does. */
    @Nullable
    Hold hold(String incidentId) {
        Owed.Held held = state.heldBack().all().get(incidentId);
        return held == null || held.hold().kind() == Hold.Kind.FALLBACK ? null : held.hold();
    }

    /** Has the sink told again of what was given up at {@code from} or later. */
    Replay replay(Instant from) {
        Running now = running;
        if (now == null) {
            return Replay.refused(route.sink(), "the sinks are not told yet");
        }
        List<Told> letters = state.replay(from);
        if (!letters.isEmpty()) {
            now.work().step().replay(from);
        }
        long incidents = letters.stream().map(Told::incidentId).distinct().count();
        return new Replay(route.sink(), letters.size(), (int) incidents, null);
    }

    /** Sends a test by {@code service}, whatever the lane is at; the answer comes within one attempt's time-out. */
    SinkTest test(String service, Workers workers) {
        Running now = running;
        TestIncident incident =
                TestIncident.of(route.sink(), service, workers.time().wall());
        if (now == null) {
            return SinkTest.notSent(route.sink(), "the sinks are not told yet");
        }
        if (!route.accepts().mayHear(incident.event(), incident.snapshot())) {
            return SinkTest.notSent(route.sink(), "no drill goes to customers");
        }
        Rehearsal rehearsal = now.work().calls().rehearsal();
        CompletableFuture<SinkTest> answer = rehearsal.ask(incident);
        wake();
        Duration limit = route.settings().attemptTimeout();
        if (!workers.await(answer, limit)) {
            rehearsal.expire(answer, limit);
        }
        return answer.join();
    }

    /** Makes one attempt to tell a digest, as soon as no incident is to be told. */
    CompletionStage<DeliveryOutcome> tell(Digest digest, int attempt, ConcurrentHashMap<String, String> remembered) {
        Running now = running;
        if (now == null) {
            return CompletableFuture.completedFuture(DeliveryOutcome.retry("the sinks are not told yet"));
        }
        CompletionStage<DeliveryOutcome> answer = now.work().calls().bulletins().ask(digest, attempt, remembered);
        wake();
        return answer;
    }

    List<DeadLetter> deadLetters() {
        return state.dead().stream().map(DeadLetter::of).toList();
    }

    Set<String> engaged() {
        return Set.copyOf(state.engagements().all());
    }

    /** Begins no further attempt; one under way goes on. */
    void beginClose() {
        Running now = running;
        if (now != null) {
            now.work().step().close();
        }
    }

    /** Waits for an attempt under way; true when there is none any more. */
    boolean stop(Duration patience, boolean interrupting) {
        Running now = running;
        if (now == null) {
            return true;
        }
        if (interrupting) {
            now.worker.interrupt();
        }
        return now.worker.stop(patience);
    }

    /** Once, when no attempt is under way: says how far the lane came. */
    void sayPassed() {
        Running now = running;
        if (now != null) {
            now.work().step().sayPassed();
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
