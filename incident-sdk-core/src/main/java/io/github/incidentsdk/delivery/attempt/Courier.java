package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.delivery.attempt.Caller.Answer;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes attempts and decides what follows from their outcome: settled, tried again later, or given up. */
public final class Courier {

    private final Caller caller;
    private final Ledger ledger;
    private final BackOff backOff;
    private final Limits limits;
    private final TimeSource time;

    /**
     * When an event is given up.
     *
     * @param giveUpAfter after so long
     * @param faultyTries or after so many failures that were the sink's own
     */
    public record Limits(Duration giveUpAfter, int faultyTries) {}

    /** What became of an event by an attempt. */
    public enum Ending {
        ACCEPTED,
        SKIPPED,
        DEAD,
        /** Nothing yet: it is tried again. */
        RETRIED
    }

    /**
     * What came of an attempt.
     *
     * @param text for people, such as {@code retry: status 503}
     */
    public record Result(Ending ending, String text) {

        /** Whether nothing is left to be done for the event. */
        public boolean isSettled() {
            return ending != Ending.RETRIED;
        }
    }

    public Courier(Caller caller, Ledger ledger, BackOff backOff, Limits limits, TimeSource time) {
        this.caller = caller;
        this.ledger = ledger;
        this.backOff = backOff;
        this.limits = limits;
        this.time = time;
    }

    /**
     * Makes one attempt and writes down what settled the event.
     *
     * @param forgotten is told a name that the sink wanted to remember beyond what it may
     */
    public Result attempt(Try current, Consumer<String> forgotten) {
        current.begins(time.nanos());
        Attempt attempt = new Attempt(current, memoryOf(current.line(), forgotten));
        Answer answer = caller.call(attempt);
        attempt.end();
        DeliveryOutcome outcome = answer.outcome();
        return outcome instanceof DeliveryOutcome.Retry retry
                ? retry(current, retry, answer.fault())
                : settle(current, outcome);
    }

    private Result settle(Try current, DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.Refused refused) {
            return bury(current, Reasons.of(refused.why()));
        }
        if (outcome instanceof DeliveryOutcome.Skipped skipped) {
            String why = Reasons.of(skipped.why());
            ledger.write(current.line(), What.SKIPPED, details(current, why, current.isFirstOfEngagement()));
            return new Result(Ending.SKIPPED, "skipped: " + why);
        }
        ledger.write(current.line(), What.ACCEPTED, details(current, "", false));
        return new Result(Ending.ACCEPTED, "accepted");
    }

    private Result retry(Try current, DeliveryOutcome.Retry retry, boolean fault) {
        String why = Reasons.of(retry.why());
        if (fault && current.faultyAgain() >= limits.faultyTries()) {
            return bury(current, "the sink failed " + limits.faultyTries() + " times: " + why);
        }
        long now = time.nanos();
        if (current.age(now) >= limits.giveUpAfter().toNanos()) {
            return bury(current, "given up after " + limits.giveUpAfter() + ": " + why);
        }
        current.again(now + backOff.after(current.attempts(), retry.after()));
        return new Result(Ending.RETRIED, "retry: " + why);
    }

    private Result bury(Try current, String why) {
        ledger.write(current.line(), What.DEAD, details(current, why, current.isFirstOfEngagement()));
        return new Result(Ending.DEAD, "dead letter: " + why);
    }

    private static Map<String, String> details(Try current, String why, boolean neverHeard) {
        Map<String, String> details = new LinkedHashMap<>();
        if (!why.isEmpty()) {
            details.put(Ledger.WHY, why);
        }
        if (current.attempts() > 1) {
            details.put(Ledger.ATTEMPTS, Integer.toString(current.attempts()));
        }
        if (!current.line().incident().isOpen()) {
            details.put(Ledger.ENGAGEMENT, Ledger.ENDED);
        } else if (neverHeard) {
            details.put(Ledger.ENGAGEMENT, Ledger.UNDONE);
        }
        return details;
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
