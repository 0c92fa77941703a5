package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.LaneStatus.Answer;
import io.github.incidentsdk.delivery.LaneStatus.Counts;
import io.github.incidentsdk.delivery.attempt.Courier.Ending;
import io.github.incidentsdk.delivery.engagement.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a lane has to say of itself: counts, the last answer, and one warning per outage; safe for all threads. */
final class LaneReport {

    private static final int MOST_INCIDENTS = 10_000;

    private static final Logger log = LoggerFactory.getLogger("io.github.incidentsdk.delivery");

    private final String sink;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder dead = new LongAdder();
    private final LongAdder filtered = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private volatile @Nullable Answer lastAnswer;
    private final Map<String, Last> byIncident = new LinkedHashMap<>();
    private volatile long failuresInARow;
    private volatile long deadInARow;
    private volatile boolean saidNotRemembered;

    /** What came of the last attempt to tell of one incident. */
    record Last(Ending ending, Answer answer) {}

    LaneReport(String sink) {
        this.sink = sink;
    }

    /** An attempt was made to tell of an incident; called by the lane's thread alone. */
    void attempted(String incident, Ending ending, Answer answer) {
        lastAnswer = answer;
        keep(incident, new Last(ending, answer));
        switch (ending) {
            case ACCEPTED -> {
                accepted.increment();
                works();
            }
            case SKIPPED -> {
                skipped.increment();
                works();
            }
            case RETRIED -> retried(answer);
            case DEAD -> dead(answer);
        }
    }

    private void keep(String incident, Last last) {
        synchronized (byIncident) {
            byIncident.remove(incident); // the youngest stand last
            byIncident.put(incident, last);
            if (byIncident.size() > MOST_INCIDENTS) {
                byIncident.remove(byIncident.keySet().iterator().next());
            }
        }
    }

    private void works() {
        if (failuresInARow > 0 || deadInARow > 0) {
            log.info(
                    "sink {} takes deliveries again, after {} failed attempts and {} dead letters",
                    sink,
                    failuresInARow,
                    deadInARow);
        }
        failuresInARow = 0;
        deadInARow = 0;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the lane's thread alone
    private void retried(Answer answer) {
        retried.increment();
        if (failuresInARow++ == 0) {
            log.warn(
                    "sink {}: {} could not be delivered and is tried again; further failures in a row are logged at debug: {}",
                    sink,
                    answer.eventId(),
                    answer.text());
        } else {
            log.debug("sink {}: {} failed again: {}", sink, answer.eventId(), answer.text());
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the lane's thread alone
    private void dead(Answer answer) {
        dead.increment();
        if (deadInARow++ == 0) {
            log.warn(
                    "sink {}: {} became a dead letter; further ones in a row are logged at debug: {}",
                    sink,
                    answer.eventId(),
                    answer.text());
        } else {
            log.debug("sink {}: {} became a dead letter too: {}", sink, answer.eventId(), answer.text());
        }
    }

    void filtered() {
        filtered.increment();
    }

    void missed(long lines) {
        missed.add(lines);
        log.warn("sink {}: the journal no longer has {} lines that the sink was still to be told of", sink, lines);
    }

    void notRemembered(String eventId, String name) {
        if (saidNotRemembered) {
            return;
        }
        saidNotRemembered = true;
        log.warn(
                "sink {}: what it remembered as \"{}\" at {} is not kept: at most {} names per incident, of {} characters each",
                sink,
                name,
                eventId,
                Ledger.MOST_NAMES,
                Ledger.LONGEST_VALUE);
    }

    /** The journal says itself, and once, that it cannot write. */
    void notRecorded(String eventId, String why) {
        log.debug(
                "sink {}: the engagement with {} is not durable ({}); the sink is told all the same",
                sink,
                eventId,
                why);
    }

    void notClosed(String why) {
        log.warn("sink {} failed while it was closed: {}", sink, why);
    }

    boolean failing() {
        return failuresInARow > 0;
    }

    @Nullable
    Answer lastAnswer() {
        return lastAnswer;
    }

    /** What came of the last attempt for that incident; null when there was none in this process, or many others since. */
    @Nullable
    Last last(String incident) {
        synchronized (byIncident) {
            return byIncident.get(incident);
        }
    }

    Counts counts() {
        return new Counts(accepted.sum(), skipped.sum(), retried.sum(), dead.sum(), filtered.sum(), missed.sum());
    }
}
