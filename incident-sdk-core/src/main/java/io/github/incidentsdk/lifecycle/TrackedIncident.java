package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.lifecycle.Name.Alias;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One key's incident from its first declaration until it is forgotten, through all its openings; safe for all threads.
 *
 * <p>Repeats of an incident that code holds open take no lock: they count, and look at the coarse clock.
 */
public final class TrackedIncident {

    /** Few and short, since names made from data must not fill the memory. */
    private static final int MOST_OTHER_NAMES = 15;

    private final Course course;
    private final ReentrantLock lock = new ReentrantLock();

    /** The names under which reporters find it, but for its own type with its own values. */
    private volatile List<Alias> otherNames = List.of();

    private volatile @Nullable TrackedIncident successor;
    private boolean forgotten;

    /** Tracks an incident that has not been declared yet, or continues from what the journal kept of it. */
    TrackedIncident(Living living, KnownType type, IncidentSnapshot from) {
        this.course = new Course(living, type, from);
    }

    public String key() {
        return course.changed().key();
    }

    /** The incident as it is now, repeats included. */
    public IncidentSnapshot snapshot() {
        if (!course.hasNews()) {
            return course.changed();
        }
        lock.lock();
        try {
            return course.now();
        } finally {
            lock.unlock();
        }
    }

    public boolean isOpen() {
        return course.isOpen();
    }

    /** Whether it was ever declared; until then it is only a place for its first reporter. */
    boolean hasBegun() {
        return course.hasBegun();
    }

    /** Whether the SDK declares it of itself. */
    boolean isOfTheSdk() {
        return course.isOfTheSdk();
    }

    boolean isDrill() {
        return course.isDrill();
    }

    /** The values that tell it apart, the same map for good. */
    Map<String, String> by() {
        return course.changed().by();
    }

    /** The names under which reporters find it. */
    List<Alias> aliases() {
        List<Alias> all = new ArrayList<>(otherNames);
        all.add(ownName());
        return all;
    }

    private Alias ownName() {
        IncidentSnapshot seen = course.changed();
        return new Alias(seen.type(), seen.by(), seen.drill());
    }

    /** Remembers a name if there is room; whoever comes by another one is found by the key, which takes longer. */
    boolean learn(Alias alias) {
        if (alias.equals(ownName())) {
            return true;
        }
        lock.lock();
        try {
            if (otherNames.size() >= MOST_OTHER_NAMES
                    || alias.type().length() > Text.NAME
                    || otherNames.contains(alias)) {
                return false;
            }
            List<Alias> more = new ArrayList<>(otherNames);
            more.add(alias);
            otherNames = List.copyOf(more);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The incident that took this one's place, when another manager took over; else this one. */
    public TrackedIncident current() {
        TrackedIncident next = successor;
        return next == null ? this : next.current();
    }

    /** Counts one more report by code and is done, when code holds the incident open; false when more is to be done. */
    public boolean repeated() {
        return course.repeated();
    }

    /** A repeat that may bring new metrics and tags; false when code does not hold the incident open. */
    boolean repeated(IncidentDetails details) {
        if (!course.repeated()) {
            return false;
        }
        if (details.metrics() != null || details.tags() != null || details.severity() != null) {
            lock.lock(); // by hand, since this is the hot path and a lambda costs memory
            try {
                if (successor == null) {
                    course.observe(Actor.CODE, details);
                }
            } finally {
                lock.unlock();
            }
        }
        return true;
    }

    /** Code that holds the handle says it is still on: never opens, reopens or joins; false when it is over. */
    boolean observed(IncidentDetails details) {
        return locked(() -> course.seen(details), next -> next.observed(details));
    }

    /** Code or a guard says it is on: opens, reopens, joins, or counts; false when this incident was forgotten. */
    boolean report(Actor reporter, IncidentDetails details) {
        return unlessForgotten(c -> c.report(reporter, details), next -> next.report(reporter, details));
    }

    /** Counts so many more reports, unless it is over. */
    void repeated(long more) {
        locked(
                c -> {
                    if (more > 0 && c.isOpen()) {
                        c.countOn(more);
                    }
                },
                next -> next.repeated(more));
    }

    /** A rule's claim stands at {@code severity}: opens, reopens, joins, or restates, up or down; false when forgotten. */
    boolean hold(Actor rule, Severity severity, IncidentDetails details) {
        return unlessForgotten(c -> c.hold(rule, severity, details), next -> next.hold(rule, severity, details));
    }

    /** A rule or guard no longer sees it; ends only its own claim. Without effect when it has none. */
    void release(Actor reporter, String why) {
        locked(c -> c.release(reporter, why), next -> next.release(reporter, why));
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
        locked(c -> c.changeWhen(c.isOpen(), actor, verb), next -> next.act(actor, verb));
    }

    /** Does something to an incident whether it is open or over; counted as ignored when it never began. */
    void actAnyTime(Actor actor, Consumer<Change> verb) {
        locked(c -> c.changeWhen(c.hasBegun(), actor, verb), next -> next.actAnyTime(actor, verb));
    }

    /**
     * Lets time pass: ends a drill whose time is up, and what nobody holds any more, as a crash between two events leaves it.
     *
     * @param observing whether it is time to write down repeats that no other event has told of
     */
    void tick(Instant now, boolean observing) {
        if (!isOpen()) {
            return;
        }
        IncidentSnapshot seen = course.changed();
        if (course.isDrillOver(now)) {
            end(Actor.SDK, Resolution.DRILL_ENDED, "the drill's time is up", null);
        } else if (Claims.worst(seen.claims()) != seen.claimedSeverity()) {
            act(Actor.SDK, Change::settled);
        }
        if (observing && course.hasNews()) {
            locked(Course::writeRepeats, next -> {});
        }
    }

    /** Lets {@code taker} make the incident that takes this one's place; null when there is nothing to take over. */
    @Nullable
    TrackedIncident handOver(Function<IncidentSnapshot, @Nullable TrackedIncident> taker) {
        lock.lock();
        try {
            if (successor == null && course.isOpen()) {
                course.leave();
                IncidentSnapshot last = course.now();
                TrackedIncident next = taker.apply(last);
                if (next != null) {
                    next.course.countOn(last.count() - 1);
                    successor = next;
                }
            }
            return successor;
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody ended the incident over this reporter's head. */
    public boolean overrules(Actor reporter) {
        Claim claim = Claims.of(reporter, current().course.changed().claims());
        return claim != null && !claim.holds();
    }

    /** Whether this reporter has a claim on it, be it overruled. */
    boolean isClaimedBy(Actor reporter) {
        return Claims.of(reporter, current().course.changed().claims()) != null;
    }

    /** Whether it may be forgotten: over, past reopening, and nobody is overruled that might return. */
    boolean isPast(Instant now) {
        return !course.isOpen()
                && !course.reopens(now)
                && course.changed().claims().isEmpty();
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

    /** Forgets the incident if it is over or {@code other} is a later state of it; false when it goes on instead. */
    boolean yields(IncidentSnapshot other) {
        lock.lock();
        try {
            IncidentSnapshot last = course.changed();
            boolean older = last.id().equals(other.id()) && last.seq() < other.seq();
            forgotten |= older || !course.isOpen();
            return forgotten;
        } finally {
            lock.unlock();
        }
    }

    /** Ends every claim, one after the other, since those who made them are gone; who comes back may claim it again. */
    public void releaseAll(String why) {
        for (Claim claim : snapshot().claims()) {
            release(claim.reporter(), why);
        }
    }

    private boolean unlessForgotten(Consumer<Course> here, Predicate<TrackedIncident> there) {
        return locked(
                () -> {
                    if (!forgotten) {
                        here.accept(course);
                    }
                    return !forgotten;
                },
                there);
    }

    private void locked(Consumer<Course> here, Consumer<TrackedIncident> there) {
        locked(
                () -> {
                    here.accept(course);
                    return true;
                },
                next -> {
                    there.accept(next);
                    return true;
                });
    }

    /** Does it with the lock held, or has it done by the incident that took this one's place. */
    private boolean locked(BooleanSupplier here, Predicate<TrackedIncident> there) {
        lock.lock();
        try {
            if (successor == null) {
                return here.getAsBoolean();
            }
        } finally {
            lock.unlock();
        }
        return there.test(current());
    }
}
