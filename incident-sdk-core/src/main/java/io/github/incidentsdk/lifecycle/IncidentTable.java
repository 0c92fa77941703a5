package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentKey;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.time.TimeSource;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every incident that is open or may still come back, found by how a reporter names it or by its key; for all threads. */
public final class IncidentTable {

    private static final Logger log = LoggerFactory.getLogger(IncidentTable.class);

    /** What is only tried out must not fill the memory. */
    private static final int MOST_SHADOWS = 1_000;

    private final Living living;
    private final Types types;
    private final Identity identity;
    private final Register register = new Register();
    private final @Nullable IncidentTable shadows;
    private volatile @Nullable IncidentTable successor;
    private volatile boolean warnedOfCap;
    private long nextObservation = Long.MIN_VALUE;

    public IncidentTable(
            LifecycleSettings settings, Collection<IncidentType> types, TimeSource time, IncidentLog eventLog) {
        this(
                settings,
                types,
                time,
                eventLog,
                new IncidentTable(settings.withMostOpen(MOST_SHADOWS), types, time, eventLog, null));
    }

    private IncidentTable(
            LifecycleSettings settings,
            Collection<IncidentType> types,
            TimeSource time,
            IncidentLog eventLog,
            @Nullable IncidentTable shadows) {
        this.shadows = shadows;
        this.living = new Living(
                settings, time, new CoarseClock(time.wallMillis()), eventLog, new IncidentIds(), new Counts());
        this.types = new Types(types);
        this.identity = new Identity(settings, shadows == null ? IncidentKey.SHADOW : null);
    }

    /**
     * What rules in shadow mode would have opened: incidents with keys and a cap of their own, whose events go the same way and
     * are marked.
     */
    public IncidentTable shadows() {
        return shadows == null ? this : shadows;
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
        TrackedIncident known = register.named(type, details.by(), drill);
        if (known != null && known.repeated(details)) {
            return known;
        }
        return reach(type, details, Scope.SERVICE, drill, (incident, d) -> incident.report(Actor.CODE, d));
    }

    /** A guard says that its work failed. */
    public @Nullable TrackedIncident report(Actor guard, String type, IncidentDetails details) {
        return reach(type, details, Scope.SERVICE, false, (incident, d) -> incident.report(guard, d));
    }

    /**
     * A rule's claim stands at {@code severity}; ended by {@link #release}.
     *
     * @param otherwise the scope where the type does not say one
     */
    public @Nullable TrackedIncident hold(
            Actor rule, String type, Severity severity, IncidentDetails details, Scope otherwise) {
        return reach(type, details, otherwise, false, (incident, d) -> incident.hold(rule, severity, d));
    }

    /** As {@link #report(Actor, String, IncidentDetails)}, going on with {@code before} whatever its key is, unless null or forgotten. */
    @Nullable
    TrackedIncident report(Actor guard, @Nullable TrackedIncident before, String type, IncidentDetails details) {
        return before != null && before.report(guard, details) ? before : report(guard, type, details);
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
        return before != null && before.hold(rule, severity, details)
                ? before
                : hold(rule, type, severity, details, otherwise);
    }

    /** Ends the claim of {@code reporter} on {@code incident}, if it has one. */
    public void release(Actor reporter, TrackedIncident incident, String why) {
        incident.current().release(reporter, why);
    }

    /** Finds or makes the incident and tells it; tries again when it was forgotten in between. */
    private @Nullable TrackedIncident reach(
            String type,
            IncidentDetails details,
            Scope otherwise,
            boolean drill,
            BiPredicate<TrackedIncident, IncidentDetails> tell) {
        IncidentTable later = successor;
        if (later != null) {
            return later.reach(type, details, otherwise, drill, tell);
        }
        while (true) {
            TrackedIncident incident = register.named(type, details.by(), drill);
            if (incident == null) {
                incident = byNewName(new Alias(type, details.by(), drill), details, otherwise);
            }
            if (incident == null) {
                return null;
            }
            if (tell.test(incident, details)) {
                later = successor; // it may have been set after the other manager looked for what is open here
                return later == null ? incident : later.adopt(incident);
            }
            register.drop(incident);
        }
    }

    private @Nullable TrackedIncident byNewName(Alias alias, IncidentDetails details, Scope otherwise) {
        KnownType type = types.named(alias.type());
        identity.extraAsTags(type.type(), details);
        IncidentKey key = identity.keyOf(type.type(), alias.by(), otherwise, alias.drill());
        String text = key.text();
        TrackedIncident incident = inEitherScope(register.at(text), type.type(), alias, otherwise);
        if (incident == null) {
            boolean ofItself = SelfReported.isOwn(key.type());
            if (!ofItself
                    && !register.hasRoom(
                            alias.drill(), living.settings().limits().open())) {
                overCap();
                return null;
            }
            incident = register.at(
                    text,
                    () -> new TrackedIncident(
                            living,
                            key,
                            type,
                            IncidentSnapshot.of(text, "").count(0).build()));
        }
        register.name(incident, alias);
        return incident;
    }

    /**
     * Where the type leaves the scope to the reporter, whoever came first chose it and the others join, also after a restart: a
     * second incident of the same values would be told of twice.
     */
    private @Nullable TrackedIncident inEitherScope(
            @Nullable TrackedIncident own, IncidentType type, Alias alias, Scope otherwise) {
        if (type.scope() != null || (own != null && own.isOpen())) {
            return own;
        }
        Scope another = otherwise == Scope.SERVICE ? Scope.INSTANCE : Scope.SERVICE;
        TrackedIncident other = register.at(
                identity.keyOf(type, alias.by(), another, alias.drill()).text());
        return own == null || (other != null && other.isOpen()) ? other : own;
    }

    private void overCap() {
        living.counts().add(Ignored.OVER_CAP);
        if (!warnedOfCap) {
            warnedOfCap = true;
            log.warn(
                    "{} incidents{} are open or just ended, the most that are kept: no new one begins until some are"
                            + " over. Look for a `by` value that takes many values{}.",
                    register.size(),
                    shadows == null ? " of rules in shadow mode" : "",
                    shadows == null ? "" : ", or raise limits.open-incidents");
        }
    }

    /** Continues an incident from what the journal kept of it. */
    public TrackedIncident restore(IncidentSnapshot kept) {
        return (kept.shadow() ? shadows() : this).takeUp(kept);
    }

    private TrackedIncident takeUp(IncidentSnapshot kept) {
        String mark = kept.drill() ? IncidentKey.DRILL : kept.shadow() ? IncidentKey.SHADOW : null;
        IncidentKey key = new IncidentKey(kept.service(), kept.type(), kept.by(), kept.instance(), mark);
        return register.at(kept.key(), () -> new TrackedIncident(living, key, types.named(kept.type()), kept));
    }

    /**
     * Takes over what was declared before this manager was there: the same claims, under this service's keys; whoever holds
     * an old incident, or still reports there, speaks to the new one from now on.
     */
    public void takeOver(IncidentTable earlier) {
        earlier.successor = this;
        earlier.register.all().forEach(this::adopt);
    }

    private TrackedIncident adopt(TrackedIncident before) {
        TrackedIncident here = before.handOver(snapshot -> {
            TrackedIncident next = null;
            for (Claim claim : snapshot.claims()) {
                if (claim.holds()) {
                    next = reach(
                            snapshot.type(),
                            Handover.detailsOf(snapshot, claim),
                            Scope.SERVICE,
                            snapshot.drill(),
                            (incident, details) -> incident.report(claim.reporter(), details));
                }
            }
            return next;
        });
        return here == null ? before : here;
    }

    /** What code and people can do with {@code incident}, spoken by {@code actor}. */
    public Verbs verbs(TrackedIncident incident, Actor actor) {
        return new Verbs(incident.current(), actor, living.counts());
    }

    /** The incident of that key, open or just over; null when there is none. */
    public @Nullable TrackedIncident find(String key) {
        TrackedIncident incident = register.at(key);
        return incident != null && incident.hasBegun() ? incident : null;
    }

    /** The incidents that are open, most severe first, then oldest first. */
    public List<TrackedIncident> open() {
        return select(TrackedIncident::isOpen);
    }

    /** Every incident that is open or may still come back. */
    public List<TrackedIncident> all() {
        return select(TrackedIncident::hasBegun);
    }

    /** An incident with its rank at one moment: an order that changes while it is sorted by would break the sort. */
    private record Ranked(TrackedIncident incident, IncidentSnapshot then) {}

    private List<TrackedIncident> select(Predicate<TrackedIncident> wanted) {
        return register.all().stream()
                .filter(wanted)
                .map(incident -> new Ranked(incident, incident.snapshot()))
                .sorted(Comparator.comparing((Ranked ranked) -> ranked.then.severity())
                        .thenComparing(ranked -> ranked.then.openedAt())
                        .thenComparing(ranked -> ranked.then.id()))
                .map(Ranked::incident)
                .toList();
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
