package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.delivery.owed.Owed;
import io.github.incidentsdk.delivery.owed.Tries;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.IncidentEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is owed on its way to the sink. */
public final class Try {

    private final Owed owed;
    private final Happened line;
    private final List<IncidentEvent> earlier;
    private final Opening opening;

    /**
     * What this is to the backend.
     *
     * @param opens whether it has taken nothing of the incident yet
     * @param engages whether this is the first that it hears of the incident
     * @param recorded whether the journal has it that the backend is about to hear of it
     * @param latest when it is told all the same, monotonic
     */
    private record Opening(boolean opens, boolean engages, AtomicBoolean recorded, long latest) {}

    private Try(Owed owed, Happened line, List<IncidentEvent> earlier, Opening opening) {
        this.owed = owed;
        this.line = line;
        this.earlier = List.copyOf(earlier);
        this.opening = opening;
    }

    /** The first that the sink is to hear of the incident; not before the record has it, or at {@code latest}. */
    public static Try engaging(Owed owed, Happened line, AtomicBoolean recorded, long latest) {
        return new Try(owed, line, List.of(), new Opening(true, true, recorded, latest));
    }

    /**
     * A line for a sink that is engaged.
     *
     * @param earlier the events that it stands for as well
     * @param opens whether the backend has taken nothing of the incident yet
     */
    public static Try engaged(Owed owed, Happened line, List<IncidentEvent> earlier, boolean opens) {
        return new Try(owed, line, earlier, new Opening(opens, false, new AtomicBoolean(true), 0));
    }

    public Owed owed() {
        return owed;
    }

    public Happened line() {
        return line;
    }

    List<IncidentEvent> earlier() {
        return earlier;
    }

    boolean opens() {
        return opening.opens();
    }

    /** Before this attempt. */
    Tries tries() {
        return owed.tries();
    }

    /** How long to wait, in nanoseconds; not positive when it is due. */
    public long untilDue(long now) {
        return opening.recorded().get() ? 0 : opening.latest() - now;
    }

    /** Whether this attempt is the first ever, so that no earlier answer can have been lost. */
    boolean isFirstOfEngagement() {
        return opening.engages() && tries().attempts() == 0;
    }
}
