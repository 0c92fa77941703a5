package io.github.incidentsdk;

import io.github.incidentsdk.config.hold.HoldConfig;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.delivery.HoldWatch;
import io.github.incidentsdk.delivery.Lanes;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Holds;
import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.hold.Mutes;
import io.github.incidentsdk.hold.Quiet;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.hold.StormGuard;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine.Muted;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.selfreport.StormSummary;
import io.github.incidentsdk.time.TimeSource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What delays delivery in this process: keeps it in the journal and on the record of incidents. */
final class Holding implements HoldWatch {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final Mutes mutes = new Mutes();
    private final Quiet quiet;
    private final StormGuard storm;
    private final EveryHold every;
    private final StormSummary summary;
    private final Map<String, Muted> kept = new LinkedHashMap<>();
    private final IncidentTable table;
    private final HeldNotes notes;
    private final TimeSource time;
    private @Nullable Journal journal;
    private @Nullable Lanes lanes;
    private final Burst filling = new Burst();
    private boolean ticked;

    /** Lets nothing pass but what {@code config} says of storms and quiet times. */
    Holding(IncidentTable table, TimeSource time, HoldConfig config) {
        this.table = table;
        this.notes = new HeldNotes(table);
        this.time = time;
        this.quiet = new Quiet(config.starting(), config.draining());
        this.storm = new StormGuard(config.stormGuard());
        this.summary = new StormSummary(table);
        this.every = new EveryHold(mutes, quiet, storm, time);
        quiet.starting(time.nanos());
    }

    /** Takes a silence or window that the journal kept. */
    void restore(Muted line) {
        kept.put(line.mute().kind() + " " + line.mute().id(), line);
    }

    /** Goes on with what the journal kept and the configuration says; what a person ended stays ended until it is said anew. */
    void begin(HoldConfig config, Journal journal, Lanes lanes) {
        Instant now = time.wall();
        this.journal = journal;
        this.lanes = lanes;
        summary.restore(table.open());
        for (Mute said : config.mutes()) {
            Mute mute = said.redacted(table.redaction());
            Muted line = kept.get(mute.kind() + " " + mute.id());
            boolean ended =
                    line != null && line.endedBy() != null && line.mute().equals(mute);
            if (!ended && !mute.isOver(now) && !isTooLong(mute, now)) {
                mutes.add(mute);
            }
        }
        for (Muted line : kept.values()) {
            if (line.endedBy() == null && !line.mute().isOver(now) && mutes.add(line.mute())) {
                journal.append(line); // or the journal would forget it before it is over
            }
        }
        kept.clear();
    }

    /** What of the configuration cannot be held, or is over. */
    static void check(HoldConfig config, Instant now, List<Problem> problems) {
        for (Mute mute : config.mutes()) {
            String kind = mute.kind() == Hold.Kind.SILENCE ? "silences" : "maintenance";
            Place place = Place.in("the configuration", "incidents." + kind + "." + mute.id() + ".until");
            if (isTooLong(mute, now)) {
                problems.add(Problem.at(
                        place,
                        "is more than " + Silence.LONGEST.toDays()
                                + " days ahead; whoever wants that wants a filter of the sink: accepts"));
            } else if (mute.isOver(now)) {
                problems.add(Problem.at(place, "is past: it holds nothing any more, and can go")
                        .asWarning());
            }
        }
    }

    private static boolean isTooLong(Mute mute, Instant now) {
        return mute instanceof Silence silence && silence.isTooLong(now);
    }

    /** Sets a silence or window; false when it is over already, or there are too many. */
    boolean mute(Mute wanted) {
        Instant now = time.wall();
        Mute mute = isTooLong(wanted, now) ? cut(wanted, now) : wanted;
        mutes.forget(now);
        if (mute.isOver(now) || !mutes.add(mute)) {
            log.warn("{} {} is not set: it is over, or there are {} already.", mute.kind(), mute.id(), Mutes.MOST);
            return false;
        }
        append(new Muted(0, now, mute, null));
        lookAgain();
        return true;
    }

    private static Mute cut(Mute mute, Instant now) {
        log.warn(
                "The silence {} lasts {} days, the longest that one may; whoever wants more wants a filter of the sink.",
                mute.id(),
                Silence.LONGEST.toDays());
        return new Silence(mute.id(), mute.what(), now.plus(Silence.LONGEST), mute.who(), mute.why());
    }

    /** Ends a silence or window before its time; false when there is none of that id. */
    boolean end(Hold.Kind kind, String id, String who) {
        return mutes.end(kind, id)
                .map(mute -> {
                    append(new Muted(0, time.wall(), mute, who));
                    lookAgain();
                    return true;
                })
                .orElse(false);
    }

    private void append(Muted line) {
        Journal opened = journal;
        if (opened != null) {
            opened.append(line);
        }
    }

    private void lookAgain() {
        Lanes telling = lanes;
        if (telling != null) {
            telling.lookAgain();
        }
    }

    /** The silences and windows that are not over. */
    List<Mute> mutes() {
        return mutes.list(time.wall());
    }

    /** Lets time pass; called about every second. */
    void tick() {
        mutes.forget(time.wall());
        if (!ticked) {
            ticked = true;
            goOnWithStorm();
        }
        boolean free = storm.letGo(time.nanos(), this::unlessHeld);
        if (!isFillingUp()) {
            summary.show(storm::waiting);
        }
        if (free) {
            lookAgain();
        }
    }

    /** What the lanes know from the journal to wait for its turn; the summary ends only after it. */
    private void goOnWithStorm() {
        Lanes telling = lanes;
        if (telling != null) {
            table.open().stream()
                    .map(TrackedIncident::snapshot)
                    .filter(incident -> telling.holds(incident.id()).values().stream()
                            .anyMatch(hold -> hold.kind() == Hold.Kind.STORM))
                    .forEach(storm::restore);
        }
    }

    private @Nullable IncidentSnapshot unlessHeld(String key) {
        TrackedIncident incident = table.find(key);
        if (incident == null || !incident.isOpen()) {
            return null;
        }
        IncidentSnapshot now = incident.snapshot();
        return every.otherThanStorm(now, time.wall()) == null ? now : null;
    }

    /** The application is up. */
    void ready() {
        quiet.ready();
        lookAgain();
    }

    /** The application goes down. */
    void draining() {
        quiet.draining(time.nanos());
        lookAgain();
    }

    @Override
    public Holds holds() {
        return every;
    }

    @Override
    public void held(String sink, IncidentSnapshot incident, Hold hold) {
        if (hold.kind() != Hold.Kind.STORM) {
            notes.held(incident, hold);
        } else {
            long now = time.nanos();
            synchronized (filling) {
                filling.at(now);
            }
        }
    }

    /** Whether lanes are in the middle of holding what one tick opened: the summary is to say at once how many these are. */
    private boolean isFillingUp() {
        long now = time.nanos();
        synchronized (filling) {
            return filling.isGoingOn(now);
        }
    }
}
