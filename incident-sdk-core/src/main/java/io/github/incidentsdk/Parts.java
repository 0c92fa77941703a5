package io.github.incidentsdk;

import io.github.incidentsdk.delivery.Lanes;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.lifecycle.Guards;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.Recent;
import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a manager is made of, in the order in which an incident flows, and how it comes to its end. */
final class Parts {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final String name;
    private final Workers workers;
    private final Watching watching;
    private final Living living;
    private final Telling telling;
    private final Incident inert = Incident.inert();
    private final AtomicBoolean warnedOfDetails = new AtomicBoolean();
    private volatile boolean closed;
    private @Nullable Worker tick;

    /** What looks at metrics. */
    record Watching(Metrics metrics, Sources sources, Rules rules) {}

    /** What holds the incidents. */
    record Living(IncidentTable table, Guards guards, RecordTypes records, Recent recent) {}

    /** What keeps and tells. */
    record Telling(Journal journal, Lanes lanes, Duration shutdown) {}

    Parts(String name, Workers workers, Watching watching, Living living, Telling telling) {
        this.name = name;
        this.workers = workers;
        this.watching = watching;
        this.living = living;
        this.telling = telling;
    }

    /** Starts the tick, the last part that moves. */
    void begin() {
        watching.sources().begin();
        watching.rules().begin();
        tick = workers.start("incident-sdk-tick", new Tick(this));
    }

    String name() {
        return name;
    }

    TimeSource time() {
        return workers.time();
    }

    Metrics metrics() {
        return watching.metrics();
    }

    Rules rules() {
        return watching.rules();
    }

    IncidentTable table() {
        return living.table();
    }

    Guards guards() {
        return living.guards();
    }

    RecordTypes records() {
        return living.records();
    }

    Recent recent() {
        return living.recent();
    }

    Journal journal() {
        return telling.journal();
    }

    Lanes lanes() {
        return telling.lanes();
    }

    Incident inert() {
        return inert;
    }

    boolean isClosed() {
        return closed;
    }

    void restoreGuards() {
        table().all().forEach(guards()::restore);
    }

    void detailsThrew(Throwable broken) {
        table().counts().add(Ignored.DETAILS_THREW);
        if (warnedOfDetails.compareAndSet(false, true)) {
            log.warn(
                    "The details of an incident threw; it is declared with what they said before. Further ones are"
                            + " counted as DETAILS_THREW.",
                    broken);
        }
    }

    boolean flush(Duration patience) {
        long end = time().nanos() + patience.toNanos();
        CompletionStage<Void> written = journal().written();
        if (!workers.await(written, patience)) {
            return false;
        }
        return workers.await(lanes().settledPast(journal().lastSeq()), left(end));
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        long end = time().nanos() + telling.shutdown().toNanos();
        if (tick != null) {
            tick.stop(left(end).dividedBy(8));
        }
        rules().stop(left(end).dividedBy(8));
        watching.sources().close();
        if (!flush(left(end).dividedBy(2))) {
            log.warn("{} closes before every sink was told; what is left {}", name, fateOfTheRest());
        }
        lanes().close(left(end).dividedBy(2));
        journal().close(left(end));
    }

    private String fateOfTheRest() {
        return journal().durable() ? "is told after the next start" : "is lost, since the journal is in memory";
    }

    private Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - time().nanos()));
    }
}
