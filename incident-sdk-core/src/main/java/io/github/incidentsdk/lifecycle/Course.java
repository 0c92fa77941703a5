package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.lifecycle.Words.Said;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Pairs;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.policy.SeverityPolicy.Judge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The course of one key's incident through all its openings; called with its lock held, but for what is said to be for any thread. */
final class Course {

    /** As many as a line of the journal has room for, with all the metrics that each may bring. */
    private static final int MOST_CLAIMS = 100;

    private final Living living;
    private final KnownType type;
    private final Repeats repeats;
    private List<Said> said = List.of();

    /** The policy over the labels as they are; null until a repeat is judged, and when they changed. */
    private @Nullable Judge judge;

    private volatile IncidentSnapshot snapshot;
    private volatile boolean heldByCode;

    Course(Living living, KnownType type, IncidentSnapshot from) {
        this.living = living;
        this.type = type;
        this.snapshot = from;
        this.repeats = new Repeats(from);
        this.heldByCode = isOpen() && holds(Actor.CODE);
    }

    /** What the last change left; for any thread. */
    IncidentSnapshot changed() {
        return snapshot;
    }

    /** Whether repeats came that {@link #changed()} does not show; for any thread. */
    boolean hasNews() {
        return repeats.pending();
    }

    /** How it is now, repeats included. */
    IncidentSnapshot now() {
        return repeats.over(snapshot);
    }

    /** For any thread. */
    boolean isOpen() {
        IncidentSnapshot now = snapshot;
        return now.isOpen() && now.seq() > 0;
    }

    /** Whether it was ever declared; until then it is only a place for its first reporter. For any thread. */
    boolean hasBegun() {
        return snapshot.seq() > 0;
    }

    boolean isOfTheSdk() {
        return SelfReported.isOwn(snapshot.type());
    }

    boolean isDrill() {
        return snapshot.drill();
    }

    /** Whether it is a drill whose time is up; for any thread. */
    boolean isDrillOver(Instant now) {
        Duration most = living.settings().limits().drillFor();
        return isDrill() && now.isAfter(snapshot.openedAt().plus(most));
    }

    /** Counts one more report by code when code holds it open, and else nothing; for any thread. */
    boolean repeated() {
        if (!heldByCode) {
            return false;
        }
        count();
        return true;
    }

    private void count() {
        repeats.count(living.coarse().wallMillis());
    }

    /** Whoever looks at {@link #repeated()} has to come by way of the lock from now on. */
    void leave() {
        heldByCode = false;
    }

    /** Counts the reports that another incident had before this one took its place. */
    void countOn(long reports) {
        repeats.add(reports);
    }

    /** Code or a guard says it is on: opens, reopens, joins, or repeats. */
    void report(Actor reporter, IncidentDetails details) {
        if (holds(reporter)) {
            count();
            observe(reporter, details);
        } else {
            Severity severity = type.severity(details, joined(), snapshot.by());
            claim(reporter, severity == null ? living.settings().defaultSeverity() : severity, details);
        }
    }

    /** Somebody who holds the incident sees it still: counts and observes, and never opens, reopens or joins; false when over. */
    boolean seen(IncidentDetails details) {
        if (!isOpen()) {
            return false;
        }
        count();
        if (holds(Actor.CODE)) {
            observe(Actor.CODE, details);
        } else {
            repeats.observe(details);
        }
        return true;
    }

    /** A rule's claim stands at {@code severity}: opens, reopens, joins, or restates, up or down. */
    void hold(Actor rule, Severity severity, IncidentDetails details) {
        Claim held = Claims.of(rule, snapshot.claims());
        if (held == null || !held.holds()) {
            claim(rule, severity, details);
        } else {
            said = Words.with(rule, details, said);
            Pairs weightier = snapshot.claims().size() == 1
                    ? details.tags()
                    : leading(Claims.with(restated(held, severity, details), snapshot.claims()))
                            .tags();
            if (repeats.observe(details, weightier) || held.severity() != severity) {
                restate(held, severity, details);
            }
        }
    }

    /** A rule or guard no longer sees it; ends only its own claim. Without effect when it has none. */
    void release(Actor reporter, String why) {
        if (Claims.of(reporter, snapshot.claims()) != null) {
            said = Words.without(reporter, said);
            List<Claim> left = Claims.without(reporter, snapshot.claims());
            repeats.observe(leading(left).tags());
            change(reporter, c -> {
                name(c, left);
                c.left(reporter, why);
            });
        }
    }

    /** New metrics or tags may make it worse, never better: seeing is not recovering. */
    void observe(Actor reporter, IncidentDetails details) {
        Claim held = Claims.of(reporter, snapshot.claims());
        if (held == null || !held.holds()) {
            return; // somebody ended it between the report and its details: the report came first
        }
        if (repeats.observe(details) || details.severity() != null) {
            Severity judged = judged(details);
            if (judged != null && judged.moreSevereThan(held.severity())) {
                restate(held, judged, details);
            }
        }
    }

    /** Writes down repeats that no other event has told of. */
    void writeRepeats() {
        if (isOpen() && repeats.pending()) {
            change(Actor.SDK, c -> c.observed(repeats.sinceLastEvent()));
        }
    }

    /** Every change goes through here: what was counted and observed meanwhile is part of what it starts from. */
    void change(Actor actor, Consumer<Change> verb) {
        change(snapshot, actor, verb);
    }

    /** As {@link #change}, if it is possible; counted as ignored when it is not. */
    void changeWhen(boolean possible, Actor actor, Consumer<Change> verb) {
        if (possible) {
            change(actor, verb);
        } else {
            living.counts().add(Ignored.NOT_OPEN);
        }
    }

    /** Whether it is over, but may still come back as the same incident. */
    boolean reopens(Instant now) {
        Instant ended = snapshot.resolvedAt();
        return ended != null && !now.isAfter(ended.plus(living.settings().reopenWithin())) && !isDrill();
    }

    private void change(IncidentSnapshot from, Actor actor, Consumer<Change> verb) {
        IncidentSnapshot before = repeats.over(from);
        Change change = new Change(before, actor, living.time().wall(), living.log());
        verb.accept(change);
        snapshot = change.after();
        if (snapshot.seq() > before.seq()) {
            repeats.written(snapshot);
        }
        heldByCode = isOpen() && holds(Actor.CODE);
    }

    /** What a new claim joins, without what was measured before the incident's end; null when it opens a new one. */
    private @Nullable IncidentSnapshot joined() {
        if (isOpen()) {
            return now();
        }
        return reopens(living.time().wall())
                ? snapshot.toBuilder().metrics(Map.of()).build()
                : null;
    }

    private void claim(Actor reporter, Severity severity, IncidentDetails details) {
        Claim overruled = Claims.of(reporter, snapshot.claims());
        if (overruled != null && !severity.moreSevereThan(overruled.severity())) {
            living.counts().add(Ignored.OVERRULED);
            return;
        }
        if (overruled == null && isFull(severity)) {
            count();
            living.counts().add(Ignored.CLAIMS_OVER_CAP);
            return;
        }
        Instant now = living.time().wall();
        Claim claim = new Claim(
                reporter, severity, Openings.measures(Map.of(), details).toMap(), now, Claim.State.HOLDS);
        if (isOpen()) {
            take(snapshot, claim, details, Change::joined);
        } else if (reopens(now)) {
            repeats.reopen();
            said = List.of();
            take(snapshot, claim, details, Change::reopened);
        } else {
            String id = living.ids().next(snapshot.key(), now.toEpochMilli());
            IncidentSnapshot blank = Openings.blank(id, snapshot, type.type(), claim, details, living.redaction());
            repeats.open(blank);
            said = List.of();
            judge = null;
            take(blank, claim, details, Change::declared);
        }
    }

    /** Whoever makes it worse still gets in, and those are no more than there are severities. */
    private boolean isFull(Severity severity) {
        return isOpen()
                && snapshot.claims().size() >= MOST_CLAIMS
                && !severity.moreSevereThan(snapshot.claimedSeverity());
    }

    private void take(IncidentSnapshot from, Claim claim, IncidentDetails details, BiConsumer<Change, Claim> verb) {
        count();
        said = Words.with(claim.reporter(), details, said);
        List<Claim> claims = Claims.with(claim, from.claims());
        repeats.observe(details, leading(claims).tags());
        change(from, claim.reporter(), c -> {
            c.described(next -> Openings.describe(next, details));
            name(c, claims);
            verb.accept(c, claim);
        });
    }

    /** The title is the one of whoever says it is worst. */
    private void name(Change change, List<Claim> claims) {
        String title = leading(claims).title();
        if (title != null) {
            change.described(next -> next.title(Openings.marked(title, isDrill())));
        }
    }

    private void restate(Claim held, Severity severity, IncidentDetails details) {
        Claim claim = restated(held, severity, details);
        List<Claim> claims = Claims.with(claim, snapshot.claims());
        repeats.observe(leading(claims).tags());
        change(held.reporter(), c -> {
            if (severity != held.severity()) {
                name(c, claims);
            }
            c.restated(claim);
        });
    }

    private static Claim restated(Claim held, Severity severity, IncidentDetails details) {
        Map<String, Double> metrics = Openings.measures(held.metrics(), details).toMap();
        return new Claim(held.reporter(), severity, metrics, held.since(), Claim.State.HOLDS);
    }

    /** What a repeat amounts to: what the reporter says, else what the policy says of all that was seen; null for nothing. */
    private @Nullable Severity judged(IncidentDetails details) {
        if (details.severity() != null) {
            return details.severity();
        }
        Judge judging = judge;
        if (repeats.tagsChanged() || judging == null) {
            judging = type.policy().over(repeats.labels(snapshot.by()));
            judge = judging;
        }
        return judging.judge(repeats.measures());
    }

    private Said leading(List<Claim> claims) {
        return Words.leading(claims, said);
    }

    private boolean holds(Actor reporter) {
        Claim claim = Claims.of(reporter, snapshot.claims());
        return claim != null && claim.holds();
    }
}
