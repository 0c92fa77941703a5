package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.delivery.owed.Details;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.time.TimeSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Writes down what happened between one sink and its backend; what is written counts at once and again after a restart. */
public final class Ledger {

    /** So many names a sink may remember per incident. */
    public static final int MOST_NAMES = 64;
    /** So many characters of each. */
    public static final int LONGEST_VALUE = 4_096;

    /** The detail that holds a reason. */
    public static final String WHY = "why";
    /** The detail that holds how often an event was tried, where that was more than once. */
    public static final String ATTEMPTS = "attempts";
    /** The detail that says what an answer did to the engagement. */
    public static final String ENGAGEMENT = Told.ENGAGEMENT;
    /** The opening never reached the backend, which knows nothing of the incident. */
    public static final String UNDONE = "undone";
    /** The incident is over and nothing more is told of it. */
    public static final String ENDED = "ended";

    private final String sink;
    private final LaneState state;
    private final Function<Told, CompletionStage<?>> journal;
    private final TimeSource time;

    /** Writes to {@code journal}, which says when a line is durable. */
    public Ledger(String sink, LaneState state, Function<Told, CompletionStage<?>> journal, TimeSource time) {
        this.sink = sink;
        this.state = state;
        this.journal = journal;
        this.time = time;
    }

    public CompletionStage<?> write(Happened line, What what, Map<String, String> details) {
        Told told = told(line, what, details);
        state.apply(told);
        return append(told);
    }

    /** Writes that the sink is to hear of the incident once {@code hold} is over. */
    public void writeHeld(Happened line, Hold hold) {
        write(line, What.HELD, Details.of(hold));
    }

    /** Writes that the sink is to hear of the incident once it heard what is owed of its key. */
    public void writeQueued(Happened line) {
        write(line, What.HELD, Details.ofOrder());
    }

    /** Writes that an end is not told, which most backends would take for that of another incident of the key that goes on. */
    public void writeSuperseded(Happened line) {
        write(
                line,
                What.SKIPPED,
                Map.of(WHY, "the sink was told of another incident of this key that goes on", ENGAGEMENT, ENDED));
    }

    /** Writes a line that is about the lane and no incident. */
    public void writeOfLane(What what, long about) {
        writeOfLane(what, about, Map.of());
    }

    /** Writes that what was given up at {@code from} or later is told again. */
    public void writeReplay(Instant from) {
        writeOfLane(What.REPLAY, state.position() - 1, Details.replay(from));
    }

    private void writeOfLane(What what, long about, Map<String, String> details) {
        Told told = ofLane(what, about, details);
        state.apply(told);
        append(told);
    }

    /** Has the state take up what is owed from before; a lane that the journal does not know begins here. */
    public void takeUp(long nanos) {
        Told opened = ofLane(What.LANE_OPENED, state.firstNew(), Map.of());
        if (!state.known()) {
            append(opened);
        }
        state.restored(opened, nanos, time.wall());
    }

    private Told ofLane(What what, long about, Map<String, String> details) {
        return new Told(0, time.wall(), sink, "", "", "", about, what, details);
    }

    /** May be called by any thread; false when the incident has too much to remember already. */
    public boolean remember(Happened line, String name, String value) {
        boolean kept = state.remembered().put(line.incident().id(), name, value);
        if (kept) {
            append(told(line, What.REMEMBERED, Map.of(name, value)));
        }
        return kept;
    }

    /** May be called by any thread. */
    public Optional<String> recall(Happened line, String name) {
        return Optional.ofNullable(state.remembered().of(line.incident().id()).get(name));
    }

    private Told told(Happened line, What what, Map<String, String> details) {
        return new Told(
                0,
                time.wall(),
                sink,
                line.incident().key(),
                line.incident().id(),
                line.event().stamp().eventId(),
                line.seq(),
                what,
                details);
    }

    private CompletionStage<?> append(Told told) {
        try {
            return journal.apply(told);
        } catch (
                RuntimeException refused) { // a journal that is closed already: the event is told again after a restart
            return CompletableFuture.failedStage(refused);
        }
    }
}
