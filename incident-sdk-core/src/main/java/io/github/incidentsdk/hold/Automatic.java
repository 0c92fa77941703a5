package io.github.incidentsdk.hold;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;

/** What the SDK may hold back without being asked: what rules and guards say and nobody else does, unless it is a SEV1. */
final class Automatic {

    private Automatic() {}

    static boolean mayWait(IncidentSnapshot incident) {
        return incident.severity() != Severity.SEV1
                && incident.claims().stream().filter(Claim::holds).allMatch(Automatic::isByRuleOrGuard);
    }

    private static boolean isByRuleOrGuard(Claim claim) {
        Actor.Kind kind = claim.reporter().kind();
        return kind == Actor.Kind.RULE || kind == Actor.Kind.GUARD;
    }
}
