package io.github.incidentsdk.digest;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Reported;
import io.github.incidentsdk.journal.JournalLine.Stage;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells sinks the digests that are due: each once for its moment, also over a restart, a day late at the most.
 *
 * <p>In this order: {@link #restore}, {@link #begin}, {@link #stop}.
 */
public final class Digests implements Step {

    private static final Logger log = LoggerFactory.getLogger(Digests.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Target> targets;
    private final Sources sources;
    private final Workers workers;
    private volatile @Nullable Worker worker;

    /**
     * Whom a digest comes from, who tells it, and where that is kept.
     *
     * @param writer makes the digest of a report for a moment
     * @param teller has a sink told
     * @param log keeps how far it came
     */
    public record Sources(Writer writer, Teller teller, DigestLog log) {}

    /** Makes digests. */
    @FunctionalInterface
    public interface Writer {
        /** The digest of {@code report} that was due at {@code slot}. */
        Digest write(Report report, Instant slot);
    }

    /** Has a sink told. */
    @FunctionalInterface
    public interface Teller {
        /** Makes one attempt; completes with what came of it, never exceptionally. What the sink remembers goes into {@code remembered}. */
        CompletionStage<DeliveryOutcome> tell(
                String sink, Digest digest, int attempt, ConcurrentHashMap<String, String> remembered);
    }

    /** Tells the sinks that the reports name; nothing before {@link #begin}. */
    public Digests(List<Report> reports, Sources sources, Workers workers) {
        List<Target> named = new ArrayList<>();
        for (Report report : reports) {
            for (String sink : report.to()) {
                named.add(new Target(report, sink));
            }
        }
        this.targets = List.copyOf(named);
        this.sources = sources;
        this.workers = workers;
    }

    /** Takes a line that the journal kept, oldest first. */
    public void restore(JournalLine line) {
        if (line instanceof Reported reported) {
            for (Target target : targets) {
                if (target.isOf(reported)) {
                    target.restore(reported);
                }
            }
        }
    }

    /** Starts telling; without reports there is nothing to start. */
    public void begin() {
        if (!targets.isEmpty()) {
            Instant now = workers.time().wall();
            targets.forEach(target -> keep(target.begin(now)));
            worker = workers.start("incident-sdk-digests", this);
        }
    }

    @Override
    public long run(long nowNanos) {
        TimeSource time = workers.time();
        Instant now = time.wall();
        long due = WHEN_WOKEN;
        for (Target target : targets) {
            turn(target, now, nowNanos);
            due = Math.min(due, target.rest(now, nowNanos));
        }
        return due;
    }

    private void turn(Target target, Instant now, long nowNanos) {
        Reported answer = target.answered(now, nowNanos);
        keep(answer);
        if (answer != null && answer.stage() == Stage.GIVEN_UP) {
            saidGivenUp(answer);
        }
        Reported next = target.next(now, nowNanos);
        if (next == null) {
            return;
        }
        if (next.stage() == Stage.GIVEN_UP) {
            keep(next);
            saidGivenUp(next);
            return;
        }
        workers.await(sources.log().append(next), PATIENCE); // or a crash could tell it twice
        Digest digest = sources.writer().write(target.report(), next.slot());
        target.tell(digest, sources.teller()).whenComplete((outcome, failure) -> wake());
    }

    private void keep(@Nullable Reported line) {
        if (line != null) {
            sources.log().append(line);
        }
    }

    private static void saidGivenUp(Reported line) {
        log.warn("The {} digest of {} is not told to sink {}: {}", line.report(), line.slot(), line.sink(), line.why());
    }

    private void wake() {
        Worker started = worker;
        if (started != null) {
            started.wake();
        }
    }

    /** How far each report came with each of its sinks, in the order configured. */
    public List<ReportStatus> status() {
        Instant now = workers.time().wall();
        return targets.stream().map(target -> target.status(now)).toList();
    }

    /** Begins no further digest, and waits so long for a turn under way. */
    public void stop(Duration patience) {
        Worker started = worker;
        if (started != null) {
            started.stop(patience);
        }
    }
}
