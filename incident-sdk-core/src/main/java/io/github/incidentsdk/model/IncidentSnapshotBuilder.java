package io.github.incidentsdk.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a snapshot of an incident; not safe for several threads. */
public final class IncidentSnapshotBuilder {

    final String key;
    final String id;
    long seq = 0;
    String service = "";
    String type = "";
    Map<String, String> by = Map.of();

    @Nullable
    String instance;

    boolean drill = false;
    boolean shadow = false;
    boolean restricted = false;
    String title = "";

    @Nullable
    String owner;

    @Nullable
    String category;

    Map<String, String> tags = Map.of();
    Map<String, Double> metrics = Map.of();
    Severity severity = Severity.SEV3;
    Severity claimedSeverity = Severity.SEV3;
    Status status = Status.DECLARED;
    List<Claim> claims = List.of();
    long count = 1;
    Instant declaredAt = Instant.EPOCH;
    Instant openedAt = Instant.EPOCH;
    Instant lastSeenAt = Instant.EPOCH;

    DetectedBy detectedBy = DetectedBy.CODE;
    boolean cut = false;
    private Handling handling = Handling.NONE;

    /** Whether nobody else has {@link #handling}, so that it may be changed. */
    private boolean isOwn = false;

    IncidentSnapshotBuilder(String key, String id) {
        this.key = key;
        this.id = id;
    }

    IncidentSnapshotBuilder(IncidentSnapshot from) {
        this(from.key(), from.id());
        seq = from.seq();
        service = from.service();
        type = from.type();
        by = from.by();
        instance = from.instance();
        drill = from.drill();
        shadow = from.shadow();
        restricted = from.restricted();
        title = from.title();
        owner = from.owner();
        category = from.category();
        tags = from.tags();
        metrics = from.metrics();
        severity = from.severity();
        claimedSeverity = from.claimedSeverity();
        status = from.status();
        claims = from.claims();
        count = from.count();
        declaredAt = from.declaredAt();
        openedAt = from.openedAt();
        lastSeenAt = from.lastSeenAt();
        detectedBy = from.detectedBy();
        cut = from.cut();
        handling = from.handling();
    }

    public IncidentSnapshotBuilder seq(long seq) {
        this.seq = seq;
        return this;
    }

    public IncidentSnapshotBuilder service(String service) {
        this.service = service;
        return this;
    }

    public IncidentSnapshotBuilder type(String type) {
        this.type = type;
        return this;
    }

    public IncidentSnapshotBuilder by(Map<String, String> by) {
        this.by = by;
        return this;
    }

    public IncidentSnapshotBuilder instance(@Nullable String instance) {
        this.instance = instance;
        return this;
    }

    public IncidentSnapshotBuilder drill(boolean drill) {
        this.drill = drill;
        return this;
    }

    public IncidentSnapshotBuilder shadow(boolean shadow) {
        this.shadow = shadow;
        return this;
    }

    public IncidentSnapshotBuilder restricted(boolean restricted) {
        this.restricted = restricted;
        return this;
    }

    public IncidentSnapshotBuilder title(String title) {
        this.title = title;
        return this;
    }

    public IncidentSnapshotBuilder owner(@Nullable String owner) {
        this.owner = owner;
        return this;
    }

    public IncidentSnapshotBuilder category(@Nullable String category) {
        this.category = category;
        return this;
    }

    public IncidentSnapshotBuilder tags(Map<String, String> tags) {
        this.tags = tags;
        return this;
    }

    public IncidentSnapshotBuilder metrics(Map<String, Double> metrics) {
        this.metrics = metrics;
        return this;
    }

    public IncidentSnapshotBuilder severity(Severity severity) {
        this.severity = severity;
        return this;
    }

    public IncidentSnapshotBuilder claimedSeverity(Severity claimedSeverity) {
        this.claimedSeverity = claimedSeverity;
        return this;
    }

    public IncidentSnapshotBuilder setSeverity(@Nullable Severity setSeverity) {
        handled().setSeverity = setSeverity;
        return this;
    }

    public IncidentSnapshotBuilder claimedWhenSet(@Nullable Severity claimedWhenSet) {
        handled().claimedWhenSet = claimedWhenSet;
        return this;
    }

    public IncidentSnapshotBuilder status(Status status) {
        this.status = status;
        return this;
    }

    public IncidentSnapshotBuilder resolution(@Nullable Resolution resolution) {
        handled().resolution = resolution;
        return this;
    }

    public IncidentSnapshotBuilder resolutionText(@Nullable String resolutionText) {
        handled().resolutionText = resolutionText;
        return this;
    }

    public IncidentSnapshotBuilder duplicateOf(@Nullable String duplicateOf) {
        handled().duplicateOf = duplicateOf;
        return this;
    }

    public IncidentSnapshotBuilder claims(List<Claim> claims) {
        this.claims = claims;
        return this;
    }

    public IncidentSnapshotBuilder count(long count) {
        this.count = count;
        return this;
    }

    public IncidentSnapshotBuilder reopened(int reopened) {
        if (handling.reopened != reopened) { // journals say 0 of most
            handled().reopened = reopened;
        }
        return this;
    }

    public IncidentSnapshotBuilder startedAt(@Nullable Instant startedAt) {
        handled().startedAt = startedAt;
        return this;
    }

    public IncidentSnapshotBuilder declaredAt(Instant declaredAt) {
        this.declaredAt = declaredAt;
        return this;
    }

    public IncidentSnapshotBuilder openedAt(Instant openedAt) {
        this.openedAt = openedAt;
        return this;
    }

    public IncidentSnapshotBuilder lastSeenAt(Instant lastSeenAt) {
        this.lastSeenAt = lastSeenAt;
        return this;
    }

    public IncidentSnapshotBuilder acknowledgedAt(@Nullable Instant acknowledgedAt) {
        handled().acknowledgedAt = acknowledgedAt;
        return this;
    }

    public IncidentSnapshotBuilder acknowledgedBy(@Nullable Actor acknowledgedBy) {
        handled().acknowledgedBy = acknowledgedBy;
        return this;
    }

    public IncidentSnapshotBuilder acknowledgedSeverity(@Nullable Severity acknowledgedSeverity) {
        handled().acknowledgedSeverity = acknowledgedSeverity;
        return this;
    }

    public IncidentSnapshotBuilder mitigatedAt(@Nullable Instant mitigatedAt) {
        handled().mitigatedAt = mitigatedAt;
        return this;
    }

    public IncidentSnapshotBuilder resolvedAt(@Nullable Instant resolvedAt) {
        handled().resolvedAt = resolvedAt;
        return this;
    }

    public IncidentSnapshotBuilder resolvedBy(@Nullable Actor resolvedBy) {
        handled().resolvedBy = resolvedBy;
        return this;
    }

    public IncidentSnapshotBuilder detectedBy(DetectedBy detectedBy) {
        this.detectedBy = detectedBy;
        return this;
    }

    public IncidentSnapshotBuilder customerImpact(CustomerImpact customerImpact) {
        if (handling.customerImpact != customerImpact) { // journals say UNKNOWN of most
            handled().customerImpact = customerImpact;
        }
        return this;
    }

    public IncidentSnapshotBuilder component(@Nullable String component) {
        handled().component = component;
        return this;
    }

    public IncidentSnapshotBuilder cause(@Nullable Cause cause) {
        handled().cause = cause;
        return this;
    }

    public IncidentSnapshotBuilder roles(Map<String, String> roles) {
        handled().roles = FlatMap.copyOf(roles);
        return this;
    }

    public IncidentSnapshotBuilder links(List<Link> links) {
        handled().links = List.copyOf(links);
        return this;
    }

    public IncidentSnapshotBuilder stepsDone(List<String> texts) {
        handled().stepsDone = List.copyOf(texts);
        return this;
    }

    public IncidentSnapshotBuilder waitingFor(@Nullable String waitingFor) {
        handled().waitingFor = waitingFor;
        return this;
    }

    public IncidentSnapshotBuilder waitingSince(@Nullable Instant waitingSince) {
        handled().waitingSince = waitingSince;
        return this;
    }

    public IncidentSnapshotBuilder cut(boolean cut) {
        this.cut = cut;
        return this;
    }

    private Handling handled() {
        if (!isOwn) {
            handling = new Handling(handling);
            isOwn = true;
        }
        return handling;
    }

    /** What is known of it and was done up to now; whoever takes it has it for good, and what comes later goes into another one. */
    Handling handedOver() {
        isOwn = false;
        return handling;
    }

    public IncidentSnapshot build() {
        return new IncidentSnapshot(this);
    }
}
