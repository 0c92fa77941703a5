package io.github.incidentsdk.benchmarks;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events as a service has them: a title, five attributes, a metric, one claim. */
final class JournalEvents {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private JournalEvents() {}

    static Happened happened(long seq) {
        IncidentSnapshot incident = IncidentSnapshot.of("v1-pguw7yr2v7fvpttebp2npur5bc", "pguw7yr2v7-mwpov1oiq2h3")
                .service("checkout")
                .type("cost-spike")
                .title("Cloud spend spike in prod-eu")
                .by(Map.of("account", "prod-eu", "provider", "cloud"))
                .tags(Map.of("region", "eu-1", "fleet", "crawler", "version", "1.2.3"))
                .metrics(Map.of("usd_per_hour", 412.5))
                .severity(Severity.SEV2)
                .claimedSeverity(Severity.SEV2)
                .status(Status.DECLARED)
                .claims(List.of(
                        new Claim(Actor.CODE, Severity.SEV2, Map.of("usd_per_hour", 412.5), AT, Claim.State.HOLDS)))
                .declaredAt(AT)
                .openedAt(AT)
                .lastSeenAt(AT)
                .count(1)
                .seq(seq)
                .build();
        return new Happened(seq, event(incident, seq), incident);
    }

    private static IncidentEvent event(IncidentSnapshot incident, long seq) {
        return new IncidentEvent.Noted(
                new IncidentEvent.Stamp(incident.key(), incident.id(), seq, AT, Actor.person("on-call")),
                "rolled back the crawler fleet");
    }
}
