package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentKey;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Text;
import io.github.incidentsdk.time.TimeSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Every incident that is open or may still come back, found by how a reporter names it or by its key; for all threads. */
public final class IncidentTable {

    /** What is only tried out must not fill the memory. */
    private static final int MOST_SHADOWS = 1_000;

    private final Living living;
    private final Types types;
    private final Register register = new Register();
    private final Twins twins = new Twins(register);
    private final Lookup lookup;
    private final Recovery recovery;
    private final @Nullable IncidentTable shadows;
    private final Context context;
    private long nextObservation = Long.MIN_VALUE;

    public IncidentTable(
            LifecycleSettings settings, Collection<IncidentType> types, TimeSource time, IncidentLog eventLog) {
        this(settings, types, time, eventLog, counts -> Redaction.NONE);
    }

    /**
     * Keeps no text but what a redaction lets be kept.
     *
     * @param redaction makes it of where it may count what it failed at
     */
    public IncidentTable(
            LifecycleSettings settings,
            Collection<IncidentType> types,
            TimeSource time,
            IncidentLog eventLog,
            Function<Counts, Redaction> redaction) {
        this(settings, types, time, eventLog, redaction, new SecureRandom());
    }

    /** As the others; {@code chance} makes the incidents' ids differ from those of other processes. */
    public IncidentTable(
            LifecycleSettings settings,
            Collection<IncidentType> types,
            TimeSource time,
            IncidentLog eventLog,
            Function<Counts, Redaction> redaction,
            RandomGenerator chance) {
        this(
                types,
                living(settings, time, eventLog, redaction, new IncidentIds(chance)),
                new IncidentTable(
                        types,
                        living(settings.withMostOpen(MOST_SHADOWS), time, eventLog, redaction, new IncidentIds(chance)),
                        null));
    }

    private IncidentTable(Collection<IncidentType> types, Living living, @Nullable IncidentTable shadows) {
        this.shadows = shadows;
        this.living = living;
        this.context = new Context(living);
        this.types = new Types(types);
        Identity identity = new Identity(living.settings(), shadows == null ? IncidentKey.SHADOW : null);
        this.lookup = new Lookup(living, this.types, identity, register);
        this.recovery = new Recovery(living, this.types, register, twins);
    }

    private static Living living(
            LifecycleSettings settings,
            TimeSource time,
            IncidentLog log,
            Function<Counts, Redaction> redaction,
            IncidentIds ids) {
        Counts counts = new Counts();
        CoarseClock coarse = new CoarseClock(time.wallMillis());
        return new Living(settings, time, coarse, log, ids, counts, redaction.apply(counts));
    }

    /**
     * What rules in shadow mode would have opened: incidents with keys and a cap of their own, whose events go the same way and
     * are marked.
     */
    public IncidentTable shadows() {
        return shadows == null ? this : shadows;
    }

    /** Has {@code tags} asked on the thread of code, or of a guard, that opens an incident. */
    public void context(Supplier<Map<String, String>> tags) {
        context.of(tags);
    }

    /** Adds what the caller's thread knows, unless {@code known} is open; not with a lock held. */
    void describe(@Nullable TrackedIncident known, IncidentDetails details) {
        context.describe(known, details);
    }

    /** Code says that an incident is on; null when it could not be taken, which is counted. */
    public @Nullable TrackedIncident declare(@Nullable String type, IncidentDetails details) {
        return declare(type, details, false);
    }

    /** As {@link #declare}, under a key of its own and marked as a rehearsal. */
    public @Nullable TrackedIncident drill(@Nullable String type, IncidentDetails details) {
        return declare(type, details, true);
    }

    private @Nullable TrackedIncident declare(@Nullable String type, IncidentDetails details, boolean drill) {
        if (type == null || type.isBlank()) {
            living.counts().add(Ignored.NO_TYPE);
            return null;
        }
        String name = lookup.nameOf(type);
        IncidentDetails kept = details.redacted(living.redaction());
        TrackedIncident known = register.named(name, kept.by(), drill);
        if (known != null && known.repeated(kept)) {
            return known;
        }
        describe(known, kept);
        return lookup.reach(name, kept, Scope.SERVICE, drill, (incident, d) -> incident.report(Actor.CODE, d));
    }

    /** A guard says that its work failed. */
    public @Nullable TrackedIncident report(Actor guard, String type, IncidentDetails details) {
        IncidentDetails kept = details.redacted(living.redaction());
        return lookup.reach(
                lookup.nameOf(type), kept, Scope.SERVICE, false, (incident, d) -> incident.report(guard, d));
    }

    /**
     * A rule's claim stands at {@code severity}; ended by {@link #release}.
     *
     * @param otherwise the scope where the type does not say one
     */
    public @Nullable TrackedIncident hold(
            Actor rule, String type, Severity severity, IncidentDetails details, Scope otherwise) {
        IncidentDetails kept = details.redacted(living.redaction());
        return lookup.reach(
                lookup.nameOf(type), kept, otherwise, false, (incident, d) -> incident.hold(rule, severity, d));
    }

    /**
     * As {@link #report(Actor, String, IncidentDetails)}, going on with {@code before} whatever its key is, unless null or forgotten.
     *
     * @param type and details as they may be kept
     */
    @Nullable
    TrackedIncident report(Actor guard, @Nullable TrackedIncident before, String type, IncidentDetails details) {
        return before != null && before.report(guard, details)
                ? before
                : lookup.reach(type, details, Scope.SERVICE, false, (incident, d) -> incident.report(guard, d));
    }

    /**
     * As {@link #hold(Actor, String, Severity, IncidentDetails, Scope)}, going on with the incident that the rule already claims,
     * whatever its key is: a claim may stand on the service's incident, or on one from before a restart.
     *
     * @param before the claimed one; another one is found or made when it is null or was forgotten
     */
    public @Nullable TrackedIncident hold(
            Actor rule,
            @Nullable TrackedIncident before,
            String type,
            Severity severity,
            IncidentDetails details,
            Scope otherwise) {
        IncidentDetails kept = details.redacted(living.redaction());
        return before != null && before.hold(rule, severity, kept)
                ? before
                : hold(rule, type, severity, kept, otherwise);
    }

    /** Ends the claim of {@code reporter} on {@code incident}, if it has one. */
    public void release(Actor reporter, TrackedIncident incident, String why) {
        incident.current().release(reporter, why);
    }

    /** What tells incidents apart by {@code name}, as it may be kept. */
    public String identity(String name, String value) {
        return living.redaction().identity("by." + name, Text.identity(value));
    }

    /** What texts go through before they are kept. */
    public Redaction redaction() {
        return living.redaction();
    }

    /** Continues an incident from what the journal kept of it; of several openings of a key the newest first. */
    public TrackedIncident restore(IncidentSnapshot kept) {
        return recoveryOf(kept).restore(kept);
    }

    /**
     * Continues an incident of another process that is gone: it goes on as it was, ends at once where it was about that process
     * alone, and where its key is open here it ends with that one.
     *
     * @return what goes on; null when nothing does
     */
    public @Nullable TrackedIncident inherit(IncidentSnapshot kept) {
        return recoveryOf(kept).inherit(kept);
    }

    private Recovery recoveryOf(IncidentSnapshot kept) {
        return kept.shadow() ? shadows().recovery : recovery;
    }

    /** Ends what is about an instance other than this one: a directory has one instance at a time. */
    public void endWhatIsGone() {
        recovery.endWhatIsGone();
        if (shadows != null) {
            shadows.endWhatIsGone();
        }
    }

    /**
     * Takes over what was declared before this manager was there: the same claims, under this service's keys; whoever holds
     * an old incident, or still reports there, speaks to the new one from now on.
     */
    public void takeOver(IncidentTable earlier) {
        lookup.takeOver(earlier.lookup);
    }

    /** What code and people can do with {@code incident}, spoken by {@code actor}. */
    public Verbs verbs(TrackedIncident incident, Actor actor) {
        boolean redacts = living.redaction() != Redaction.NONE && actor.kind() == Actor.Kind.PERSON;
        Actor kept = redacts ? Actor.person(living.redaction().text("actor", actor.name())) : actor;
        return new Verbs(incident.current(), kept, living, types);
    }

    /** The incident of that key, open or just over; null when there is none. */
    public @Nullable TrackedIncident find(String key) {
        TrackedIncident incident = register.at(key);
        return incident != null && incident.hasBegun() ? incident : null;
    }

    /** The incidents that are open, most severe first, then oldest first. */
    public List<TrackedIncident> open() {
        return Ranked.select(register.all(), TrackedIncident::isOpen);
    }

    /** Every incident that is open or may still come back. */
    public List<TrackedIncident> all() {
        return Ranked.select(register.all(), TrackedIncident::hasBegun);
    }

    public Counts counts() {
        return living.counts();
    }

    /** Defines a type that is not defined yet; incidents of it that are open keep what they were opened with. */
    public void define(IncidentType type) {
        types.define(type);
    }

    /** The type that somebody defined under that name; null when nobody did. */
    public @Nullable IncidentType defined(String type) {
        return types.defined(type);
    }

    /** The names of the types that somebody defined, and of those that came to be by being declared. */
    public SortedSet<String> types() {
        return types.names();
    }

    /** Lets time pass: writes down repeats, ends drills, forgets what is past. Called by one thread, about every second. */
    public void tick(long nowNanos) {
        Instant now = living.time().wall();
        living.coarse().tick(now.toEpochMilli());
        boolean observing = nowNanos >= nextObservation;
        if (observing) {
            nextObservation =
                    nowNanos + living.settings().limits().observeEvery().toNanos();
        }
        twins.tick();
        for (TrackedIncident incident : register.all()) {
            incident.tick(now, observing);
            if (incident.isPast(now) && incident.forget(now)) {
                register.drop(incident);
            }
        }
        if (shadows != null) {
            shadows.tick(nowNanos);
        }
    }
}
