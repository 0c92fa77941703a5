package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One change of one incident: every event it makes is written down with the snapshot after it. */
final class Change {

    private final IncidentLog log;
    private final Actor actor;
    private final Instant now;
    private IncidentSnapshot after;

    Change(IncidentSnapshot before, Actor actor, Instant now, IncidentLog log) {
        this.after = before;
        this.actor = actor;
        this.now = now;
        this.log = log;
    }

    Instant now() {
        return now;
    }

    IncidentSnapshot after() {
        return after;
    }

    /** Something happened: the snapshot is edited, numbered and written down with the event. */
    void happened(Function<Stamp, IncidentEvent> event, Consumer<IncidentSnapshotBuilder> edit) {
        IncidentSnapshotBuilder next = after.toBuilder();
        edit.accept(next);
        after = next.seq(after.seq() + 1).build();
        log.record(event.apply(new Stamp(after.key(), after.id(), after.seq(), now, actor)), after);
    }

    /** Edits what the next event's snapshot shows, without an event of its own. */
    void described(Consumer<IncidentSnapshotBuilder> edit) {
        IncidentSnapshotBuilder next = after.toBuilder();
        edit.accept(next);
        after = next.build();
    }

    /** The first claim of a new opening. */
    void declared(Claim claim) {
        happened(IncidentEvent.Declared::new, next -> withOnly(claim, next));
    }

    /** The first claim after the end; who took it and what was set before is history. */
    void reopened(Claim claim) {
        happened(
                IncidentEvent.Reopened::new,
                next -> withOnly(claim, next)
                        .status(Status.DECLARED)
                        .resolution(null)
                        .resolutionText(null)
                        .duplicateOf(null)
                        .resolvedAt(null)
                        .resolvedBy(null)
                        .mitigatedAt(null)
                        .acknowledgedAt(null)
                        .acknowledgedBy(null)
                        .acknowledgedSeverity(null)
                        .setSeverity(null)
                        .claimedWhenSet(null)
                        .stepsDone(List.of())
                        .openedAt(now)
                        .reopened(after.reopened() + 1));
    }

    private IncidentSnapshotBuilder withOnly(Claim claim, IncidentSnapshotBuilder next) {
        return next.claims(Claims.with(claim, after.claims()))
                .metrics(claim.metrics()) // which are all there are: one map for both
                .severity(claim.severity())
                .claimedSeverity(claim.severity());
    }

    void joined(Claim claim) {
        List<Claim> claims = Claims.with(claim, after.claims());
        happened(
                stamp -> new IncidentEvent.ReporterJoined(stamp, claim.reporter(), claim.severity()),
                next -> next.claims(claims));
        weigh(claims);
    }

    /** A reporter that holds says something else than before. */
    void restated(Claim claim) {
        List<Claim> claims = Claims.with(claim, after.claims());
        described(next -> next.claims(claims));
        weigh(claims);
    }

    /** A reporter let go; with the last one the incident is over. */
    void left(Actor reporter, String why) {
        boolean held = after.isHeld();
        List<Claim> claims = Claims.without(reporter, after.claims());
        happened(stamp -> new IncidentEvent.ReporterLeft(stamp, reporter, why), next -> next.claims(claims));
        if (!held) {
            return;
        }
        if (after.isHeld()) {
            weigh(claims);
        } else {
            ended(Resolution.RECOVERED, why, claims);
        }
    }

    void ended(Resolution resolution, String text, List<Claim> claims) {
        happened(
                stamp -> new IncidentEvent.Resolved(stamp, resolution, text),
                next -> next.status(Status.RESOLVED)
                        .resolution(resolution)
                        .resolutionText(text)
                        .resolvedAt(now)
                        .resolvedBy(actor)
                        .waitingFor(null)
                        .waitingSince(null)
                        .claims(claims));
    }

    /** Somebody's severity stands over the claims until it is cleared (null) or they rise above what they were now. */
    void severitySet(@Nullable Severity severity, String reason) {
        Severity shown = severity == null ? after.claimedSeverity() : severity;
        Actor unacknowledged = unacknowledged(shown);
        happened(stamp -> new IncidentEvent.SeveritySet(stamp, severity, reason, unacknowledged), next -> {
            next.setSeverity(severity)
                    .claimedWhenSet(severity == null ? null : after.claimedSeverity())
                    .severity(shown);
            unacknowledge(unacknowledged, next);
        });
    }

    /** It was reported so many more times since the last event. */
    void observed(long repeats) {
        happened(stamp -> new IncidentEvent.Observed(stamp, repeats, after.metrics()), next -> {});
    }

    /** Ends what nobody holds, weighs what somebody does: needed only where a process ended between two events of a change. */
    void settled() {
        if (after.isHeld()) {
            weigh(after.claims());
        } else {
            ended(Resolution.RECOVERED, "nobody holds it open any more", after.claims());
        }
    }

    /** Weighs the claims anew; tells when that makes the incident better or worse. */
    private void weigh(List<Claim> claims) {
        Severity claimed = Claims.worst(claims);
        if (claimed == null || claimed == after.claimedSeverity()) {
            return;
        }
        boolean setStands = standsOver(claimed);
        Severity before = after.severity();
        Severity shown = setStands ? before : claimed;
        Consumer<IncidentSnapshotBuilder> edit = next -> {
            next.claimedSeverity(claimed).severity(shown);
            if (!setStands) {
                next.setSeverity(null).claimedWhenSet(null);
            }
        };
        if (shown == before) {
            described(edit);
        } else {
            Actor unacknowledged = unacknowledged(shown);
            happened(stamp -> new IncidentEvent.SeverityChanged(stamp, before, shown, unacknowledged), next -> {
                edit.accept(next);
                unacknowledge(unacknowledged, next);
            });
        }
    }

    /** Whose acknowledgement ends when the incident becomes so bad: they took something less severe. */
    private @Nullable Actor unacknowledged(Severity severity) {
        Severity taken = after.acknowledgedSeverity();
        return taken != null && severity.moreSevereThan(taken) ? after.acknowledgedBy() : null;
    }

    private void unacknowledge(@Nullable Actor by, IncidentSnapshotBuilder next) {
        if (by != null) {
            next.acknowledgedAt(null).acknowledgedBy(null).acknowledgedSeverity(null);
            if (after.status() == Status.ACKNOWLEDGED) {
                next.status(Status.DECLARED);
            }
        }
    }

    /** Whether a severity that somebody set outlives these claims: a rise ends it, but must not make the incident look better. */
    private boolean standsOver(Severity claimed) {
        Severity set = after.setSeverity();
        Severity whenSet = after.claimedWhenSet();
        return set != null && whenSet != null && (set.moreSevereThan(claimed) || !claimed.moreSevereThan(whenSet));
    }
}
