package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who goes on with the claims that rules of a process before this one left: the same rule, or nobody. */
final class Heirs {

    private final RuleLoader loaded;
    private final List<AlertGroup> groups;
    private final IncidentTable incidents;
    private final Predicate<String> removed;

    /**
     * @param removed whether a rule that is not here was removed for certain
     */
    Heirs(RuleLoader loaded, List<AlertGroup> groups, IncidentTable incidents, Predicate<String> removed) {
        this.loaded = loaded;
        this.groups = groups;
        this.incidents = incidents;
        this.removed = removed;
    }

    /** Lets the rules that claim {@code incident} hold what they claim, or ends what they can no longer hold. */
    void take(TrackedIncident incident, long nowNanos, long nowMillis) {
        for (Claim claim : incident.snapshot().claims()) {
            if (claim.reporter().kind() == Actor.Kind.RULE) {
                take(incident, claim.reporter(), nowNanos, nowMillis);
            }
        }
    }

    private void take(TrackedIncident incident, Actor rule, long nowNanos, long nowMillis) {
        RuleRun run = loaded.run(rule.name());
        AlertClaims alerts = alerts(rule.name());
        if (run != null && run.isShadow() != incident.snapshot().shadow()) {
            incidents.release(rule, incident, run.isShadow() ? "rule in shadow mode" : "rule no longer in shadow mode");
        } else if (run != null) {
            run.restore(incident, nowNanos);
        } else if (alerts != null) {
            alerts.restore(incident, Claimant.claimed(incident, rule), nowMillis);
        } else if (!loaded.isSetAside(rule.name()) && removed.test(rule.name())) {
            incidents.release(rule, incident, loaded.isDisabled(rule.name()) ? "rule disabled" : "rule removed");
        }
    }

    private @Nullable AlertClaims alerts(String id) {
        for (AlertGroup group : groups) {
            for (AlertClaims claims : group.claims()) {
                if (claims.id().equals(id)) {
                    return claims;
                }
            }
        }
        return null;
    }
}
