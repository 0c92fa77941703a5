package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.delivery.owed.Details;
import io.github.incidentsdk.delivery.owed.Owed;
import io.github.incidentsdk.delivery.owed.Owings;
import io.github.incidentsdk.delivery.owed.Trails;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Holds;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who was told of what, as far as one sink goes: how far the lane read, whom it engaged with, and what it still owes behind that.
 * Nothing but the sum of the journal's lines, so that a restart knows what the process before it knew.
 *
 * <p>Changed by one thread; what it is made of may be read by all.
 */
public final class LaneState {

    /** What is to be done with a line. */
    public enum Verdict {
        /** It is none for this sink. */
        PASS,
        /** The sink was told of the incident and hears this as well. */
        DELIVER,
        /** The sink hears of the incident for the first time, unless something holds it back. */
        ENGAGE
    }

    private final String sink;
    private final boolean byId;
    private final Accepts accepts;
    private final StandIn standIn;
    private final InPlace inPlace = new InPlace();
    private final Downtime downtime = new Downtime();
    private final Adopted adopted = new Adopted();
    private final Engagements engagements = new Engagements();
    private final Owings owings = new Owings();
    private final Remembered remembered = new Remembered();
    private final DeadLetters deadLetters;
    private final HeldBack heldBack;
    private final Trails trails = new Trails(engagements::since);

    private boolean known;
    private long lastRestored;
    private @Nullable LaneState fallback;
    private volatile long position = 1;

    /**
     * Nothing was told yet.
     *
     * @param byId whether the backend keeps incidents of one key apart
     */
    public LaneState(String sink, boolean byId, Accepts accepts, int deadLetters, Holds holds) {
        this.sink = sink;
        this.byId = byId;
        this.accepts = accepts;
        this.deadLetters = new DeadLetters(deadLetters);
        this.standIn = new StandIn(accepts, holds);
        this.heldBack = new HeldBack(standIn, owings);
    }

    /** Once this sink has been down for {@code after}, that of {@code other} is told in its place; before the first line. */
    public void fallsBackOn(LaneState other, Duration after, TimeSource time) {
        fallback = other;
        other.standIn.add(this, after, time);
    }

    /** Takes a line of the journal as it was kept. */
    public void restore(JournalLine line) {
        lastRestored = line.seq();
        if (line instanceof Told told) {
            if (told.sink().equals(sink)) {
                downtime.restore(told);
                apply(told);
                trails.told(told);
                if (told.what() == What.CATCHES_UP) {
                    readTo(told.about() - 1);
                }
            } else if (Estate.endsShares(told)) {
                adopted.came(told);
            }
        } else if (line instanceof Happened happened && mayHear(happened) && !adopted.isSettled(happened)) {
            trails.happened(happened, known ? position : Long.MAX_VALUE);
        }
    }

    /** Takes up what the process before left untold behind the position; once, when every line was restored. */
    public void restored(Told opened, long now, Instant wall) {
        if (!known) {
            apply(opened);
            trails.told(opened);
        }
        trails.settle(owings, position, now, wall);
        for (Owed.Held held : List.copyOf(owings.held().values())) {
            if (!mayEngage(held.line())) { // it reopened since and is none for this sink
                owings.drop(held.line(), now);
            }
        }
    }

    /** Takes what happened between this sink and its backend, just now or before a restart. */
    void apply(Told told) {
        known |= told.what() != What.ADOPTED; // another journal has heard of it
        switch (told.what()) {
            case LANE_OPENED -> position = told.about();
            case CATCHES_UP -> {}
            case REPLAY -> deadLetters.replay(Details.from(told.details()));
            case PASSED, HELD -> readTo(told.about());
            case ENGAGED -> {
                engagements.begin(told.incidentId(), told.key(), told.about());
                inPlace.begin(told);
                remembered.keep(told.incidentId());
            }
            case ADOPTED -> adopt(told);
            case REMEMBERED -> told.details().forEach((name, value) -> remembered.put(told.incidentId(), name, value));
            case ACCEPTED -> {
                deadLetters.answered(told);
                engagements.accepted(told.incidentId());
                finish(told);
            }
            case SKIPPED -> {
                deadLetters.answered(told);
                engagements.refused(told.incidentId());
                finish(told);
            }
            case DEAD -> {
                deadLetters.answered(told);
                deadLetters.add(told);
                engagements.refused(told.incidentId());
                finish(told);
            }
        }
    }

    /**
     * Takes a line as the lane comes by: what was adopted since the start counts from there on.
     *
     * @return what happened there that sinks may hear of; null when nothing did
     */
    public @Nullable Happened passes(JournalLine line) {
        if (line instanceof Told told && told.what() == What.ADOPTED && line.seq() > lastRestored) {
            if (told.sink().equals(sink)) {
                adopt(told);
            } else if (Estate.endsShares(told)) {
                adopted.came(told);
            }
        }
        return line instanceof Happened happened && !happened.incident().shadow() ? happened : null;
    }

    private void adopt(Told told) {
        adopted.take(told);
        Adopted.remembered(told).forEach((name, value) -> remembered.put(told.incidentId(), name, value));
        if (Adopted.saysWhatItKnows(told)) {
            Adopted.Knows knows = Adopted.knows(told, Adopted.Knows.NOTHING);
            engagements.adopt(told.incidentId(), told.key(), told.seq(), knows);
            if (knows == Adopted.Knows.NOTHING) {
                remembered.mayForget(told.incidentId());
            }
        }
    }

    private void finish(Told told) {
        if (told.details().containsKey(Ledger.ENGAGEMENT)) {
            engagements.end(told.incidentId());
            inPlace.end(told);
            remembered.mayForget(told.incidentId());
        }
        readTo(told.about());
    }

    /** Whether the journal has heard of this sink before. */
    public boolean known() {
        return known;
    }

    /** The number of the first line that was not restored. */
    public long firstNew() {
        return lastRestored + 1;
    }

    /** The number of the next line to look at; what is owed stands before it. */
    public long position() {
        return position;
    }

    /** Every line up to and including {@code seq} was looked at. */
    public void readTo(long seq) {
        position = Math.max(position, seq + 1);
    }

    /** What is to be done with a line that is looked at; before it engages somebody has to look whether something holds it. */
    public Verdict judge(Happened line) {
        if (!mayHear(line) || adopted.isSettled(line)) {
            return Verdict.PASS;
        }
        if (isEngaged(line)) {
            return line.seq() >= engagements.since(line.incident().id()) ? Verdict.DELIVER : Verdict.PASS;
        }
        return mayEngage(line) ? Verdict.ENGAGE : Verdict.PASS;
    }

    /** Whether a sink that is not engaged is one for the incident in this state, and has not heard of the next one of its key. */
    public boolean mayEngage(Happened line) {
        return mayHear(line)
                && line.incident().isOpen()
                && wants(line.incident())
                && !engagements.isPast(line.incident().key(), line.seq())
                && others(line).noneMatch(other -> wasHereBefore(other, line))
                && !isOverElsewhere(line);
    }

    /**
     * Whether the backend would take this end for that of another opening of the key: two processes may have had one each, of which
     * the one that was here first goes on.
     */
    public boolean isSuperseded(Happened line) {
        return !byId
                && !line.incident().isOpen()
                && others(line)
                        .filter(engagements::wasTold)
                        .anyMatch(other -> (adopted.isFromThere(line) && wasHereBefore(other, line))
                                || engagements.since(other) > line.seq());
    }

    /** Other incidents of its key that the sink is engaged with, and whose end does not wait. */
    private Stream<String> others(Happened line) {
        Owed owed = owings.of(line.incident().key());
        return engagements
                .of(line.incident().key())
                .filter(other -> !other.equals(line.incident().id()))
                .filter(other -> owed == null || !owed.ends(other));
    }

    /** Whether the backend would take this end for that of {@code last}, which is the last incident of its key. */
    public boolean isSupersededBy(String last, Happened line) {
        return !byId && !line.outline().id().equals(last) && engagements.has(last);
    }

    private boolean wasHereBefore(String other, Happened line) {
        return adopted.since(other) < adopted.since(line.incident().id());
    }

    /** Whether the sink takes such an incident, for itself or in another's place. */
    public boolean wants(IncidentSnapshot incident) {
        return standIn.wants(incident);
    }

    /** Whether a fallback was told in its place that it is over. */
    private boolean isOverElsewhere(Happened line) {
        for (LaneState other = fallback; other != null; other = other.fallback) {
            if (other.inPlace.toldTheEnd(line.incident().id(), line.seq())) {
                return true;
            }
        }
        return false;
    }

    /** What an engagement with that line says of itself. */
    public Map<String, String> engagement(Happened line) {
        String primary = standIn.inPlaceOf(line.incident());
        return primary == null ? Map.of() : Map.of(InPlace.FALLBACK, primary);
    }

    /** How many incidents the sink is engaged with in place of whom. */
    public Map<String, Integer> inPlaceOf() {
        return inPlace.counts();
    }

    /** The sink took something; true when a fallback has to know. */
    public boolean took() {
        return downtime.took() && fallback != null;
    }

    /** The sink took nothing; true when a fallback has to know. */
    public boolean tookNothing(long now, Instant wall) {
        return downtime.failed(now, wall) && fallback != null;
    }

    Downtime downtime() {
        return downtime;
    }

    /** What it waits for that takes the incident only in another's place; null when for nothing. */
    @Nullable
    Hold standBy(IncidentSnapshot incident, Instant now) {
        return standIn.standBy(incident, now);
    }

    /** Another number after every change by which its fallback may be told. */
    long changesForFallback() {
        return downtime.changes() + standIn.changesOfPrimaries();
    }

    String sink() {
        return sink;
    }

    /** The line is none for the sink: nor is what it was to hear of the opening, unless it is engaged; true when there was any. */
    public boolean passBy(Happened line, long now) {
        return mayHear(line) && !isEngaged(line) && owings.drop(line, now);
    }

    /** Whether the sink is engaged with this opening: an end that is still to be told ends the one before. */
    private boolean isEngaged(Happened line) {
        Owed owed = owings.of(line.incident().key());
        String incident = line.incident().id();
        return engagements.has(incident) && (owed == null || !owed.ends(incident));
    }

    /** Whether the sink may hear of it at all; nobody can be told by a sink that the sink cannot be reached. */
    public boolean mayHear(Happened line) {
        return accepts.mayHear(line.event(), line.outline())
                && !(SelfReported.is(line.outline()) && SelfReported.isAbout(line.incident(), sink));
    }

    /** Whether this is the first that the backend hears of the incident, as far as is known. */
    public boolean opens(Happened line) {
        return line.incident().isOpen() && !engagements.wasTold(line.incident().id());
    }

    /** Whom the sink's backend was told of. */
    public Engagements engagements() {
        return engagements;
    }

    /** What stands before the position and is still to be told. */
    public Owings owings() {
        return owings;
    }

    /** What of that is held back. */
    public HeldBack heldBack() {
        return heldBack;
    }

    /** Whether everything up to and including {@code seq} is told that anything is to be told of; for any thread. */
    public boolean isSettled(long seq, Instant now) {
        return position > seq && owings.firstWaited() > seq && !heldBack.mayBeFree(now);
    }

    Remembered remembered() {
        return remembered;
    }

    /** The last receipts of kind DEAD, oldest first. */
    public List<Told> dead() {
        return deadLetters.list();
    }

    /** Has the sink told again of what was given up at {@code from} or later; what it had not been asked for before. */
    public List<Told> replay(Instant from) {
        return deadLetters.replay(from);
    }

    /** Dead letters of which the sink is to be told again, oldest first. */
    public List<Told> replayed() {
        return deadLetters.replayed();
    }

    public int deadCount() {
        return deadLetters.size();
    }
}
