package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentKey;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.policy.SeverityPolicy.Judge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One key's incident from its first declaration until it is forgotten, through all its openings; safe for all threads.
 *
 * <p>Repeats of an incident that code holds open take no lock: they count, and look at the coarse clock.
 */
public final class TrackedIncident {

    private static final int MOST_ALIASES = 16;

    private final Living living;
    private final IncidentKey identity;
    private final KnownType type;
    private final ReentrantLock lock = new ReentrantLock();
    private final Repeats repeats;
    private final List<Alias> aliases = new CopyOnWriteArrayList<>();
    private volatile IncidentSnapshot snapshot;
    private volatile boolean heldByCode;
    private volatile @Nullable TrackedIncident successor;
    private volatile boolean forgotten;
    private @Nullable Judge judge;

    /** Tracks an incident that has not been declared yet, or continues from what the journal kept of it. */
    TrackedIncident(Living living, IncidentKey identity, KnownType type, IncidentSnapshot from) {
        this.living = living;
        this.identity = identity;
        this.type = type;
        this.snapshot = from;
        this.repeats = new Repeats(from, living.coarse());
        this.heldByCode = holds(Actor.CODE);
    }

    public String key() {
        return snapshot.key();
    }

    /** The incident as it is now, repeats included. */
    public IncidentSnapshot snapshot() {
        if (!repeats.pending()) {
            return snapshot;
        }
        lock.lock();
        try {
            return repeats.over(snapshot);
        } finally {
            lock.unlock();
        }
    }

    public boolean isOpen() {
        return snapshot.isOpen() && snapshot.seq() > 0;
    }

    /** The incident that took this one's place, when another manager took over; else this one. */
    public TrackedIncident current() {
        TrackedIncident next = successor;
        return next == null ? this : next.current();
    }

    /** Counts one more report by code and is done, when code holds the incident open; false when more is to be done. */
    public boolean repeated() {
        if (!heldByCode || successor != null) {
            return false;
        }
        repeats.count();
        return true;
    }

    /** A repeat that may bring new metrics and tags; false when code does not hold the incident open. */
    boolean repeated(IncidentDetails details) {
        if (!repeated()) {
            return false;
        }
        if (details.metrics() != null || details.tags() != null || details.severity() != null) {
            lock.lock();
            try {
                if (isOpen() && (repeats.observe(details) || details.severity() != null)) {
                    rise(Actor.CODE, details);
                }
            } finally {
                lock.unlock();
            }
        }
        return true;
    }

    /** Code or a guard says it is on: opens, reopens, joins, or counts; false when this incident was forgotten. */
    boolean report(Actor reporter, IncidentDetails details) {
        lock.lock();
        try {
            if (forgotten) {
                return false;
            }
            if (holds(reporter)) {
                repeats.count();
                if (repeats.observe(details) || details.severity() != null) {
                    rise(reporter, details);
                }
            } else {
                claim(reporter, severityOf(details), details);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A rule's claim stands at {@code severity}: opens, reopens, joins, or restates, up or down; false when forgotten. */
    boolean hold(Actor rule, Severity severity, IncidentDetails details) {
        lock.lock();
        try {
            if (forgotten) {
                return false;
            }
            Claim held = Claims.of(rule, snapshot.claims());
            if (held == null || !held.holds()) {
                claim(rule, severity, details);
            } else if (repeats.observe(details) || held.severity() != severity) {
                change(
                        rule,
                        c -> c.restated(new Claim(rule, severity, metrics(details), held.since(), Claim.State.HOLDS)));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A rule or guard no longer sees it; ends only its own claim. Without effect when it has none. */
    void release(Actor reporter, String why) {
        lock.lock();
        try {
            if (Claims.of(reporter, snapshot.claims()) != null) {
                change(reporter, c -> c.left(reporter, why));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends every claim: code or a person says so, or a drill's time is up. Without effect when it is over. */
    void end(Actor actor, Resolution resolution, String text, @Nullable String duplicateOf) {
        act(actor, c -> {
            c.described(next -> next.duplicateOf(duplicateOf));
            c.ended(resolution, text, Claims.overruled(c.after().claims()));
        });
    }

    /** Does something to an incident that is open; counted as ignored when it is not. */
    void act(Actor actor, Consumer<Change> verb) {
        lock.lock();
        try {
            if (isOpen()) {
                change(actor, verb);
            } else {
                living.counts().add(Ignored.NOT_OPEN);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Does something to an incident whether it is open or over; counted as ignored when it never began. */
    void actAnyTime(Actor actor, Consumer<Change> verb) {
        lock.lock();
        try {
            if (snapshot.seq() > 0) {
                change(actor, verb);
            } else {
                living.counts().add(Ignored.NOT_OPEN);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes down repeats that no other event has told of; called now and then by the tick. */
    void writeRepeats() {
        if (!repeats.pending()) {
            return;
        }
        lock.lock();
        try {
            if (isOpen() && repeats.pending()) {
                long count = repeats.sinceLastEvent();
                change(
                        Actor.SDK,
                        c -> c.happened(
                                stamp -> new IncidentEvent.Observed(
                                        stamp, count, c.after().metrics()),
                                next -> {}));
            }
        } finally {
            lock.unlock();
        }
    }

    private void claim(Actor reporter, Severity severity, IncidentDetails details) {
        Claim overruled = Claims.of(reporter, snapshot.claims());
        boolean returns = overruled == null || severity.moreSevereThan(overruled.severity());
        if (!returns) {
            living.counts().add(Ignored.OVERRULED);
            return;
        }
        Instant now = living.time().wall();
        boolean open = isOpen();
        boolean fresh = !open && !reopens(now);
        if (fresh) {
            startOpening(now, details, reporter);
        }
        if (!open) {
            repeats.begin(fresh ? 0 : snapshot.count());
        }
        repeats.count();
        repeats.observe(details);
        Claim claim = new Claim(reporter, severity, metrics(details), now, Claim.State.HOLDS);
        change(reporter, c -> {
            if (!fresh) {
                c.described(next -> Openings.describe(next, details));
            }
            if (open) {
                c.joined(claim);
            } else if (fresh) {
                c.declared(claim);
            } else {
                c.reopened(claim);
            }
        });
    }

    private boolean reopens(Instant now) {
        Instant ended = snapshot.resolvedAt();
        Duration within = living.settings().reopenWithin();
        return ended != null && !now.isAfter(ended.plus(within)) && !isDrill();
    }

    private void startOpening(Instant now, IncidentDetails details, Actor reporter) {
        List<Claim> overruled = snapshot.claims();
        String id = living.ids().next(key(), now.toEpochMilli());
        IncidentSnapshot.Builder blank = IncidentSnapshot.of(key(), id).detectedBy(Openings.detectedBy(reporter));
        snapshot = Openings.first(blank, identity, type.type(), details, now)
                .claims(overruled)
                .build();
        repeats.forget();
        judge = null;
    }

    /** The severity that code or a guard gives: what it says, what the policy says, or the default. */
    private Severity severityOf(IncidentDetails details) {
        if (details.severity() != null) {
            return details.severity();
        }
        IncidentSnapshot before = isOpen() ? repeats.over(snapshot) : null;
        Severity judged = type.policy()
                .over(Openings.labels(identity.by(), before, details))
                .judge(Openings.measures(before, details));
        return judged == null ? living.settings().defaultSeverity() : judged;
    }

    /** New metrics or tags may make it worse, never better: seeing is not recovering. */
    private void rise(Actor reporter, IncidentDetails details) {
        if (repeats.tagsChanged()) {
            judge = null;
        }
        Claim held = Claims.of(reporter, snapshot.claims());
        Severity judged = details.severity() != null ? details.severity() : judge().judge(repeats.measures());
        if (held != null && judged != null && judged.moreSevereThan(held.severity())) {
            change(
                    reporter,
                    c -> c.restated(new Claim(reporter, judged, c.after().metrics(), held.since(), Claim.State.HOLDS)));
        }
    }

    private Judge judge() {
        if (judge == null) {
            judge = type.policy().over(repeats.labels(identity.by()));
        }
        return judge;
    }

    /** Every change goes through here: what was counted and observed meanwhile is part of what it starts from. */
    private void change(Actor actor, Consumer<Change> verb) {
        Change change = new Change(repeats.over(snapshot), actor, living.time().wall(), living.log());
        verb.accept(change);
        snapshot = change.after();
        repeats.written(snapshot);
        heldByCode = isOpen() && holds(Actor.CODE);
    }

    private boolean holds(Actor reporter) {
        Claim claim = Claims.of(reporter, snapshot.claims());
        return claim != null && claim.holds();
    }

    private static Map<String, Double> metrics(IncidentDetails details) {
        return Openings.measures(null, details).toMap();
    }

    /** Whether somebody ended the incident over this reporter's head. */
    boolean overrules(Actor reporter) {
        Claim claim = Claims.of(reporter, current().snapshot.claims());
        return claim != null && !claim.holds();
    }

    KnownType type() {
        return type;
    }

    IncidentKey identity() {
        return identity;
    }

    boolean isDrill() {
        return identity.mark() != null;
    }

    Instant openedAt() {
        return snapshot.openedAt();
    }

    /** The names under which reporters found it. */
    List<Alias> aliases() {
        return aliases;
    }

    /** Remembers a name unless it has many already: names made from data must not fill the memory. */
    boolean addAlias(Alias alias) {
        return aliases.size() < MOST_ALIASES && aliases.add(alias);
    }

    void succeededBy(TrackedIncident next) {
        successor = next;
        heldByCode = false;
    }

    /** Whether it may be forgotten: over, past reopening, and nobody is overruled that might return. */
    boolean isPast(Instant now) {
        return !isOpen() && !reopens(now) && snapshot.claims().isEmpty();
    }

    boolean isForgotten() {
        return forgotten;
    }

    /** Forgets the incident unless it came back meanwhile; whoever still finds it afterwards has to look again. */
    boolean forget(Instant now) {
        lock.lock();
        try {
            forgotten = isPast(now);
            return forgotten;
        } finally {
            lock.unlock();
        }
    }
}
