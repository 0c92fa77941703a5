package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.Caller.Answer;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.time.TimeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes attempts and decides what follows from their outcome: settled, tried again later, or given up. */
final class Courier {

    private final Caller caller;
    private final Ledger ledger;
    private final BackOff backOff;
    private final DeliverySettings settings;
    private final Reporter reporter;

    /** Where answers are told, and what knows the time. */
    record Reporter(LaneReport report, TimeSource time) {

        LaneStatus.Answer answer(Happened line, String text) {
            return new LaneStatus.Answer(time.wall(), line.event().stamp().eventId(), text);
        }
    }

    Courier(Caller caller, Ledger ledger, BackOff backOff, DeliverySettings settings, Reporter reporter) {
        this.caller = caller;
        this.ledger = ledger;
        this.backOff = backOff;
        this.settings = settings;
        this.reporter = reporter;
    }

    /** Makes one attempt; true when the line is settled, false when it is to be tried again. */
    boolean attempt(Try current) {
        current.begins(reporter.time().nanos());
        Attempt attempt = new Attempt(current, memoryOf(current.line()));
        Answer answer = caller.call(attempt);
        attempt.end();
        DeliveryOutcome outcome = answer.outcome();
        if (outcome instanceof DeliveryOutcome.Retry retry) {
            return retry(current, retry, answer.fault());
        }
        settle(current, outcome);
        return true;
    }

    private void settle(Try current, DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.Refused refused) {
            bury(current, Reasons.of(refused.why()));
        } else if (outcome instanceof DeliveryOutcome.Skipped skipped) {
            String why = Reasons.of(skipped.why());
            ledger.write(current.line(), What.SKIPPED, details(current, why, current.isFirstOfEngagement()));
            reporter.report().skipped(reporter.answer(current.line(), "skipped: " + why));
        } else {
            ledger.write(current.line(), What.ACCEPTED, details(current, "", false));
            reporter.report().accepted(reporter.answer(current.line(), "accepted"));
        }
    }

    private boolean retry(Try current, DeliveryOutcome.Retry retry, boolean fault) {
        String why = Reasons.of(retry.why());
        if (fault && current.faultyAgain() >= settings.faultyTries()) {
            bury(current, "the sink failed " + settings.faultyTries() + " times: " + why);
            return true;
        }
        long now = reporter.time().nanos();
        if (current.age(now) >= settings.giveUpAfter().toNanos()) {
            bury(current, "given up after " + settings.giveUpAfter() + ": " + why);
            return true;
        }
        current.again(now + backOff.after(current.attempts(), retry.after()));
        reporter.report().retried(reporter.answer(current.line(), "retry: " + why));
        return false;
    }

    private void bury(Try current, String why) {
        ledger.write(current.line(), What.DEAD, details(current, why, current.isFirstOfEngagement()));
        reporter.report().dead(reporter.answer(current.line(), "dead letter: " + why));
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

    private Attempt.Memory memoryOf(Happened line) {
        return new Attempt.Memory() {
            @Override
            public Optional<String> recall(String name) {
                return ledger.recall(line, name);
            }

            @Override
            public void remember(String name, String value) {
                if (!ledger.remember(line, name, value)) {
                    reporter.report().notRemembered(line.event().stamp().eventId(), name);
                }
            }
        };
    }
}
