package io.github.incidentsdk;

import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.saved.WindowFile;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.rule.engine.RuleEngine;
import io.github.incidentsdk.rule.engine.RuleMemory;
import io.github.incidentsdk.rule.engine.RuleProblem;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleTotals;
import io.github.incidentsdk.rule.engine.RulesHealth;
import io.github.incidentsdk.rule.shadow.ShadowScore;
import io.github.incidentsdk.rule.shadow.ShadowScores;
import io.github.incidentsdk.selfreport.Health;
import io.github.incidentsdk.sink.http.HttpBackend;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the rules a thread of their own, and another one when an application's supplier hangs in it. */
final class Rules implements Step {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final RuleEngine engine;
    private final ShadowScores scores;
    private final List<RuleProblem> unread;
    private final Workers workers;
    private final Prober prober;
    private @Nullable Worker worker;
    private @Nullable Windows windows;
    private @Nullable Heartbeat heartbeat;
    private @Nullable Worker beating;
    private boolean saidRefused;

    /** Those that a supplier hung in, so long as it does. */
    private final List<Worker> aside = new ArrayList<>();

    /**
     * @param scores of the rules in shadow mode
     * @param unread rules that the configuration could not be read for
     */
    Rules(RuleEngine engine, ShadowScores scores, List<RuleProblem> unread, Workers workers) {
        this.engine = engine;
        this.scores = scores;
        this.unread = unread;
        this.workers = workers;
        this.prober = new Prober(engine, workers);
    }

    /** Goes on where the rules of the last process were, and keeps for the next where these are. */
    void goOn(RuleMemory memory, Duration outageTolerance, Journal journal, Predicate<RuleState> mayBeKept) {
        Instant now = Instant.ofEpochMilli(workers.time().wallMillis());
        engine.resume(memory, outageTolerance, workers.time().nanos(), now);
        List<RuleState> begun = scores.begin(now);
        if (journal.durable()) { // memory would end with the rules, and have less room for what happened
            engine.keepIn((at, evaluated, states) -> journal.append(new JournalLine.Ruled(
                    0, at, evaluated, states.stream().filter(mayBeKept).toList())));
            if (!begun.isEmpty()) {
                journal.append(new JournalLine.Ruled(0, now, List.of(), begun));
            }
        }
    }

    /** Goes on with what rules claimed in restored incidents; {@code removed} says which of those not here are so for certain. */
    void restore(IncidentTable table, Predicate<String> removed) {
        List<TrackedIncident> kept = new ArrayList<>(table.all());
        kept.addAll(table.shadows().all());
        engine.restore(kept, removed, workers.time().nanos(), workers.time().wallMillis());
    }

    /** Goes on with what rules of a process that is gone claimed in an incident. */
    void inherit(TrackedIncident incident, Predicate<String> removed) {
        engine.inherit(incident, removed, workers.time().nanos(), workers.time().wallMillis());
    }

    /** Goes on with long windows that were saved in {@code directory}, and saves them there. */
    void saveWindows(Path directory, MetricStore metrics, Duration every) {
        if (!engine.longWindows().isEmpty()) {
            Windows saved = new Windows(engine, new WindowFile(directory), workers, every);
            saved.restore(metrics);
            windows = saved;
        }
    }

    /** Tells {@code receiver} every so often that rules are evaluated. */
    void beat(HttpBackend receiver, Duration every) {
        heartbeat = new Heartbeat(receiver, every, engine::isTicking);
    }

    void begin() {
        beginTicks();
        if (heartbeat != null) {
            beating = workers.start("incident-sdk-heartbeat", heartbeat);
        }
        if (windows != null) {
            windows.begin();
        }
    }

    private synchronized void beginTicks() {
        worker = workers.start("incident-sdk-rules", this);
    }

    @Override
    public long run(long nowNanos) {
        long next = engine.tick(nowNanos, workers.time().wallMillis());
        SightLog.write(engine.takeSightings());
        return next;
    }

    /** That heartbeats do not arrive; empty while they do, or none are wanted. */
    Optional<Health.Trouble> heartbeatTrouble() {
        String failure = heartbeat == null ? null : heartbeat.failure();
        return failure == null
                ? Optional.empty()
                : Optional.of(new Health.Trouble(
                        Health.Part.HEARTBEAT,
                        "heartbeat",
                        "the last did not arrive: " + failure + "; it goes on trying. See to " + heartbeat));
    }

    RulesHealth health() {
        return engine.health().with(unread);
    }

    Optional<ShadowScore> shadowScore(String rule) {
        return scores.of(rule);
    }

    boolean isDisabled(String rule) {
        return engine.isDisabled(rule);
    }

    List<RuleStatus> status() {
        return engine.status();
    }

    RuleTotals totals() {
        return engine.totals();
    }

    /** Sets aside a supplier that has hung for too long; called by another worker than the rules' own. */
    synchronized void watch(long nowNanos) {
        engine.takeThrown()
                .forEach(thrown -> log.warn(
                        "The supplier of {}{} threw: rules that need it see nothing of it. It is read again at every tick, and"
                                + " further exceptions are only counted.",
                        thrown.series().name(),
                        thrown.series().labels(),
                        thrown.failure()));
        if (!saidRefused && engine.refusedSeries() > 0) {
            saidRefused = true;
            log.warn("There are more series than there may be: new ones are left out and counted, see rulesHealth();"
                    + " rules that read their metrics are unknown where they matter. Register fewer, remove those that are"
                    + " over, or raise limits.series-per-metric or limits.series.");
        }
        Series hung = engine.setAsideWhatHangs(nowNanos);
        prober.watch();
        if (hung == null || worker == null) {
            return;
        }
        log.warn(
                "The supplier of {}{} has not returned for {} s: it is not read before it returns, and"
                        + " rules that need it see nothing. Those that were to be read after it are tried first.",
                hung.name(),
                hung.labels(),
                engine.times().supplier().toSeconds());
        if (!worker.stop(Duration.ZERO)) {
            aside.removeIf(left -> left.stop(Duration.ZERO));
            aside.add(worker);
        }
        beginTicks();
    }

    void stop(Duration patience) {
        if (heartbeat != null) {
            heartbeat.close(); // also ends a call that is under way
        }
        if (beating != null) {
            beating.stop(patience);
        }
        prober.stop();
        stopTicks(patience);
        if (windows != null) {
            windows.close(patience);
        }
    }

    private synchronized void stopTicks(Duration patience) {
        if (worker != null && !worker.stop(patience)) {
            aside.add(worker);
        }
        aside.forEach(Worker::interrupt); // a supplier of the application's may know no other end
    }
}
