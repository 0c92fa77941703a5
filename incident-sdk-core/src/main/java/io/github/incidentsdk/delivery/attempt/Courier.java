package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.delivery.attempt.Caller.Answer;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.delivery.owed.Details;
import io.github.incidentsdk.delivery.owed.Tries;
import io.github.incidentsdk.delivery.owed.Why;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes attempts and decides what follows from their outcome: settled, tried again later, or given up. */
public final class Courier {

    private static final Duration SOONEST_AGAIN = Duration.ofSeconds(1);
    private static final Duration LATEST_AGAIN = Duration.ofDays(365);

    private final Caller caller;
    private final Ledger ledger;
    private final BackOff backOff;
    private final Limits limits;
    private final TimeSource time;
    private long accepted;

    /**
     * When an event is given up.
     *
     * @param giveUpAfter after so long
     * @param faultyTries or after so many failures that were the sink's own
     * @param reassert after this what was taken is told once more, if a rule or guard holds it open; null for never
     */
    public record Limits(
            Duration giveUpAfter, int faultyTries, @Nullable Duration reassert) {}

    /** What became of an event by an attempt. */
    public enum Ending {
        ACCEPTED,
        SKIPPED,
        /** A dead letter. */
        DEAD,
        /** A dead letter, and the incident is told from its state once the sink takes something. */
        MISSED,
        /** Nothing yet: it is tried again. */
        RETRIED
    }

    /**
     * What came of an attempt.
     *
     * @param text for people, such as {@code retry: status 503}
     * @param tries how often it was tried by now, and when it is tried again
     * @param wish when the sink wants to be called again; null when it does not say
     * @param failed whether the backend could not take anything
     */
    public record Result(
            Ending ending,
            String text,
            Tries tries,
            @Nullable Duration wish,
            boolean failed) {}

    /**
     * How something is given up.
     *
     * @param mayTakeLater whether the sink may yet take the incident's state
     * @param failed whether the backend could not take anything
     */
    private record Burial(boolean mayTakeLater, boolean failed) {}

    public Courier(Caller caller, Ledger ledger, BackOff backOff, Limits limits, TimeSource time) {
        this.caller = caller;
        this.ledger = ledger;
        this.backOff = backOff;
        this.limits = limits;
        this.time = time;
    }

    /** How much the sink accepted by now. */
    public long accepted() {
        return accepted;
    }

    /**
     * Makes one attempt and writes down what settled the event.
     *
     * @param forgotten is told a name that the sink wanted to remember beyond what it may
     */
    public Result attempt(Try current, Consumer<String> forgotten) {
        Tries tries = current.tries().begun(time.nanos(), accepted);
        Attempt attempt = new Attempt(current, tries.attempts(), memoryOf(current.line(), forgotten));
        Answer answer = caller.call(attempt);
        attempt.end();
        DeliveryOutcome outcome = answer.outcome();
        if (outcome instanceof DeliveryOutcome.Retry retry) {
            return retry(current, answer.fault() ? tries.faulty() : tries, retry, answer.fault());
        }
        if (outcome instanceof DeliveryOutcome.Refused refused) {
            boolean mayTakeLater = current.opens() && !tries.fromState();
            return bury(current, tries, Reasons.of(refused.why()), new Burial(mayTakeLater, false));
        }
        if (outcome instanceof DeliveryOutcome.Skipped skipped) {
            String why = Reasons.of(skipped.why());
            Map<String, String> details = details(tries, why);
            engagement(current, details, current.isFirstOfEngagement());
            ledger.write(current.line(), What.SKIPPED, details);
            return new Result(Ending.SKIPPED, "skipped: " + why, tries, null, false);
        }
        accepted++;
        return accepted(current, tries, again(current, (DeliveryOutcome.Accepted) outcome));
    }

    private Result accepted(Try current, Tries tries, @Nullable Duration again) {
        boolean isKnown = again != null && current.owed().why() == Why.AGAIN;
        if (!isKnown) { // a repetition that is repeated needs no line: after a restart it is just due
            Map<String, String> details = details(tries, "");
            engagement(current, details, false);
            if (again != null) {
                details.putAll(Details.again(time.wall().plus(again)));
            }
            ledger.write(current.line(), What.ACCEPTED, details);
        }
        return new Result(Ending.ACCEPTED, "accepted", tries, again, false);
    }

    private @Nullable Duration again(Try current, DeliveryOutcome.Accepted outcome) {
        IncidentSnapshot incident = current.line().incident();
        if (!incident.isOpen()) {
            return null;
        }
        if (outcome.again() != null) {
            return clamp(outcome.again());
        }
        boolean isWatched = incident.claims().stream()
                .anyMatch(claim -> claim.holds() && !claim.reporter().equals(Actor.CODE));
        return isWatched ? limits.reassert() : null;
    }

    private static Duration clamp(Duration again) {
        if (again.compareTo(SOONEST_AGAIN) < 0) {
            return SOONEST_AGAIN;
        }
        return again.compareTo(LATEST_AGAIN) > 0 ? LATEST_AGAIN : again;
    }

    private Result retry(Try current, Tries tries, DeliveryOutcome.Retry retry, boolean fault) {
        String why = Reasons.of(retry.why());
        if (fault && tries.faults() >= limits.faultyTries()) {
            return bury(
                    current,
                    tries,
                    "the sink failed " + limits.faultyTries() + " times: " + why,
                    new Burial(!tries.fromState(), true));
        }
        long now = time.nanos();
        if (tries.age(now) >= limits.giveUpAfter().toNanos()) {
            return bury(current, tries, "given up after " + limits.giveUpAfter() + ": " + why, new Burial(true, true));
        }
        Duration wish = retry.after() == null ? null : backOff.clamp(retry.after());
        long pause = wish == null ? backOff.after(tries.attempts()) : wish.toNanos();
        return new Result(Ending.RETRIED, "retry: " + why, tries.again(now + pause), wish, true);
    }

    /** Where more of its key waits that comes next, and tells the incident's state. */
    private Result bury(Try current, Tries tries, String why, Burial burial) {
        boolean missed = burial.mayTakeLater() && current.owed().lines().size() == 1;
        Map<String, String> details = details(tries, why);
        if (missed) {
            details.put(Details.CATCH_UP, "true");
        }
        if (current.line().incident().restricted()) {
            details.put(Details.RESTRICTED, "true");
        }
        if (!missed || current.line().incident().isOpen()) {
            engagement(current, details, current.isFirstOfEngagement());
        }
        ledger.write(current.line(), What.DEAD, details);
        return new Result(missed ? Ending.MISSED : Ending.DEAD, "dead letter: " + why, tries, null, burial.failed());
    }

    private static Map<String, String> details(Tries tries, String why) {
        Map<String, String> details = new LinkedHashMap<>();
        if (!why.isEmpty()) {
            details.put(Ledger.WHY, why);
        }
        if (tries.attempts() > 1) {
            details.put(Ledger.ATTEMPTS, Integer.toString(tries.attempts()));
        }
        return details;
    }

    private static void engagement(Try current, Map<String, String> details, boolean neverHeard) {
        if (!current.line().incident().isOpen()) {
            details.put(Ledger.ENGAGEMENT, Ledger.ENDED);
        } else if (neverHeard) {
            details.put(Ledger.ENGAGEMENT, Ledger.UNDONE);
        }
    }

    private Attempt.Memory memoryOf(Happened line, Consumer<String> forgotten) {
        return new Attempt.Memory() {
            @Override
            public Optional<String> recall(String name) {
                return ledger.recall(line, name);
            }

            @Override
            public void remember(String name, String value) {
                if (!ledger.remember(line, name, value)) {
                    forgotten.accept(name);
                }
            }
        };
    }
}
