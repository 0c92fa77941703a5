package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.sink.Accepts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who was told of what, as far as one sink goes: nothing but the sum of the journal's lines, so that a restart knows what the
 * process before it knew.
 *
 * <p>Changed by one thread; {@link #position()}, {@link #engaged()} and {@link #dead()} may be read by all.
 */
public final class LaneState {

    /** What is to be done with a line. */
    public enum Verdict {
        /** It is none for this sink. */
        PASS,
        /** The sink was told of the incident and hears this as well. */
        DELIVER,
        /** The sink hears of the incident for the first time. */
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
     * @param told whether the backend took anything since
     */
    private record Engagement(long since, boolean told) {}

    /** Incidents that are open before the sink is known, with the last line that it may hear; empty once it is known. */
    private final Map<String, Long> openBefore = new HashMap<>();

    private boolean known;
    private long lastRestored;
    private volatile long position = 1;
    private long firstHeardInFull = 1;
    private Set<Long> heardOfTheTimeBefore = Set.of();

    public LaneState(String sink, Accepts accepts, int deadLetters) {
        this.sink = sink;
        this.accepts = accepts;
        this.deadLetters = new DeadLetters(deadLetters);
    }

    /** Takes a line of the journal as it was kept. */
    public void restore(JournalLine line) {
        lastRestored = line.seq();
        if (line instanceof Told told) {
            if (told.sink().equals(sink)) {
                apply(told);
            }
        } else if (line instanceof Happened happened && !known) {
            trackOpen(happened);
        }
    }

    private void trackOpen(Happened line) {
        String incident = line.incident().id();
        if (!line.incident().isOpen()) {
            openBefore.remove(incident);
        } else if (mayHear(line)) {
            openBefore.put(incident, line.seq());
        }
    }

    /** Takes what happened between this sink and its backend, just now or before a restart. */
    void apply(Told told) {
        known = true;
        switch (told.what()) {
            case LANE_OPENED -> openAt(told.about());
            case PASSED -> settled(told.about());
            case ENGAGED -> {
                engaged.put(told.incidentId(), new Engagement(told.about(), false));
                remembered.keep(told.incidentId());
            }
            case REMEMBERED -> told.details().forEach((name, value) -> remembered.put(told.incidentId(), name, value));
            case ACCEPTED -> {
                engaged.computeIfPresent(told.incidentId(), (id, was) -> new Engagement(was.since(), true));
                finish(told);
            }
            case SKIPPED -> finish(told);
            case DEAD -> {
                deadLetters.add(told);
                finish(told);
            }
        }
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
        heardOfTheTimeBefore = Set.copyOf(openBefore.values());
        openBefore.clear();
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
        return engages ? Verdict.ENGAGE : Verdict.PASS;
    }

    /** Nobody can be told by a sink that the sink cannot be reached. */
    private boolean mayHear(Happened line) {
        return accepts.mayHear(line.event(), line.incident()) && !SelfReported.isAbout(line.incident(), sink);
    }

    /** Whether this is the first that the backend hears of the incident, as far as is known. */
    public boolean opens(Happened line) {
        Engagement engagement = engaged.get(line.incident().id());
        return line.incident().isOpen() && (engagement == null || !engagement.told());
    }

    /** Whether the backend took anything of the incident since it was engaged; false when it is not engaged. */
    public boolean wasTold(String incident) {
        Engagement engagement = engaged.get(incident);
        return engagement != null && engagement.told();
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
