package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentKey;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.model.Text;
import io.github.incidentsdk.sink.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A digest as a sink is handed it: for sinks that know none, the end of an incident that says the same, so that nothing opens at a
 * backend. What a sink remembers of it lasts as long as the digest's attempts.
 */
record DigestDelivery(Digest told, IncidentSnapshot incident, int attempt, Map<String, String> remembered)
        implements Delivery {

    static DigestDelivery of(Digest digest, int attempt, Map<String, String> remembered) {
        Map<String, String> by = Map.of("report", digest.report());
        String key = new IncidentKey(digest.service(), Digest.TYPE, by, digest.instance(), null).text();
        Instant at = digest.at();
        String id = key.substring("v1-".length(), "v1-".length() + 10) + "-at" + Long.toString(at.toEpochMilli(), 36);
        IncidentSnapshot incident = IncidentSnapshot.of(key, id)
                .service(digest.service())
                .instance(digest.instance())
                .type(Digest.TYPE)
                .by(by)
                .title(Text.line(digest.title(), Text.VALUE))
                .severity(Severity.SEV5)
                .status(Status.RESOLVED)
                .resolution(Resolution.RESOLVED)
                .resolutionText(text(digest))
                .count(1)
                .seq(1)
                .declaredAt(at)
                .openedAt(at)
                .lastSeenAt(at)
                .resolvedAt(at)
                .build();
        return new DigestDelivery(digest, incident, attempt, remembered);
    }

    private static String text(Digest digest) {
        return Text.note(String.join("\n", digest.lines()));
    }

    @Override
    public Optional<Digest> digest() {
        return Optional.of(told);
    }

    @Override
    public IncidentEvent event() {
        IncidentEvent.Stamp stamp =
                new IncidentEvent.Stamp(incident.key(), incident.id(), incident.seq(), told.at(), Actor.SDK);
        return new IncidentEvent.Resolved(stamp, Resolution.RESOLVED, text(told));
    }

    @Override
    public boolean opens() {
        return true;
    }

    @Override
    public List<IncidentEvent> coalesced() {
        return List.of();
    }

    @Override
    public Optional<String> receipt(String name) {
        return Optional.ofNullable(remembered.get(name));
    }

    @Override
    public void remember(String name, String value) {
        remembered.put(name, value);
    }
}
