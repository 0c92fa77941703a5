package io.github.incidentsdk;

import io.github.incidentsdk.explain.IncidentExplanation;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.lifecycle.Verbs;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.model.Text;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A handle on one incident: what it is now, and what can be done with it.
 *
 * <p>No method throws, blocks, or touches disk or network. A verb that has no effect (the incident is over, the manager closed)
 * is counted and otherwise silent. Texts are bounded and cleaned. Safe for all threads.
 */
public final class Incident {

    private final @Nullable Gate gate;
    private final @Nullable TrackedIncident tracked;
    private final Actor actor;

    Incident(Gate gate, TrackedIncident tracked, Actor actor) {
        this.gate = gate;
        this.tracked = tracked;
        this.actor = actor;
    }

    private Incident() {
        gate = null;
        tracked = null;
        actor = Actor.CODE;
    }

    boolean isInert() {
        return tracked == null;
    }

    boolean repeated() {
        return tracked != null && tracked.repeated();
    }

    /** What stands for an incident that could not be taken: everything can be said to it, nothing happens. */
    static Incident inert() {
        return new Incident();
    }

    /** The same incident spoken to by a person: {@code incident.as("on-call").note("rolled back")}. */
    public Incident as(@Nullable String person) {
        if (gate == null || tracked == null) {
            return this;
        }
        if (person == null || person.isBlank()) {
            gate.ignored(Ignored.BLANK);
            return this;
        }
        return new Incident(gate, tracked, Actor.person(Text.line(person, Text.NAME)));
    }

    /** The dedup key, the same for every opening; empty for an incident that could not be taken. */
    public String key() {
        return tracked == null ? "" : tracked.current().key();
    }

    /** The incident id: this opening of the key; empty for an incident that could not be taken. */
    public String id() {
        return snapshot().id();
    }

    /** The incident as it is now. */
    public IncidentSnapshot snapshot() {
        return tracked == null
                ? IncidentSnapshot.of("", "")
                        .count(0)
                        .status(Status.RESOLVED)
                        .resolution(Resolution.DISMISSED)
                        .build()
                : tracked.current().snapshot();
    }

    public boolean isOpen() {
        return tracked != null && tracked.current().isOpen();
    }

    /** Who was told of the incident, and what keeps the others from being told. */
    public IncidentExplanation explain() {
        return gate == null || tracked == null ? IncidentExplanation.of(snapshot(), List.of()) : gate.explain(tracked);
    }

    /**
     * Completes when everything that happened to the incident so far is on disk.
     *
     * <p>Completes exceptionally where nothing ever will be: with a journal in memory, after the manager was closed, for an
     * incident that could not be taken, or that was over long before a disk that failed was back.
     *
     * <p>What is chained to it may wait, but keeps what others chained to theirs waiting: it runs on one thread of the SDK's.
     */
    public CompletionStage<Void> persisted() {
        return gate == null || tracked == null
                ? CompletableFuture.failedFuture(
                        new IllegalStateException("the incident could not be taken, so nothing of it will be on disk"))
                : gate.persisted(tracked);
    }

    /** Says that it is still on: counts one more; the cheapest way to repeat. */
    public Incident observe() {
        return gate != null && gate.isOpen() && repeated() ? this : verbs(Verbs::observe);
    }

    /** Says that it is still on and what was measured; a rise in severity is told at once, a fall never. */
    public Incident observe(String metric, double value) {
        return observe(details -> details.metric(metric, value));
    }

    /** Says that it is still on, with new metrics and tags. */
    public Incident observe(Consumer<IncidentDetails> details) {
        return gate == null ? this : verbs(verbs -> verbs.observe(gate.details(details)));
    }

    /** Somebody takes care of it. */
    public Incident acknowledge() {
        return verbs(Verbs::acknowledge);
    }

    /** Its effect is stopped, its cause not yet mended. */
    public Incident mitigate(String text) {
        return verbs(verbs -> verbs.mitigate(text));
    }

    /** It is over, whoever still reports it: rules and guards come back only after they saw it end. */
    public Incident resolve(String text) {
        return verbs(verbs -> verbs.resolve(text));
    }

    /** It was none; told so to whoever heard of it. */
    public Incident dismiss(String reason) {
        return verbs(verbs -> verbs.dismiss(reason));
    }

    /** It is the same as {@code other} and goes on there. */
    public Incident duplicateOf(Incident other) {
        return verbs(verbs -> verbs.duplicateOf(other == null ? null : other.key()));
    }

    /** Its review is done; only after it is over. */
    public Incident review(String text) {
        return verbs(verbs -> verbs.review(text));
    }

    /** Nothing is left to do; only after it is over. */
    public Incident close(String text) {
        return verbs(verbs -> verbs.close(text));
    }

    public Incident note(String text) {
        return verbs(verbs -> verbs.note(text));
    }

    /** Tells an audience something in these words. */
    public Incident update(Audience audience, String text) {
        return verbs(verbs -> verbs.update(audience, text));
    }

    public Incident link(String text, String url) {
        return verbs(verbs -> verbs.link(text, url));
    }

    /** Somebody takes a role, such as {@code commander}. */
    public Incident role(String role, String who) {
        return verbs(verbs -> verbs.role(role, who));
    }

    /**
     * A step of its type's playbook is done; {@code number} counts from 1, as sinks show it. Done twice is done once, and a number that
     * no step has is counted and otherwise ignored.
     */
    public Incident step(int number) {
        return verbs(verbs -> verbs.step(number));
    }

    /** Its responders wait for somebody or something else, such as {@code fire marshal}; until they wait for another, or it is over. */
    public Incident waiting(String what) {
        return verbs(verbs -> verbs.waiting(what == null ? "" : what));
    }

    /** Its responders wait for nobody any more. */
    public Incident clearWaiting() {
        return verbs(verbs -> verbs.waiting(null));
    }

    /** Something changed nearby that may have to do with it, such as a deploy. */
    public Incident changeNearby(String kind, String text) {
        return verbs(verbs -> verbs.changeNearby(kind, text));
    }

    /** Sets the severity over what the reporters claim, until it is cleared or they claim worse than now. */
    public Incident severity(Severity severity, String reason) {
        return verbs(verbs -> verbs.severity(severity, reason));
    }

    /** Gives the severity back to what the reporters claim. */
    public Incident clearSeverity(String reason) {
        return verbs(verbs -> verbs.severity(null, reason));
    }

    /** When it began, where that lies before it was declared. */
    public Incident startedAt(Instant startedAt) {
        return verbs(verbs -> verbs.startedAt(startedAt));
    }

    public Incident detectedBy(DetectedBy detectedBy) {
        return verbs(verbs -> verbs.detectedBy(detectedBy));
    }

    public Incident customerImpact(CustomerImpact impact) {
        return verbs(verbs -> verbs.customerImpact(impact));
    }

    /** The part of the system it is in. */
    public Incident component(String component) {
        return verbs(verbs -> verbs.component(component));
    }

    /** The exception behind it: class and message, never the stack. */
    public Incident cause(Throwable thrown) {
        return verbs(verbs -> verbs.cause(thrown));
    }

    private Incident verbs(Consumer<Verbs> verb) {
        if (gate != null && tracked != null) {
            gate.speak(tracked, actor, verb);
        }
        return this;
    }

    /** For people and logs. */
    @Override
    public String toString() {
        return tracked == null ? "incident that could not be taken" : snapshot().toString();
    }
}
