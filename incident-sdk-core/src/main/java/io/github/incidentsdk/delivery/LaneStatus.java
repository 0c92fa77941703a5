package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.owed.Why;
import io.github.incidentsdk.hold.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a sink's lane is doing.
 *
 * @param sink the sink's id
 * @param waiting lines of the journal that the lane has not settled; 0 when everything is told
 * @param engaged incidents that the sink was told of and that are not over for it
 * @param held incidents that the sink is to hear of once nothing holds them back any more, by what does
 * @param owed keys of which something is still to be told though the lane is past it, by why
 * @param inPlaceOf of the incidents that it is engaged with, how many it was told in place of another sink, by that one's id
 * @param open whether the sink failed so often in a row that it is left alone until a probe succeeds
 * @param deadLetters dead letters that are listed
 * @param failing whether the last attempt failed and is to be repeated
 * @param refusing whether the sink gave up an event, most often since its backend refused it, and took none since
 * @param lastAnswer what came of the last attempt, of a restricted incident no more than its kind and status; null before the first
 *     one of this process
 * @param counts what happened since the process began
 */
public record LaneStatus(
        String sink,
        long waiting,
        int engaged,
        Map<Hold.Kind, Integer> held,
        Map<Why, Integer> owed,
        Map<String, Integer> inPlaceOf,
        boolean open,
        int deadLetters,
        boolean failing,
        boolean refusing,
        @Nullable Answer lastAnswer,
        Counts counts) {

    /**
     * What came of an attempt.
     *
     * @param at wall time
     * @param eventId the event
     * @param text such as {@code accepted} or {@code retry: status 503}
     */
    public record Answer(Instant at, String eventId, String text) {}

    /**
     * What happened since the process began.
     *
     * @param accepted events that the backend took
     * @param skipped events that the sink had nothing to say about
     * @param retried attempts that failed and were to be repeated
     * @param dead events that became dead letters
     * @param filtered events that were none for this sink
     * @param missed lines that the journal no longer had when the lane came to them
     * @param coalesced events that were told together with the next of their incident
     * @param passedOver events that were not told, since too much waited and a newer state was
     * @param unheard incidents that opened and ended among what was passed over
     * @param broken how often the sink was left alone after failures in a row
     * @param took how long attempts took in all
     */
    public record Counts(
            long accepted,
            long skipped,
            long retried,
            long dead,
            long filtered,
            long missed,
            long coalesced,
            long passedOver,
            long unheard,
            long broken,
            Took took) {}

    /**
     * How long attempts took since the process began, by what came of them; each is the sum over all of its kind.
     *
     * @param accepted those that the backend took
     * @param skipped those of which the sink had nothing to say
     * @param retried those that failed and were to be repeated
     * @param dead those after which the event was given up
     */
    public record Took(Duration accepted, Duration skipped, Duration retried, Duration dead) {}
}
