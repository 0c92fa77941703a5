package io.github.incidentsdk.delivery;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Text;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.SinkTest;
import io.github.incidentsdk.time.TimeLimit;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All sinks, each with a lane and a thread of its own, so that one sink's trouble is nobody else's.
 *
 * <p>In this order: {@link #restore} with every line that the journal kept, {@link #begin}, {@link #appended} with every line
 * that follows, {@link #close}. Safe for all threads from {@link #begin} on.
 */
public final class Lanes {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private final List<Lane> lanes;
    private final RecentLines lines;
    private final Workers workers;
    private final Watchdog watchdog;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Worker watching;

    private Lanes(List<Route> routes, Workers workers, HoldWatch watch) {
        int most = 1;
        for (Route route : routes) {
            most = Math.max(most, route.settings().backlogEvents());
        }
        this.lines = new RecentLines(most);
        List<Lane> made = new ArrayList<>();
        for (Route route : routes) {
            made.add(new Lane(route, lines, watch));
        }
        this.lanes = List.copyOf(made);
        this.workers = workers;
        this.watchdog = new Watchdog(lanes);
        for (Route route : routes) {
            if (route.fallback() != null) {
                linkFallback(route);
            }
        }
    }

    /**
     * Makes a lane per route; nothing is delivered before {@link #begin}.
     *
     * @throws IllegalArgumentException when two sinks have the same id
     */
    public static Lanes of(List<Route> routes, Workers workers) {
        return of(routes, workers, HoldWatch.NOTHING);
    }

    /** As {@link #of(List, Workers)}; what {@code watch} holds is delivered later. */
    public static Lanes of(List<Route> routes, Workers workers, HoldWatch watch) {
        Set<String> ids = new HashSet<>();
        for (Route route : routes) {
            if (!ids.add(route.sink())) {
                throw new IllegalArgumentException("two sinks are called \"" + route.sink()
                        + "\": the journal could not tell them apart; rename one");
            }
        }
        return new Lanes(List.copyOf(routes), workers, watch);
    }

    private void linkFallback(Route route) {
        Lane fallback = find(String.valueOf(route.fallback()))
                .orElseThrow(() -> new IllegalArgumentException("sink \"" + route.sink() + "\" cannot fall back on \""
                        + route.fallback() + "\": " + unknown(String.valueOf(route.fallback()))));
        find(route.sink()).ifPresent(lane -> lane.fallsBackOn(fallback, workers.time()));
    }

    private Optional<Lane> find(String sink) {
        return lanes.stream().filter(lane -> lane.sink().equals(sink)).findFirst();
    }

    /** Takes a line that the journal kept from before, oldest first; from it the lanes know who was told of what. */
    public void restore(JournalLine line) {
        lines.add(line);
        lanes.forEach(lane -> lane.restore(line));
    }

    /** Starts delivering what was not delivered yet. */
    public void begin(DeliveryRecord record) {
        Worker watcher = workers.start("incident-sdk-sinks", watchdog);
        watching = watcher;
        watchdog.calledBy(watcher);
        lines.follow(record);
        for (Lane lane : lanes) {
            lane.begin(record, workers, watchdog);
        }
    }

    /** Takes lines that were just appended, in order; called by the journal's writer, cheap, never blocks. */
    public void appended(List<? extends JournalLine> appended) {
        boolean forSinks = false;
        for (JournalLine line : appended) {
            lines.add(line);
            forSinks |= line instanceof JournalLine.Happened;
        }
        if (forSinks) {
            lanes.forEach(Lane::wake);
        }
    }

    /** Has every lane look again at what it holds back; after a change of the holds. */
    public void lookAgain() {
        lanes.forEach(Lane::wake);
    }

    /** What holds the incident of that id back, by the ids of the sinks that would have been told otherwise. */
    public Map<String, Hold> holds(String incidentId) {
        Map<String, Hold> holds = new LinkedHashMap<>();
        for (Lane lane : lanes) {
            Hold hold = lane.hold(incidentId);
            if (hold != null) {
                holds.put(lane.sink(), hold);
            }
        }
        return holds;
    }

    /** Completes when every lane has settled everything up to line {@code seq}; may never, while a sink is down. */
    public CompletionStage<Void> settledPast(long seq) {
        long wanted = Math.min(seq, lines.lastEvent());
        return CompletableFuture.allOf(lanes.stream()
                .map(lane -> lane.settledPast(wanted).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    /** How each sink's lane is doing, in the order of the routes. */
    public List<LaneStatus> status() {
        return lanes.stream().map(Lane::status).toList();
    }

    /** How the lanes are doing whose sinks could be told of an incident of that type, were it as bad as {@code worst}. */
    public List<LaneStatus> couldTell(String type, Severity worst, boolean restricted) {
        return lanes.stream()
                .filter(lane -> lane.couldTell(type, worst, restricted))
                .map(Lane::status)
                .toList();
    }

    /** Where each sink stands with an incident as it is now, in the order of the routes. */
    public List<Standing> standings(IncidentSnapshot incident) {
        Instant now = workers.time().wall();
        return lanes.stream().map(lane -> lane.standing(incident, now)).toList();
    }

    /** The dead letters of one sink, oldest first; empty for a sink that is not known. */
    public List<DeadLetter> deadLetters(String sink) {
        return lanes.stream()
                .filter(lane -> lane.sink().equals(sink))
                .flatMap(lane -> lane.deadLetters().stream())
                .toList();
    }

    /**
     * Has a sink told again of what became a dead letter at {@code from} or later; the answer counts what will be, and names the
     * sinks that there are where there is none of that id.
     */
    public Replay replay(String sink, Instant from) {
        if (closed.get()) {
            return Replay.refused(sink, "the sinks are closed");
        }
        return find(sink).map(lane -> lane.replay(from)).orElseGet(() -> Replay.refused(sink, unknown(sink)));
    }

    /**
     * Sends a test to a sink and waits for the outcome, for one attempt's time-out at the most; a step of the lanes' workers would
     * wait for itself, and is refused.
     *
     * @param service whose test it is
     */
    public SinkTest test(String sink, String service) {
        if (closed.get()) {
            return SinkTest.notSent(sink, "the sinks are closed");
        }
        if (workers.inStep()) {
            return SinkTest.notSent(sink, "a sink or supplier that waits for a test would wait for itself");
        }
        return find(sink)
                .map(lane -> lane.test(service, workers))
                .orElseGet(() -> SinkTest.notSent(sink, unknown(sink)));
    }

    /**
     * Makes one attempt to tell a sink a digest; completes with what the sink returned, on its thread.
     *
     * @param attempt the number of the attempt, from 1
     * @param remembered what the sink remembered of this digest at earlier attempts; taken as it is
     */
    public CompletionStage<DeliveryOutcome> tell(
            String sink, Digest digest, int attempt, ConcurrentHashMap<String, String> remembered) {
        return find(sink)
                .map(lane -> lane.tell(digest, attempt, remembered))
                .orElseGet(() -> CompletableFuture.completedFuture(DeliveryOutcome.refused(unknown(sink))));
    }

    private String unknown(String sink) {
        return "there is no sink \"" + Text.line(sink, Text.NAME) + "\"; there are "
                + lanes.stream().map(Lane::sink).collect(Collectors.joining(", "));
    }

    /** The ids of the incidents that at least one backend may know to be open. */
    public Set<String> engaged() {
        Set<String> incidents = new HashSet<>();
        lanes.forEach(lane -> incidents.addAll(lane.engaged()));
        return incidents;
    }

    /**
     * Begins no further attempt, waits for those under way, interrupts them towards the end of the patience, and closes the
     * sinks; what was not delivered stays in the journal. Only the first call does anything.
     *
     * @param patience for all sinks together
     * @return true when every sink came to its end in time
     */
    public boolean close(Duration patience) {
        if (!closed.compareAndSet(false, true)) {
            return true;
        }
        long end = workers.time().nanos() + patience.toNanos();
        lanes.forEach(Lane::beginClose);
        List<Lane> slow = stop(lanes, end - patience.toNanos() / 2, false);
        List<Lane> busy = stop(slow, end - patience.toNanos() / 4, true);
        Worker watcher = watching;
        if (watcher != null) {
            watcher.stop(Duration.ZERO);
        }
        lanes.stream().filter(lane -> !busy.contains(lane)).forEach(Lane::sayPassed);
        List<String> unclosed = closeSinks(end);
        List<Lane> left = stop(busy, end, false); // closing its sink may have ended an attempt
        left.forEach(lane ->
                log.warn("sink {} is still busy and takes no notice of an interrupt; it is left behind", lane.sink()));
        unclosed.forEach(thread -> log.warn("{} has not ended in time; it is left behind", thread));
        return left.isEmpty() && unclosed.isEmpty();
    }

    /** Stops lanes until {@code end}; returns those that are still in an attempt then. */
    private List<Lane> stop(List<Lane> running, long end, boolean interrupting) {
        List<Lane> ended = running.stream()
                .filter(lane -> lane.stop(Duration.ZERO, interrupting))
                .toList();
        List<Lane> busy = new ArrayList<>(running);
        busy.removeAll(ended);
        busy.removeIf(lane -> lane.stop(left(end), false));
        return busy;
    }

    private List<String> closeSinks(long end) {
        Map<String, Runnable> closers = new LinkedHashMap<>();
        lanes.forEach(lane -> closers.put("incident-sdk-close-" + lane.sink(), lane::closeSink));
        return TimeLimit.run(closers, left(end));
    }

    private Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - workers.time().nanos()));
    }
}
