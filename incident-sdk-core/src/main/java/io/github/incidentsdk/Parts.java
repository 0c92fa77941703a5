package io.github.incidentsdk;

import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.delivery.Lanes;
import io.github.incidentsdk.digest.Digests;
import io.github.incidentsdk.digest.ReportStatus;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.lifecycle.Drills;
import io.github.incidentsdk.lifecycle.Guards;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.readiness.Readiness;
import io.github.incidentsdk.redaction.Redactors;
import io.github.incidentsdk.selfreport.Health.Trouble;
import io.github.incidentsdk.selfreport.Observed;
import io.github.incidentsdk.selfreport.OwnMetrics;
import io.github.incidentsdk.selfreport.SelfReport;
import io.github.incidentsdk.time.TimeLimit;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a manager is made of, in the order in which an incident flows, and how it comes to its end. */
final class Parts {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final String name;
    private final Workers workers;
    private final Looking looking;
    private final Living living;
    private final Telling telling;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closed;
    private boolean saidRedactors;
    private @Nullable Thread closer;
    private @Nullable Worker tick;
    private @Nullable Worker adopting;
    private @Nullable Adoption adoption;

    /** What looks at metrics, at the log, and at what happens. */
    record Looking(Watching watching, HostLog hostLog, OwnMetrics own) {}

    /** What holds the incidents. */
    record Living(IncidentTable table, Guards guards, RecordTypes records, Memory memory, Itself itself) {}

    /** What it says of itself: as incidents, where that is wanted, which parts were never made, and what is missing. */
    record Itself(@Nullable SelfReport report, List<Trouble> setAside, Readying readying) {}

    /** What keeps and tells; {@code digests} only where there are reports. */
    record Telling(
            Journal journal, Lanes lanes, @Nullable Digests digests, Holding holding, Listening listening, Stop stop) {}

    /** What is remembered of what is over. */
    record Memory(Summaries summaries, Drills drills, ChangeLog changes) {}

    /** How it ends: within so long, and with these words. */
    record Stop(Duration within, Farewell farewell) {}

    Parts(String name, Workers workers, Looking looking, Living living, Telling telling) {
        this.name = name;
        this.workers = workers;
        this.looking = looking;
        this.living = living;
        this.telling = telling;
    }

    /** Goes on with what processes left that are gone, now and from time to time; the journal has begun. */
    void adopts(Adoption adoption) {
        adoption.run(time().nanos());
        this.adoption = adoption;
        adopting = workers.start("incident-sdk-adoption", adoption);
    }

    /** Starts the tick, the last part that moves. */
    void begin() {
        telling.listening().begin(workers);
        looking.watching().begin(workers);
        if (telling.digests() != null) {
            telling.digests().begin();
        }
        tick = workers.start("incident-sdk-tick", new Tick(this));
    }

    String name() {
        return name;
    }

    TimeSource time() {
        return workers.time();
    }

    Watching watching() {
        return looking.watching();
    }

    Metrics metrics() {
        return looking.watching().get().metrics();
    }

    Sources sources() {
        return looking.watching().get().sources();
    }

    Rules rules() {
        return looking.watching().get().rules();
    }

    HostLog hostLog() {
        return looking.hostLog();
    }

    OwnMetrics own() {
        return looking.own();
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

    Summaries summaries() {
        return living.memory().summaries();
    }

    Drills drills() {
        return living.memory().drills();
    }

    ChangeLog changes() {
        return living.memory().changes();
    }

    String service() {
        return telling.stop().farewell().service();
    }

    Journal journal() {
        return telling.journal();
    }

    Lanes lanes() {
        return telling.lanes();
    }

    /** How far each report came with each of its sinks. */
    List<ReportStatus> reports() {
        return telling.digests() == null ? List.of() : telling.digests().status();
    }

    Holding holding() {
        return telling.holding();
    }

    boolean isClosed() {
        return closed;
    }

    /** What is missing for the incidents of each type. */
    List<Readiness> readiness() {
        return living.itself().readying().types(this);
    }

    /** What is wrong and shows in no part's status. */
    List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>(living.itself().setAside());
        rules().heartbeatTrouble().ifPresent(troubles::add);
        return troubles;
    }

    /** Declares what is wrong with the manager's own work, when that is due and wanted. */
    void reportOnSelf(long nowNanos) {
        SelfReport report = living.itself().report();
        if (report != null && report.isDue(nowNanos)) {
            report.check(
                    new Observed(
                            watching().rules(),
                            lanes().status(),
                            journal().status(),
                            watching().refusedSeries(),
                            table().counts().all().getOrDefault(Ignored.OVER_CAP, 0L)),
                    nowNanos);
        }
    }

    /** Says once that a redactor failed; not where it does, since that is within the locks of an incident. */
    void warnOfRedactors() {
        if (!saidRedactors && table().redaction() instanceof Redactors redactors && redactors.failure() != null) {
            saidRedactors = true;
            log.warn(
                    "A redactor {}: the text is not kept. Further ones are only counted, as REDACTOR_FAILED.",
                    redactors.failure());
        }
    }

    void restoreGuards() {
        for (TrackedIncident incident : table().all()) {
            guards().restore(incident);
            hostLog().restore(incident);
        }
    }

    /** Waits until what happened so far is written, told, and the answers are written too; in a step it only looks. */
    boolean flush(Duration patience) {
        return !closed && settled(workers.inStep() ? Duration.ZERO : patience);
    }

    private boolean settled(Duration patience) {
        long end = time().nanos() + patience.toNanos();
        return written(end) && workers.await(lanes().settledPast(journal().lastSeq()), left(end)) && written(end);
    }

    private boolean written(long end) {
        CompletableFuture<Void> written = journal().written().toCompletableFuture();
        return workers.await(written, left(end)) && !written.isCompletedExceptionally();
    }

    /** Whether everything is at its end or somebody sees to it; a step of these workers is refused. */
    boolean close() {
        if (workers.inStep()) {
            log.warn(
                    "{} was to be closed by one of its own sinks or metrics, which would wait for itself: it goes on."
                            + " Close it on another thread.",
                    name);
            return false;
        }
        // Somebody wants this thread to hurry, not the last incident to be lost, nor the directory to be taken for
        // free.
        boolean interrupted = Thread.interrupted();
        try {
            if (isFirstToClose()) {
                endAll();
            } else {
                awaitEnd();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return true;
    }

    private void endAll() {
        try {
            end(time().nanos() + telling.stop().within().toNanos());
        } finally {
            isClosedBy(null);
            ended.complete(null);
        }
    }

    private synchronized boolean isFirstToClose() {
        if (closed) {
            return false;
        }
        closed = true;
        closer = Thread.currentThread();
        return true;
    }

    private synchronized void isClosedBy(@Nullable Thread thread) {
        closer = thread;
    }

    /** Whoever closes after somebody else may want the directory next; what is being closed would wait for itself. */
    private void awaitEnd() {
        boolean ofThisEnd;
        synchronized (this) {
            ofThisEnd = closer == Thread.currentThread() || TimeLimit.isTask();
        }
        if (!ofThisEnd && !ended.isDone()) {
            workers.await(ended, telling.stop().within());
        }
    }

    private void end(long end) {
        if (adopting != null && adopting.stop(left(end).dividedBy(8)) && adoption != null) {
            adoption.close();
        }
        if (tick != null) {
            tick.stop(left(end).dividedBy(8));
        }
        if (telling.digests() != null) {
            telling.digests().stop(left(end).dividedBy(8));
        }
        hostLog().take(this);
        watching().stopRules(left(end).dividedBy(8));
        TimeLimit.run(
                Map.of("incident-sdk-close-sources", watching()::closeSources),
                left(end).dividedBy(4));
        sayFarewell(end);
        if (!settled(left(end).dividedBy(2))) {
            log.warn("{} closes before every sink was told; what is left {}", name, fateOfTheRest());
        }
        sayWhatIsHeld();
        telling.listening().close(left(end).dividedBy(4));
        lanes().close(left(end).dividedBy(2));
        journal().close(left(end));
    }

    private void sayFarewell(long end) {
        boolean goesOn = adoption != null && adoption.isBesideOthers();
        if (!goesOn && !telling.stop().farewell().isSilent(this)) {
            settled(left(end).dividedBy(4)); // what just opened is told before that
            telling.stop().farewell().say(this);
        }
    }

    private void sayWhatIsHeld() {
        for (LaneStatus sink : lanes().status()) {
            if (!sink.held().isEmpty()) {
                log.warn(
                        "{} closes while incidents are held back from sink {}, {}: what is still open then {}",
                        name,
                        sink.sink(),
                        sink.held(),
                        fateOfTheRest());
            }
        }
    }

    private String fateOfTheRest() {
        return journal().durable() ? "is told after the next start" : "is lost, since the journal is in memory";
    }

    private Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - time().nanos()));
    }
}
