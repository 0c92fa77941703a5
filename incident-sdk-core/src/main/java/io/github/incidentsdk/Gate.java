package io.github.incidentsdk;

import io.github.incidentsdk.explain.IncidentExplanation;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.lifecycle.Verbs;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.ChangeDetails;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.Text;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets callers in: counts who comes after the manager was closed, sends on to the manager that took over, and lets no failure
 * out. Safe for all threads.
 */
final class Gate {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final Parts parts;
    private final Incident inert = Incident.inert();
    private final AtomicBoolean saidClosed = new AtomicBoolean();
    private final AtomicBoolean saidDetails = new AtomicBoolean();
    private final AtomicBoolean saidFailed = new AtomicBoolean();
    private volatile @Nullable Gate next;

    Gate(Parts parts) {
        this.parts = parts;
    }

    /** Sends everybody on from now on: another manager takes over. */
    void handOverTo(Gate successor) {
        next = successor;
    }

    /** Whether callers are let in here; one that took over may let them in all the same. */
    boolean isOpen() {
        return !parts.isClosed();
    }

    /** The incident that {@code how} finds or makes; an inert one where there is none. */
    Incident take(Function<Parts, @Nullable TrackedIncident> how) {
        Gate open = current();
        if (open.parts.isClosed()) {
            open.tooLate();
            return inert;
        }
        try {
            return open.handle(how.apply(open.parts));
        } catch (Throwable unexpected) { // whatever it is, it must not hurt the host
            open.failed(unexpected);
            return inert;
        }
    }

    /** Where each sink stands with an incident. */
    IncidentExplanation explain(TrackedIncident incident) {
        return new Explaining(current().parts).incident(incident.current());
    }

    /** As {@link #take}, by hand: on this path every lambda would cost memory. */
    Incident declare(@Nullable String type, Consumer<IncidentDetails> said) {
        Gate open = current();
        if (open.parts.isClosed()) {
            open.tooLate();
            return inert;
        }
        try {
            IncidentDetails details = open.details(said);
            if (open.parts.isClosed()) { // what gave the details may have closed it
                open.tooLate();
                return inert;
            }
            return open.handle(open.parts.table().declare(type, details));
        } catch (Throwable unexpected) { // whatever it is, it must not hurt the host
            open.failed(unexpected);
            return inert;
        }
    }

    /** Has the parts do something. */
    void run(Consumer<Parts> what) {
        Gate open = current();
        if (open.parts.isClosed()) {
            open.tooLate();
            return;
        }
        try {
            what.accept(open.parts);
        } catch (Throwable unexpected) { // whatever it is, it must not hurt the host
            open.failed(unexpected);
        }
    }

    /** Takes a change of the service; one of no kind is counted. */
    void change(@Nullable String kind, Consumer<ChangeDetails> said) {
        if (kind == null || kind.isBlank()) {
            ignored(Ignored.BLANK);
            return;
        }
        run(parts -> {
            ChangeDetails details = new ChangeDetails();
            try {
                said.accept(details);
            } catch (Throwable broken) { // that something was changed matters more than what its details stumbled over
                detailsThrew(broken);
            }
            Instant now = parts.time().wall();
            parts.changes().add(details.of(kind, now), now);
        });
    }

    /** Sets a silence or maintenance window; false when it could not be set. */
    boolean mute(@Nullable Mute mute) {
        if (mute == null) {
            ignored(Ignored.BLANK);
            return false;
        }
        AtomicBoolean set = new AtomicBoolean();
        run(parts -> set.set(parts.holding().mute(mute.redacted(parts.table().redaction()))));
        return set.get();
    }

    /** Ends a silence or maintenance window; false when there is none of that id. */
    boolean endMute(Hold.Kind kind, @Nullable String id, @Nullable String who) {
        if (id == null) {
            ignored(Ignored.BLANK);
            return false;
        }
        String ending = who == null || who.isBlank() ? Actor.CODE.toString() : Text.line(who, Text.NAME);
        AtomicBoolean ended = new AtomicBoolean();
        run(parts -> ended.set(
                parts.holding().end(kind, id, parts.table().redaction().text("silence", ending))));
        return ended.get();
    }

    /** Lets {@code actor} say something of an incident. */
    void speak(TrackedIncident incident, Actor actor, Consumer<Verbs> verb) {
        run(parts -> verb.accept(parts.table().verbs(incident, actor)));
    }

    /** Guarded work succeeded; after close there is nothing to tell, and nothing to count. */
    void succeeded(@Nullable String guard) {
        Gate open = current();
        if (open.isOpen()) {
            try {
                open.parts.guards().succeeded(guard);
            } catch (Throwable unexpected) { // whatever it is, it must not hurt the host
                open.failed(unexpected);
            }
        }
    }

    CompletionStage<Void> persisted(TrackedIncident tracked) {
        return current().parts.journal().persisted(tracked.current().snapshot());
    }

    /** A handle on an incident; an inert one on none. */
    Incident handle(@Nullable TrackedIncident tracked) {
        return tracked == null ? inert : new Incident(this, tracked, Actor.CODE);
    }

    /** What a caller's lambda says; what it said before it threw, when it does. */
    IncidentDetails details(Consumer<IncidentDetails> said) {
        IncidentDetails details = new IncidentDetails();
        try {
            said.accept(details);
        } catch (Throwable broken) { // the incident matters more than what its details stumbled over
            detailsThrew(broken);
        }
        return details;
    }

    /** What a record says; what it said apart from what threw. */
    IncidentDetails details(RecordDefinition definition, Record incident) {
        IncidentDetails details = new IncidentDetails();
        definition.describe(incident, details, this::detailsThrew);
        return details;
    }

    void ignored(Ignored reason) {
        current().parts.table().counts().add(reason);
    }

    private Gate current() {
        Gate successor = next;
        return successor == null ? this : successor.current();
    }

    private void tooLate() {
        ignored(Ignored.CLOSED);
        if (saidClosed.compareAndSet(false, true)) {
            log.warn("{} is closed: what it is told from now on is only counted, as CLOSED.", parts.name());
        }
    }

    private void detailsThrew(Throwable broken) {
        ignored(Ignored.DETAILS_THREW);
        if (saidDetails.compareAndSet(false, true)) {
            log.warn(
                    "The details of an incident or a change threw; it is kept with what they said otherwise. Further ones are"
                            + " counted as DETAILS_THREW.",
                    broken);
        }
    }

    private void failed(Throwable unexpected) {
        ignored(Ignored.FAILED);
        if (saidFailed.compareAndSet(false, true)) {
            try {
                log.warn(
                        "{} failed at what it was told. Further failures are counted as FAILED.",
                        parts.name(),
                        unexpected);
            } catch (Throwable alsoBroken) { // most likely the log is what failed in the first place: it is counted
                return;
            }
        }
    }
}
