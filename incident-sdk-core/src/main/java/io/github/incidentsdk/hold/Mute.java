package io.github.incidentsdk.hold;

import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Redaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody's wish that some incidents are not told for some time. */
public sealed interface Mute permits Silence, MaintenanceWindow {

    /** Its name; another one of the same sort and name takes its place. */
    String id();

    /** Which incidents. */
    Matching what();

    /** Who wants it so. */
    String who();

    /** The reason. */
    String why();

    /** The same with texts as {@code redaction} lets them be kept; a value that tells incidents apart is as they keep it. */
    Mute redacted(Redaction redaction);

    /** What sort of hold it makes. */
    Hold.Kind kind();

    /** When it will end that it holds at {@code now}; null when it holds nothing then. */
    @Nullable
    Instant holdsUntil(Instant now);

    /** Whether it will never hold anything from {@code now} on. */
    boolean isOver(Instant now);

    /** Refuses what would be no answer to which, who and why. */
    static void check(
            String sort, @Nullable String id, @Nullable Matching what, @Nullable String who, @Nullable String why) {
        if (id == null || !IncidentType.isName(id)) {
            throw new IllegalArgumentException((id == null ? "null" : "\"" + id + "\"") + " cannot name a " + sort
                    + ": use lower-case letters, digits and dashes, beginning with a letter, such as crawler-move");
        }
        if (what == null) {
            throw new IllegalArgumentException("the " + sort + " " + id
                    + " does not say which incidents it holds; for all of them that is Matching.everything()");
        }
        if (who == null || who.isBlank()) {
            throw new IllegalArgumentException("the " + sort + " " + id + " does not say who wants it");
        }
        if (why == null || why.isBlank()) {
            throw new IllegalArgumentException("the " + sort + " " + id + " does not say why");
        }
    }
}
