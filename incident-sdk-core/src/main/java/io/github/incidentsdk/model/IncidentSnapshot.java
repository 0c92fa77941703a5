package io.github.incidentsdk.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an incident looked like after one of its events; immutable and safe for all threads.
 *
 * <p>Bounded: at most 64 tags and 64 metrics, names of 128 and values of 1,024 characters; what was longer is cut with a
 * visible mark and {@link #cut()} says so. Maps keep the order in which their entries came.
 */
public final class IncidentSnapshot implements IncidentOutline {

    private final String key;
    private final String id;
    private final long seq;
    private final String service;
    private final String type;
    private final Map<String, String> by;
    private final @Nullable String instance;
    private final boolean drill;
    private final boolean shadow;
    private final boolean restricted;
    private final String title;
    private final @Nullable String owner;
    private final @Nullable String category;
    private final Map<String, String> tags;
    private final Map<String, Double> metrics;
    private final Severity severity;
    private final Severity claimedSeverity;
    private final Status status;
    private final List<Claim> claims;
    private final long count;
    private final Instant declaredAt;
    private final Instant openedAt;
    private final Instant lastSeenAt;
    private final DetectedBy detectedBy;
    private final Handling handling;
    private final boolean cut;

    IncidentSnapshot(IncidentSnapshotBuilder from) {
        key = from.key;
        id = from.id;
        seq = from.seq;
        service = from.service;
        type = from.type;
        by = FlatMap.copyOf(from.by);
        instance = from.instance;
        drill = from.drill;
        shadow = from.shadow;
        restricted = from.restricted;
        title = from.title;
        owner = from.owner;
        category = from.category;
        tags = FlatMap.copyOf(from.tags);
        metrics = FlatMap.copyOf(from.metrics);
        severity = from.severity;
        claimedSeverity = from.claimedSeverity;
        status = from.status;
        claims = List.copyOf(from.claims);
        count = from.count;
        declaredAt = from.declaredAt;
        openedAt = from.openedAt;
        lastSeenAt = from.lastSeenAt;
        detectedBy = from.detectedBy;
        handling = from.handedOver();
        cut = from.cut;
    }

    /** Starts a snapshot of the opening {@code id} of {@code key}. */
    public static IncidentSnapshotBuilder of(String key, String id) {
        return new IncidentSnapshotBuilder(key, id);
    }

    /** What was learned of it and done about it. */
    Handling handling() {
        return handling;
    }

    /** Whether it is still open. */
    @Override
    public boolean isOpen() {
        return status.isOpen();
    }

    /** Whether at least one claim holds it open. */
    public boolean isHeld() {
        return claims.stream().anyMatch(Claim::holds);
    }

    @Override
    public IncidentSnapshot whole() {
        return this;
    }

    @Override
    public boolean isClaimed() {
        return !claims.isEmpty();
    }

    /** A builder that starts from this snapshot. */
    public IncidentSnapshotBuilder toBuilder() {
        return new IncidentSnapshotBuilder(this);
    }

    /** For people and logs: {@code SEV2 cost-spike "Cloud spend spike in prod-eu" (acknowledged, v1-…)}. */
    @Override
    public String toString() {
        return severity + " " + type + " \"" + title + "\" (" + status.name().toLowerCase(java.util.Locale.ROOT) + ", "
                + key + ")";
    }

    /** The dedup key; the only identity a backend is told. */
    @Override
    public String key() {
        return key;
    }

    /** The incident id: this opening of the key. */
    @Override
    public String id() {
        return id;
    }

    /** The number of the last event in this opening. */
    public long seq() {
        return seq;
    }

    /** The service that declared it. */
    public String service() {
        return service;
    }

    /** The incident type's name. */
    @Override
    public String type() {
        return type;
    }

    /** The identity values by name. */
    public Map<String, String> by() {
        return by;
    }

    /** The instance that the incident is scoped to; null where replicas share it. */
    public @Nullable String instance() {
        return instance;
    }

    /** Whether this is a rehearsal. */
    @Override
    public boolean drill() {
        return drill;
    }

    /** Whether only rules in shadow mode say so: nobody is told, and it counts nowhere. */
    @Override
    public boolean shadow() {
        return shadow;
    }

    /** Whether only those may hear of it who are said to: its type's {@code visibility} was restricted when it opened. */
    @Override
    public boolean restricted() {
        return restricted;
    }

    /** One line for people. */
    public String title() {
        return title;
    }

    /** The team that owns incidents of this type; null when nobody does. */
    public @Nullable String owner() {
        return owner;
    }

    /** The type's category, such as {@code cost}; null when none was given. */
    public @Nullable String category() {
        return category;
    }

    /** What describes it, beside {@link #by()}. */
    public Map<String, String> tags() {
        return tags;
    }

    /** The last measured values by metric name; finite numbers only. */
    public Map<String, Double> metrics() {
        return metrics;
    }

    /** How bad it is: a person's severity where one is set, else that of the claims. */
    @Override
    public Severity severity() {
        return severity;
    }

    /** What the claims say, kept also while a person's severity stands over it. */
    public Severity claimedSeverity() {
        return claimedSeverity;
    }

    /** The severity that somebody set; null when the claims decide. */
    public @Nullable Severity setSeverity() {
        return handling.setSeverity;
    }

    /** What the claims said when {@link #setSeverity()} was set; a worse claim ends the setting. */
    public @Nullable Severity claimedWhenSet() {
        return handling.claimedWhenSet;
    }

    /** How far it has come. */
    @Override
    public Status status() {
        return status;
    }

    /** How it ended; null while it is open. */
    public @Nullable Resolution resolution() {
        return handling.resolution;
    }

    /** Why it ended, in somebody's words; null while it is open. */
    public @Nullable String resolutionText() {
        return handling.resolutionText;
    }

    /** The key of the incident that this one is a duplicate of; null when it is none. */
    public @Nullable String duplicateOf() {
        return handling.duplicateOf;
    }

    /** Who holds it open, and who was overruled. */
    public List<Claim> claims() {
        return claims;
    }

    /** How often it was reported in this opening, the first time included. */
    public long count() {
        return count;
    }

    /** How often it came back. */
    @Override
    public int reopened() {
        return handling.reopened;
    }

    /** When it began, where that is known to be before it was declared; else null. */
    public @Nullable Instant startedAt() {
        return handling.startedAt;
    }

    /** When it was first declared. */
    @Override
    public Instant declaredAt() {
        return declaredAt;
    }

    /** When it was last opened: declared or reopened. */
    public Instant openedAt() {
        return openedAt;
    }

    /** When it was last reported, to the second. */
    public Instant lastSeenAt() {
        return lastSeenAt;
    }

    /** When somebody took it; null while nobody has. */
    public @Nullable Instant acknowledgedAt() {
        return handling.acknowledgedAt;
    }

    /** Who took it; null while nobody has. */
    public @Nullable Actor acknowledgedBy() {
        return handling.acknowledgedBy;
    }

    /** How bad it was when somebody took it; a rise above that ends the acknowledgement. Null while nobody has. */
    public @Nullable Severity acknowledgedSeverity() {
        return handling.acknowledgedSeverity;
    }

    /** When its effect was stopped; null while it is not. */
    public @Nullable Instant mitigatedAt() {
        return handling.mitigatedAt;
    }

    /** When it ended; null while it is open. */
    @Override
    public @Nullable Instant resolvedAt() {
        return handling.resolvedAt;
    }

    /** Who ended it; null while it is open, or when an earlier version wrote it down. */
    public @Nullable Actor resolvedBy() {
        return handling.resolvedBy;
    }

    /** Who noticed first. */
    public DetectedBy detectedBy() {
        return detectedBy;
    }

    /** Whether customers felt it. */
    public CustomerImpact customerImpact() {
        return handling.customerImpact;
    }

    /** The part of the system it is in; null when nobody said. */
    public @Nullable String component() {
        return handling.component;
    }

    /** The exception behind it; null when none was given. */
    public @Nullable Cause cause() {
        return handling.cause;
    }

    /** Who has which role, by role. */
    public Map<String, String> roles() {
        return handling.roles;
    }

    /** Where to look. */
    public List<Link> links() {
        return handling.links;
    }

    /** The texts of the playbook's steps that were done in this opening, in the order in which they were done. */
    public List<String> stepsDone() {
        return handling.stepsDone;
    }

    /** Whom or what it waits for; null when nothing holds the responders up. */
    public @Nullable String waitingFor() {
        return handling.waitingFor;
    }

    /** Since when it waits for {@link #waitingFor()}; null when it does not. */
    public @Nullable Instant waitingSince() {
        return handling.waitingSince;
    }

    /** Whether something was left out of this snapshot to keep it within its bounds. */
    public boolean cut() {
        return cut;
    }
}
