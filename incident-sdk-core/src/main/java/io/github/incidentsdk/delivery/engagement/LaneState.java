package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.hold.Holds;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.sink.Accepts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who was told of what, as far as one sink goes: nothing but the sum of the journal's lines, so that a restart knows what the
 * process before it knew.
 *
 * <p>Changed by one thread; {@link #position()}, {@link #engaged()}, {@link #heldBack()} and {@link #dead()} may be read by all.
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
    private final Accepts accepts;
    private final Remembered remembered = new Remembered();
    private final DeadLetters deadLetters;

    private final Map<String, Engagement> engaged = new ConcurrentHashMap<>();

    /**
     * The backend was told of an incident, or may have been.
     *
     * @param since the line that engaged; a restart may look at earlier ones again, and they are none for the sink
     * @param heard what the backend made of it since
     */
    private record Engagement(long since, Heard heard) {}

    /** What a backend made of an incident that it may know. */
    private enum Heard {
        NOTHING,
        /** It was offered something and took none of it, and gets no more until something happens. */
        REFUSED,
        TOLD
    }

    private final Restoring restoring = new Restoring();
    private final HeldBack heldBack;

    /** Lines behind the position that were held, are to be told by now, and have no answer; only after a restart. */
    private final Deque<Happened> unanswered = new ArrayDeque<>();

    private boolean known;
    private long lastRestored;
    private volatile long position = 1;
    private long firstHeardInFull = 1;
    private Set<Long> heardOfTheTimeBefore = Set.of();

    public LaneState(String sink, Accepts accepts, int deadLetters, Holds holds) {
        this.sink = sink;
        this.accepts = accepts;
        this.deadLetters = new DeadLetters(deadLetters);
        this.heldBack = new HeldBack(holds);
    }

    /** Takes a line of the journal as it was kept. */
    public void restore(JournalLine line) {
        lastRestored = line.seq();
        if (line instanceof Told told) {
            if (told.sink().equals(sink)) {
                restoring.told(told);
                apply(told);
            }
        } else if (line instanceof Happened happened) {
            restoring.happened(happened, mayHear(happened));
        }
    }

    /** Takes up what the process before left untold behind the position; once, when every line was restored. */
    public void restored() {
        for (HeldBack.Held held : restoring.held()) {
            if (isBehind(held.line()) && accepts.passes(held.line().incident())) {
                heldBack.keep(held.line(), held.hold());
            }
        }
        for (Happened line : restoring.unanswered()) {
            if (isBehind(line) && engaged.containsKey(line.incident().id())) {
                unanswered.add(line);
            }
        }
        restoring.clear();
    }

    private boolean isBehind(Happened line) {
        return line.seq() < position;
    }

    /** Takes what happened between this sink and its backend, just now or before a restart. */
    void apply(Told told) {
        known = true;
        switch (told.what()) {
            case LANE_OPENED -> openAt(told.about());
            case PASSED, HELD -> settled(told.about());
            case ENGAGED -> {
                engaged.put(told.incidentId(), new Engagement(told.about(), Heard.NOTHING));
                remembered.keep(told.incidentId());
                heldBack.drop(told.incidentId());
            }
            case REMEMBERED -> told.details().forEach((name, value) -> remembered.put(told.incidentId(), name, value));
            case ACCEPTED -> {
                engaged.computeIfPresent(told.incidentId(), (id, was) -> new Engagement(was.since(), Heard.TOLD));
                finish(told);
            }
            case SKIPPED -> refused(told);
            case DEAD -> {
                deadLetters.add(told);
                refused(told);
            }
        }
    }

    private void refused(Told told) {
        engaged.computeIfPresent(
                told.incidentId(),
                (id, was) -> was.heard() == Heard.TOLD ? was : new Engagement(was.since(), Heard.REFUSED));
        finish(told);
    }

    private void finish(Told told) {
        if (told.details().containsKey(Ledger.ENGAGEMENT)) {
            engaged.remove(told.incidentId());
            remembered.mayForget(told.incidentId());
        }
        settled(told.about());
    }

    private void openAt(long first) {
        firstHeardInFull = first;
        heardOfTheTimeBefore = restoring.linesOfOpen();
        position = heardOfTheTimeBefore.stream().mapToLong(Long::longValue).reduce(first, Math::min);
    }

    /** Whether the journal has heard of this sink before. */
    public boolean known() {
        return known;
    }

    /** The number of the first line that was not restored. */
    public long firstNew() {
        return lastRestored + 1;
    }

    /** The number of the next line to look at. */
    public long position() {
        return position;
    }

    /** Nothing up to and including {@code seq} is left to be told. */
    public void settled(long seq) {
        position = Math.max(position, seq + 1);
    }

    /** What is to be done with {@code line}; before it engages somebody has to look whether something holds it. */
    public Verdict judge(Happened line) {
        if (!mayHear(line)) {
            return Verdict.PASS;
        }
        Engagement engagement = engaged.get(line.incident().id());
        if (engagement != null) {
            return line.seq() >= engagement.since() ? Verdict.DELIVER : Verdict.PASS;
        }
        boolean hearsOfIt = line.seq() >= firstHeardInFull || heardOfTheTimeBefore.contains(line.seq());
        boolean engages = hearsOfIt && line.incident().isOpen() && accepts.passes(line.incident());
        if (!engages) {
            heldBack.drop(line.incident().id());
        }
        return engages ? Verdict.ENGAGE : Verdict.PASS;
    }

    /** Nobody can be told by a sink that the sink cannot be reached. */
    private boolean mayHear(Happened line) {
        return accepts.mayHear(line.event(), line.incident()) && !SelfReported.isAbout(line.incident(), sink);
    }

    /** What the sink is to hear of later. */
    public HeldBack heldBack() {
        return heldBack;
    }

    /** A line behind the position that is to be told again, since its answer is not known; null when there is none. */
    public @Nullable Happened takeUnanswered() {
        return unanswered.poll();
    }

    /** Whether this is the first that the backend hears of the incident, as far as is known. */
    public boolean opens(Happened line) {
        Engagement engagement = engaged.get(line.incident().id());
        return line.incident().isOpen() && (engagement == null || engagement.heard() != Heard.TOLD);
    }

    /** Whether the backend took anything of the incident since it was engaged; false when it is not engaged. */
    public boolean wasTold(String incident) {
        Engagement engagement = engaged.get(incident);
        return engagement != null && engagement.heard() == Heard.TOLD;
    }

    /** Whether the backend took nothing of the incident, and what it was offered last was given up; false when it is not engaged. */
    public boolean wasRefused(String incident) {
        Engagement engagement = engaged.get(incident);
        return engagement != null && engagement.heard() == Heard.REFUSED;
    }

    Remembered remembered() {
        return remembered;
    }

    /** The last receipts of kind DEAD, oldest first. */
    public List<Told> dead() {
        return deadLetters.list();
    }

    public int deadCount() {
        return deadLetters.size();
    }

    /** The ids of the incidents that the sink is engaged with; a view. */
    public Set<String> engaged() {
        return engaged.keySet();
    }
}
