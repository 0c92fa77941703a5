package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.engagement.Ledger;
import io.github.incidentsdk.delivery.owed.Details;
import io.github.incidentsdk.journal.JournalLine;
import java.time.Instant;

/**
 * An event that a sink's backend refused for good, or that the SDK gave up.
 *
 * @param sink the sink's id
 * @param key the incident's key
 * @param incidentId the opening
 * @param eventId the event that was not told
 * @param line the number of the event's line in the journal
 * @param at when it was given up, wall time
 * @param why the reason, for people; holds no credentials and no more of a URL than its host, but maybe what the event said
 * @param restricted whether the incident is restricted, so that neither it nor the reason is to be shown to everybody
 */
public record DeadLetter(
        String sink,
        String key,
        String incidentId,
        String eventId,
        long line,
        Instant at,
        String why,
        boolean restricted) {

    static DeadLetter of(JournalLine.Told told) {
        String why = told.details().getOrDefault(Ledger.WHY, "no reason was kept");
        return new DeadLetter(
                told.sink(),
                told.key(),
                told.incidentId(),
                told.eventId(),
                told.about(),
                told.at(),
                why,
                told.details().containsKey(Details.RESTRICTED));
    }
}
