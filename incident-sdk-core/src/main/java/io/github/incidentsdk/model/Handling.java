package io.github.incidentsdk.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of an incident and done about it, apart so that the many of which nothing is known yet share {@link #NONE}.
 *
 * <p>Only the builder that made it changes it, and only until it hands it to a snapshot.
 */
final class Handling {

    static final Handling NONE = new Handling();

    @Nullable
    Severity setSeverity;

    @Nullable
    Severity claimedWhenSet;

    @Nullable
    Resolution resolution;

    @Nullable
    String resolutionText;

    @Nullable
    String duplicateOf;

    int reopened = 0;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant acknowledgedAt;

    @Nullable
    Actor acknowledgedBy;

    @Nullable
    Severity acknowledgedSeverity;

    @Nullable
    Instant mitigatedAt;

    @Nullable
    Instant resolvedAt;

    @Nullable
    Actor resolvedBy;

    CustomerImpact customerImpact = CustomerImpact.UNKNOWN;

    @Nullable
    String component;

    @Nullable
    Cause cause;

    Map<String, String> roles = Map.of();
    List<Link> links = List.of();
    List<String> stepsDone = List.of();

    @Nullable
    String waitingFor;

    @Nullable
    Instant waitingSince;

    private Handling() {}

    Handling(Handling from) {
        setSeverity = from.setSeverity;
        claimedWhenSet = from.claimedWhenSet;
        resolution = from.resolution;
        resolutionText = from.resolutionText;
        duplicateOf = from.duplicateOf;
        reopened = from.reopened;
        startedAt = from.startedAt;
        acknowledgedAt = from.acknowledgedAt;
        acknowledgedBy = from.acknowledgedBy;
        acknowledgedSeverity = from.acknowledgedSeverity;
        mitigatedAt = from.mitigatedAt;
        resolvedAt = from.resolvedAt;
        resolvedBy = from.resolvedBy;
        customerImpact = from.customerImpact;
        component = from.component;
        cause = from.cause;
        roles = from.roles;
        links = from.links;
        stepsDone = from.stepsDone;
        waitingFor = from.waitingFor;
        waitingSince = from.waitingSince;
    }
}
