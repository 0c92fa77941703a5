package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.LaneStatus.Answer;
import io.github.incidentsdk.delivery.LaneStatus.Counts;
import io.github.incidentsdk.delivery.LaneStatus.Took;
import io.github.incidentsdk.delivery.attempt.Courier.Ending;
import io.github.incidentsdk.delivery.attempt.Reasons;
import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Duration;
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
    private final LongAdder coalesced = new LongAdder();
    private final LongAdder passedOver = new LongAdder();
    private final LongAdder unheard = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final LongAdder acceptedNanos = new LongAdder();
    private final LongAdder skippedNanos = new LongAdder();
    private final LongAdder retriedNanos = new LongAdder();
    private final LongAdder deadNanos = new LongAdder();
    private volatile @Nullable Answer lastAnswer;
    private final Map<String, Last> byIncident = new LinkedHashMap<>();
    private volatile long failuresInARow;
    private volatile long deadInARow;
    private volatile boolean refusing;
    private volatile boolean stuck;
    private volatile boolean saidNotRemembered;

    /** What came of the last attempt to tell of one incident. */
    record Last(Ending ending, Answer answer) {}

    LaneReport(String sink) {
        this.sink = sink;
    }

    /** An attempt was made to tell of an incident; called by the lane's thread alone. */
    void attempted(IncidentSnapshot incident, Ending ending, Answer heard) {
        Answer answer = heard(incident, ending, heard);
        switch (ending) {
            case ACCEPTED -> {
                accepted.increment();
                refusing = false; // what is skipped says nothing of the backend
                works();
            }
            case SKIPPED -> {
                skipped.increment();
                works();
            }
            case RETRIED -> retried(answer);
            case DEAD, MISSED -> dead(answer);
        }
    }

    /** An attempt failed that says nothing of the sink, which takes others; called by the lane's thread alone. */
    void failedOnItsOwn(IncidentSnapshot incident, Answer heard) {
        Answer answer = heard(incident, Ending.RETRIED, heard);
        retried.increment();
        log.debug("sink {}: {} failed again, while others are accepted: {}", sink, answer.eventId(), answer.text());
    }

    private Answer heard(IncidentSnapshot incident, Ending ending, Answer heard) {
        keep(incident.id(), new Last(ending, heard));
        Answer answer = incident.restricted() ? withheld(heard) : heard;
        lastAnswer = answer;
        stuck = false;
        return answer;
    }

    /** The sink hangs and takes no notice of interrupts; called by any thread. */
    void stuck() {
        if (!stuck) {
            stuck = true;
            log.warn(
                    "sink {} does not answer, nor notices that it is interrupted for that: nothing more can be told to it until"
                            + " it returns",
                    sink);
        }
    }

    /** Without what a backend may have repeated of a restricted incident: this goes into logs, and to other sinks. */
    private static Answer withheld(Answer answer) {
        return new Answer(answer.at(), answer.eventId(), Reasons.withheld(answer.text()));
    }

    /** An attempt took so long; called by the lane's thread alone. */
    void took(Ending ending, long nanos) {
        LongAdder sum = switch (ending) {
            case ACCEPTED -> acceptedNanos;
            case SKIPPED -> skippedNanos;
            case RETRIED -> retriedNanos;
            case DEAD, MISSED -> deadNanos;
        };
        sum.add(nanos);
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
        refusing = true;
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

    /** An end is not told, since the backend was told of another incident of the key that goes on. */
    void superseded() {
        skipped.increment();
    }

    void filtered() {
        filtered.increment();
    }

    void missed(long lines) {
        if (missed.sum() == 0) {
            log.warn(
                    "sink {}: the journal no longer has lines that the sink was still to be told of; it hears of their incidents"
                            + " from what is kept of them. Further ones are only counted, as missed",
                    sink);
        }
        missed.add(lines);
    }

    /** Events were told together with the one that followed. */
    void coalesced(int events) {
        coalesced.add(events);
    }

    /** Too much waits: the lane goes on from the incidents' state, and so many events that it still owed are not told for that. */
    void catchesUp(long events) {
        passedOver.add(events);
        log.warn(
                "sink {}: too much waits for it; it is told one message per incident, from its state, and what that leaves out is"
                        + " counted",
                sink);
    }

    /** Events are not told, since a newer one of their incident is. */
    void passedOver(long events) {
        passedOver.add(events);
    }

    /** An incident opened and ended among what was passed over. */
    void unheard() {
        unheard.increment();
    }

    /** The sink failed so often in a row that it is left alone for a while. */
    void leftAlone() {
        broken.increment();
        log.debug("sink {} failed often in a row and is left alone for a while", sink);
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
        return failuresInARow > 0 || stuck;
    }

    /** Whether something became a dead letter, and nothing was accepted since. */
    boolean refusing() {
        return refusing;
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
        return new Counts(
                accepted.sum(),
                skipped.sum(),
                retried.sum(),
                dead.sum(),
                filtered.sum(),
                missed.sum(),
                coalesced.sum(),
                passedOver.sum(),
                unheard.sum(),
                broken.sum(),
                new Took(span(acceptedNanos), span(skippedNanos), span(retriedNanos), span(deadNanos)));
    }

    private static Duration span(LongAdder nanos) {
        return Duration.ofNanos(nanos.sum());
    }
}
