package io.github.incidentsdk.model;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an incident; immutable, kept in the journal, told to sinks.
 *
 * <p>Every event carries a {@link Stamp}. What the incident looked like afterwards is in the {@link IncidentSnapshot} beside
 * it, so an event only says why now.
 */
public sealed interface IncidentEvent {

    /** Where, when and by whom. */
    Stamp stamp();

    /** The event's word in the journal, such as {@code severity-changed}. */
    default String kind() {
        return EventKinds.nameOf(getClass());
    }

    /** The words of all kinds. */
    static Set<String> kinds() {
        return EventKinds.names();
    }

    /**
     * What every event carries.
     *
     * @param key the incident's key
     * @param incidentId the opening it belongs to
     * @param seq its number within that opening, from 1
     * @param at wall time
     * @param actor who caused it
     */
    record Stamp(String key, String incidentId, long seq, Instant at, Actor actor) {

        /** Names this event for ever: incident id and sequence number. */
        public String eventId() {
            return incidentId + "-" + seq;
        }
    }

    /** The incident was opened; the stamp's actor is the reporter. */
    record Declared(Stamp stamp) implements IncidentEvent {}

    /** It came back within {@code reopen-within} of its end; an acknowledgement is cleared. */
    record Reopened(Stamp stamp) implements IncidentEvent {}

    /** Another reporter says so too. */
    record ReporterJoined(Stamp stamp, Actor reporter, Severity severity) implements IncidentEvent {}

    /** A reporter let go; {@code why} is such as {@code recovered} or {@code rule removed}. */
    record ReporterLeft(Stamp stamp, Actor reporter, String why) implements IncidentEvent {}

    /** It was reported again {@code repeats} times since the last event, last with these metrics. */
    record Observed(Stamp stamp, long repeats, Map<String, Double> metrics) implements IncidentEvent {
        public Observed {
            metrics = Map.copyOf(metrics);
        }
    }

    /**
     * The claims made it better or worse.
     *
     * @param unacknowledged who had taken it at a less severe level, which counts no more; null when nobody had
     */
    record SeverityChanged(
            Stamp stamp,
            Severity from,
            Severity to,
            @Nullable Actor unacknowledged) implements IncidentEvent {}

    /**
     * Somebody set the severity, or gave it back to the policy when {@code severity} is null.
     *
     * @param unacknowledged who had taken it at a less severe level, which counts no more; null when nobody had
     */
    record SeveritySet(
            Stamp stamp,
            @Nullable Severity severity,
            String reason,
            @Nullable Actor unacknowledged) implements IncidentEvent {}

    record Acknowledged(Stamp stamp) implements IncidentEvent {}

    /** The effect is stopped, the cause not yet mended. */
    record Mitigated(Stamp stamp, String text) implements IncidentEvent {}

    record Resolved(Stamp stamp, Resolution resolution, String text) implements IncidentEvent {}

    record Reviewed(Stamp stamp, String text) implements IncidentEvent {}

    record Closed(Stamp stamp, String text) implements IncidentEvent {}

    record Noted(Stamp stamp, String text) implements IncidentEvent {}

    /** Something to be told to an audience in these words. */
    record Updated(Stamp stamp, Audience audience, String text) implements IncidentEvent {}

    record Linked(Stamp stamp, Link link) implements IncidentEvent {}

    /** Somebody took a role, such as {@code commander}. */
    record RoleTaken(Stamp stamp, String role, String who) implements IncidentEvent {}

    /** Something changed nearby, such as a deploy, that may or may not have to do with it. */
    record ChangeNearby(Stamp stamp, String kindOfChange, String text) implements IncidentEvent {}

    /**
     * A step of its type's playbook was done.
     *
     * @param step the step's number, from 1
     * @param text what the step says
     */
    record StepDone(Stamp stamp, int step, String text) implements IncidentEvent {}

    /** The responders wait for somebody or something else from now on, or for nobody any more when {@code what} is null. */
    record Waiting(Stamp stamp, @Nullable String what) implements IncidentEvent {}

    /** Somebody learned a fact about it: when it started, who noticed, which component, whether customers felt it. */
    record FactLearned(Stamp stamp, Fact fact, String value) implements IncidentEvent {}

    /** The exception behind it became known. */
    record CauseLearned(Stamp stamp, Cause cause) implements IncidentEvent {}

    /**
     * Events in between could not be kept because the queue was full; the snapshot beside this one is the whole truth.
     */
    record StateKept(Stamp stamp) implements IncidentEvent {}

    /** The facts that can be learned later. */
    enum Fact {
        STARTED_AT,
        DETECTED_BY,
        CUSTOMER_IMPACT,
        COMPONENT
    }
}
