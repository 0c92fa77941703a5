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

    @Nullable
    Severity setSeverity;

    @Nullable
    Severity claimedWhenSet;

    Status status = Status.DECLARED;

    @Nullable
    Resolution resolution;

    @Nullable
    String resolutionText;

    @Nullable
    String duplicateOf;

    List<Claim> claims = List.of();
    long count = 1;
    int reopened = 0;

    @Nullable
    Instant startedAt;

    Instant declaredAt = Instant.EPOCH;
    Instant openedAt = Instant.EPOCH;
    Instant lastSeenAt = Instant.EPOCH;

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

    DetectedBy detectedBy = DetectedBy.CODE;
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

    boolean cut = false;

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
        setSeverity = from.setSeverity();
        claimedWhenSet = from.claimedWhenSet();
        status = from.status();
        resolution = from.resolution();
        resolutionText = from.resolutionText();
        duplicateOf = from.duplicateOf();
        claims = from.claims();
        count = from.count();
        reopened = from.reopened();
        startedAt = from.startedAt();
        declaredAt = from.declaredAt();
        openedAt = from.openedAt();
        lastSeenAt = from.lastSeenAt();
        acknowledgedAt = from.acknowledgedAt();
        acknowledgedBy = from.acknowledgedBy();
        acknowledgedSeverity = from.acknowledgedSeverity();
        mitigatedAt = from.mitigatedAt();
        resolvedAt = from.resolvedAt();
        resolvedBy = from.resolvedBy();
        detectedBy = from.detectedBy();
        customerImpact = from.customerImpact();
        component = from.component();
        cause = from.cause();
        roles = from.roles();
        links = from.links();
        stepsDone = from.stepsDone();
        waitingFor = from.waitingFor();
        waitingSince = from.waitingSince();
        cut = from.cut();
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
        this.setSeverity = setSeverity;
        return this;
    }

    public IncidentSnapshotBuilder claimedWhenSet(@Nullable Severity claimedWhenSet) {
        this.claimedWhenSet = claimedWhenSet;
        return this;
    }

    public IncidentSnapshotBuilder status(Status status) {
        this.status = status;
        return this;
    }

    public IncidentSnapshotBuilder resolution(@Nullable Resolution resolution) {
        this.resolution = resolution;
        return this;
    }

    public IncidentSnapshotBuilder resolutionText(@Nullable String resolutionText) {
        this.resolutionText = resolutionText;
        return this;
    }

    public IncidentSnapshotBuilder duplicateOf(@Nullable String duplicateOf) {
        this.duplicateOf = duplicateOf;
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
        this.reopened = reopened;
        return this;
    }

    public IncidentSnapshotBuilder startedAt(@Nullable Instant startedAt) {
        this.startedAt = startedAt;
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
        this.acknowledgedAt = acknowledgedAt;
        return this;
    }

    public IncidentSnapshotBuilder acknowledgedBy(@Nullable Actor acknowledgedBy) {
        this.acknowledgedBy = acknowledgedBy;
        return this;
    }

    public IncidentSnapshotBuilder acknowledgedSeverity(@Nullable Severity acknowledgedSeverity) {
        this.acknowledgedSeverity = acknowledgedSeverity;
        return this;
    }

    public IncidentSnapshotBuilder mitigatedAt(@Nullable Instant mitigatedAt) {
        this.mitigatedAt = mitigatedAt;
        return this;
    }

    public IncidentSnapshotBuilder resolvedAt(@Nullable Instant resolvedAt) {
        this.resolvedAt = resolvedAt;
        return this;
    }

    public IncidentSnapshotBuilder resolvedBy(@Nullable Actor resolvedBy) {
        this.resolvedBy = resolvedBy;
        return this;
    }

    public IncidentSnapshotBuilder detectedBy(DetectedBy detectedBy) {
        this.detectedBy = detectedBy;
        return this;
    }

    public IncidentSnapshotBuilder customerImpact(CustomerImpact customerImpact) {
        this.customerImpact = customerImpact;
        return this;
    }

    public IncidentSnapshotBuilder component(@Nullable String component) {
        this.component = component;
        return this;
    }

    public IncidentSnapshotBuilder cause(@Nullable Cause cause) {
        this.cause = cause;
        return this;
    }

    public IncidentSnapshotBuilder roles(Map<String, String> roles) {
        this.roles = roles;
        return this;
    }

    public IncidentSnapshotBuilder links(List<Link> links) {
        this.links = links;
        return this;
    }

    public IncidentSnapshotBuilder stepsDone(List<String> texts) {
        this.stepsDone = texts;
        return this;
    }

    public IncidentSnapshotBuilder waitingFor(@Nullable String waitingFor) {
        this.waitingFor = waitingFor;
        return this;
    }

    public IncidentSnapshotBuilder waitingSince(@Nullable Instant waitingSince) {
        this.waitingSince = waitingSince;
        return this;
    }

    public IncidentSnapshotBuilder cut(boolean cut) {
        this.cut = cut;
        return this;
    }

    public IncidentSnapshot build() {
        return new IncidentSnapshot(this);
    }
}
