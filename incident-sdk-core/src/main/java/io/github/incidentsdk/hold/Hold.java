package io.github.incidentsdk.hold;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an incident is not told to sinks yet: a delay, never the end of it.
 *
 * @param kind what sort of hold
 * @param id its name among those of its kind; empty where there is only one
 * @param who who wants it so; empty for the SDK itself
 * @param why the reason in somebody's words
 * @param until when it ends at the latest; null where something else than time ends it
 */
public record Hold(
        Kind kind,
        String id,
        String who,
        String why,
        @Nullable Instant until) {

    /** What sort of hold. */
    public enum Kind {
        /** Somebody silenced such incidents for a while. */
        SILENCE,
        /** The time of planned work. */
        MAINTENANCE,
        /** Too many incidents opened at once; the worst go first. */
        STORM,
        /** The application is not up yet. */
        STARTING,
        /** The application is going down. */
        DRAINING,
        /** Another sink is told, in whose place this one would be were it down; counts nowhere as held back. */
        FALLBACK
    }

    /** Whether it is the same hold, whatever became of its reason and end. */
    public boolean isSameAs(Hold other) {
        return kind == other.kind && id.equals(other.id);
    }

    /** For people: {@code silence crawler-move by anna until 2026-03-02T06:00:00Z: the crawlers move}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT)
                + (id.isEmpty() ? "" : " " + id)
                + (who.isEmpty() ? "" : " by " + who)
                + (until == null ? "" : " until " + until)
                + (why.isEmpty() ? "" : ": " + why);
    }
}
