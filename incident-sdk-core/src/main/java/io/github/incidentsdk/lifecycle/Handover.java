package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;

/** Says of an incident what another manager needs to know to go on with it. */
final class Handover {

    private Handover() {}

    static IncidentDetails detailsOf(IncidentSnapshot snapshot, Claim claim) {
        IncidentDetails details = new IncidentDetails()
                .title(snapshot.title())
                .severity(claim.severity())
                .startedAt(snapshot.startedAt() == null ? snapshot.declaredAt() : snapshot.startedAt())
                .detectedBy(snapshot.detectedBy())
                .customerImpact(snapshot.customerImpact())
                .component(snapshot.component())
                .cause(snapshot.cause());
        snapshot.by().forEach(details::by);
        snapshot.tags().forEach(details::tag);
        snapshot.metrics().forEach(details::metric);
        return details;
    }
}
