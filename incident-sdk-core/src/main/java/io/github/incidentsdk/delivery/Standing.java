package io.github.incidentsdk.delivery;

import io.github.incidentsdk.delivery.LaneStatus.Answer;
import io.github.incidentsdk.hold.Hold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one sink stands with one incident.
 *
 * @param sink the sink's id
 * @param what whether it was told, and if not, where that hangs
 * @param why what keeps the sink from being told; empty when nothing does
 * @param holds what holds the incident back; it is told when the last of them ends
 * @param lastAnswer what came of the last attempt to tell this sink of this incident; null when there was none in this process
 */
public record Standing(
        String sink,
        What what,
        String why,
        List<Hold> holds,
        @Nullable Answer lastAnswer) {

    /** The reason where no sink can be told that it cannot be reached. */
    static final String ABOUT_ITSELF = "it is about this sink";

    public Standing {
        holds = List.copyOf(holds);
    }

    /** Whether the sink is not told because the incident is about that sink itself. */
    public boolean isAboutItself() {
        return what == What.FILTERED && why.equals(ABOUT_ITSELF);
    }

    /** Whether a sink was told of an incident. */
    public enum What {
        /** The backend took the incident, and hears the rest of it. */
        TOLD,
        /** It is being told; the backend has taken nothing yet. */
        TRIED,
        /** The journal has yet to write it, and nobody is told of anything before that. */
        UNWRITTEN,
        /** Its turn has not come: something before it is not delivered yet. */
        WAITING,
        /** Something holds it back: it is told then, if it is still open. */
        HELD,
        /** The backend refused it, or the sink had nothing to say about it; the next event is offered again. */
        REFUSED,
        /** The incident as it is now is none for this sink. */
        FILTERED,
        /** Nothing of it is to be told any more. */
        OVER
    }
}
