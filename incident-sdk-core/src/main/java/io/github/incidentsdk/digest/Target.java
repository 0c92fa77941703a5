package io.github.incidentsdk.digest;

import io.github.incidentsdk.journal.JournalLine.Reported;
import io.github.incidentsdk.journal.JournalLine.Stage;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.sink.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A report and one of its sinks: which digest was told last, and what is to be done next; time is a parameter. For one thread. */
final class Target {

    /** Nobody wants the digest of last week so much later. */
    static final Duration TOO_LATE = Duration.ofDays(1);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final Report report;
    private final String sink;
    private volatile @Nullable Reported newest;
    private @Nullable Telling telling;

    /** The digest of one moment on its way: attempts, what is remembered of it, and when the next attempt is due. */
    private static final class Telling {
        private final Instant slot;
        private final ConcurrentHashMap<String, String> remembered = new ConcurrentHashMap<>();
        private int attempts;
        private long dueNanos;
        private @Nullable CompletableFuture<DeliveryOutcome> answer;

        Telling(Instant slot, long dueNanos) {
            this.slot = slot;
            this.dueNanos = dueNanos;
        }
    }

    Target(Report report, String sink) {
        this.report = report;
        this.sink = sink;
    }

    Report report() {
        return report;
    }

    String sink() {
        return sink;
    }

    boolean isOf(Reported line) {
        return line.report().equals(report.name()) && line.sink().equals(sink);
    }

    void restore(Reported line) {
        newest = line;
    }

    /** The line that makes the report known, where it is not: what was due before is told to nobody. */
    @Nullable
    Reported begin(Instant now) {
        return newest == null ? said(now, report.slots().last(now), Stage.BEGUN, "") : null;
    }

    /** The moment whose digest is to be told at {@code now}; null when none is. */
    @Nullable
    Instant due(Instant now, long nowNanos) {
        Reported known = newest;
        Instant slot = report.slots().last(now);
        boolean isNew = known == null || slot.isAfter(known.slot());
        boolean isOpen = known != null && known.stage().isOpen() && slot.equals(known.slot());
        if (!isNew && !isOpen) {
            telling = null;
            return null;
        }
        if (telling == null || !telling.slot.equals(slot)) {
            telling = new Telling(slot, nowNanos);
        }
        return slot;
    }

    /** The line to be written before the next attempt; null while none is due. */
    @Nullable
    Reported next(Instant now, long nowNanos) {
        Instant slot = telling != null && telling.answer != null ? null : due(now, nowNanos);
        Telling under = telling;
        if (slot == null || under == null || under.dueNanos - nowNanos > 0) {
            return null;
        }
        return slot.plus(TOO_LATE).isBefore(now)
                ? said(now, slot, Stage.GIVEN_UP, "it was not told within " + TOO_LATE.toHours() + " hours")
                : said(now, slot, Stage.TRIED, "");
    }

    /** Makes the attempt that {@link #next} announced. */
    CompletionStage<DeliveryOutcome> tell(Digest digest, Digests.Teller teller) {
        Telling under = telling;
        if (under == null) {
            throw new IllegalStateException("no digest is due");
        }
        under.attempts++;
        CompletableFuture<DeliveryOutcome> answer =
                teller.tell(sink, digest, under.attempts, under.remembered).toCompletableFuture();
        under.answer = answer;
        return answer;
    }

    /** The line that says what came of the attempt; null while that is not known. */
    @Nullable
    Reported answered(Instant now, long nowNanos) {
        Telling under = telling;
        if (under == null || under.answer == null || !under.answer.isDone()) {
            return null;
        }
        DeliveryOutcome outcome = under.answer.join();
        under.answer = null;
        if (outcome instanceof DeliveryOutcome.Retry retry) {
            under.dueNanos = nowNanos + pause(under.attempts, retry.after()).toNanos();
            return said(now, under.slot, Stage.FAILED, retry.why());
        }
        if (outcome instanceof DeliveryOutcome.Refused refused) {
            return said(now, under.slot, Stage.GIVEN_UP, refused.why());
        }
        return outcome instanceof DeliveryOutcome.Skipped skipped
                ? said(now, under.slot, Stage.SKIPPED, skipped.why())
                : said(now, under.slot, Stage.TOLD, "");
    }

    private static Duration pause(int attempts, @Nullable Duration wish) {
        Duration growing = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 5));
        Duration pause = growing.compareTo(LONGEST_PAUSE) < 0 ? growing : LONGEST_PAUSE;
        return wish == null || wish.compareTo(pause) < 0 || wish.compareTo(TOO_LATE) > 0 ? pause : wish;
    }

    private Reported said(Instant now, Instant slot, Stage stage, String why) {
        Reported line = new Reported(0, now, report.name(), sink, slot, stage, why);
        newest = line;
        return line;
    }

    /** When to look again, monotonic: within a minute, since a clock on the wall may jump. */
    long rest(Instant now, long nowNanos) {
        long soon = nowNanos + TimeUnit.MINUTES.toNanos(1);
        long slot = nowNanos
                + Math.max(0, Duration.between(now, report.slots().next(now)).toMillis())
                        * TimeUnit.MILLISECONDS.toNanos(1);
        Telling under = telling;
        long retry = under != null && under.answer == null ? Math.max(nowNanos, under.dueNanos) : soon;
        return Math.min(soon, Math.min(slot, retry));
    }

    /** For any thread. */
    ReportStatus status(Instant now) {
        Reported last = newest;
        Instant next = report.slots().next(now);
        return last == null || last.stage() == Stage.BEGUN
                ? new ReportStatus(report.name(), sink, next, null, null, "")
                : new ReportStatus(report.name(), sink, next, last.slot(), last.stage(), last.why());
    }
}
