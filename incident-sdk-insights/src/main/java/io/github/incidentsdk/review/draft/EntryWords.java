package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Declared;
import io.github.incidentsdk.model.IncidentEvent.ReporterLeft;
import io.github.incidentsdk.model.IncidentEvent.Resolved;
import io.github.incidentsdk.model.IncidentEvent.RoleTaken;
import io.github.incidentsdk.model.IncidentEvent.SeverityChanged;
import io.github.incidentsdk.model.IncidentEvent.SeveritySet;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.sink.EventWords;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an event says in a timeline: without the names of people, who are there as what they did it. */
final class EntryWords {

    private EntryWords() {}

    static String of(Happened line) {
        return join(kind(line.event()), words(line));
    }

    private static String words(Happened line) {
        IncidentEvent event = line.event();
        if (event instanceof Declared) {
            return line.incident().title() + " (" + line.incident().severity() + ")";
        }
        if (event instanceof RoleTaken taken) {
            return taken.role();
        }
        if (event instanceof ReporterLeft left) {
            return left.why();
        }
        if (event instanceof SeverityChanged changed) {
            return changed.from() + " to " + changed.to() + unacknowledged(changed.unacknowledged());
        }
        if (event instanceof SeveritySet set) {
            String severity = set.severity() == null
                    ? "back to the claims"
                    : set.severity().name();
            return join(severity + unacknowledged(set.unacknowledged()), set.reason());
        }
        return event instanceof Resolved resolved ? ended(resolved) : EventWords.of(event);
    }

    private static String ended(Resolved event) {
        String how = event.resolution().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        boolean isPlain =
                event.resolution() == Resolution.RESOLVED || event.text().equalsIgnoreCase(how);
        return isPlain ? event.text() : join(how, event.text());
    }

    private static String unacknowledged(@Nullable Actor by) {
        return by == null ? "" : ", no longer acknowledged";
    }

    private static String join(String what, String more) {
        return more.isEmpty() ? what : what + ": " + more;
    }

    private static String kind(IncidentEvent event) {
        String kind = event.kind().replace('-', ' ');
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }
}
