package io.github.incidentsdk.delivery;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Holds;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.IncidentSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lanes over a journal in a list, in time that stands still unless it is moved; can be killed and started again. */
final class Rig {

    final FakeRecord journal = new FakeRecord();
    final HandWorkers workers = new HandWorkers();
    private final List<Route> routes = new ArrayList<>();
    /** What was held: sink, incident and hold. */
    final List<String> held = new ArrayList<>();

    private Holds holds = Holds.NONE;
    private DeliverySettings settings = DeliverySettings.builder().seed(7).build();
    Lanes lanes;
    private OneProcess process;

    Rig sink(String id, IncidentSink sink) {
        return sink(id, sink, Accepts.everything());
    }

    Rig sink(String id, IncidentSink sink, Accepts accepts) {
        return sink(id, sink, accepts, null);
    }

    Rig sink(String id, IncidentSink sink, Accepts accepts, String fallback) {
        routes.removeIf(route -> route.sink().equals(id));
        routes.add(new Route(id, sink, accepts, settings, fallback));
        return this;
    }

    /** For the sinks that follow. */
    Rig settings(DeliverySettings wanted) {
        settings = wanted;
        return this;
    }

    /** Starts as after a start of the process: from nothing but the journal. */
    Rig start() {
        lanes = Lanes.of(routes, workers, watch());
        journal.lines().forEach(lanes::restore);
        journal.listener(lanes);
        process = new OneProcess();
        lanes.begin(process);
        workers.settle();
        return this;
    }

    /** Asks these from the next start on. */
    Rig holds(Holds wanted) {
        holds = wanted;
        return this;
    }

    private HoldWatch watch() {
        return new HoldWatch() {
            @Override
            public Holds holds() {
                return holds;
            }

            @Override
            public void held(String sink, IncidentSnapshot incident, Hold hold) {
                held.add(sink + " " + incident.id() + " " + hold.id());
            }
        };
    }

    /** Ends as by kill -9, also in the middle of a call: no line is written any more and no step is called. */
    Rig kill() {
        process.alive = false;
        journal.listener(null);
        workers.forget();
        return this;
    }

    boolean isAlive() {
        return process.alive;
    }

    /** The journal as one process sees it. */
    private final class OneProcess implements DeliveryRecord {
        private boolean alive = true;

        @Override
        public CompletionStage<?> append(JournalLine.Told line) {
            return alive ? journal.append(line) : new CompletableFuture<>();
        }

        @Override
        public List<JournalLine> read(long from, int max) {
            return journal.read(from, max);
        }

        @Override
        public boolean isUpToDate() {
            return journal.isUpToDate();
        }
    }

    Story incident(String id) {
        return new Story(id, journal::add);
    }

    /** The next incident of a key. */
    Story sameKey(Story before, String id) {
        return new Story(before.incident().key(), id, journal::add);
    }

    /** The number of the line with that event. */
    long lineOf(String eventId) {
        return journal.lineOf(eventId);
    }

    Rig settle() {
        workers.settle();
        return this;
    }

    Rig pass(Duration duration) {
        workers.pass(duration);
        return this;
    }

    LaneStatus status(String sink) {
        return lanes.status().stream()
                .filter(status -> status.sink().equals(sink))
                .findFirst()
                .orElseThrow();
    }
}
