package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the incident that somebody means, and when it was on. */
final class Search implements Consumer<JournalLine> {

    private final String wanted;
    private JournalLine.@Nullable Happened found;
    /** Named where there is no such incident; never a restricted one, since whoever asks for another reads it. */
    private @Nullable IncidentOutline lastOfAll;

    Search(String wanted) {
        this.wanted = wanted;
    }

    /**
     * What is to be drafted.
     *
     * @param id the incident's
     * @param began when it began, as far as that is known
     * @param end of its last event
     */
    record Found(String id, Instant began, Instant end) {}

    @Override
    public void accept(JournalLine line) {
        if (!(line instanceof JournalLine.Happened happened)) {
            return;
        }
        IncidentOutline outline = happened.outline();
        lastOfAll = outline.restricted() ? lastOfAll : outline;
        if (outline.id().equals(wanted) || outline.key().equals(wanted)) {
            JournalLine.Happened before = found;
            found = before == null || isLater(happened, before) ? happened : before;
        }
    }

    /** Of several openings the last one counts, and of its events the last one. */
    private static boolean isLater(JournalLine.Happened line, JournalLine.Happened than) {
        return Comparator.comparing(
                                (JournalLine.Happened each) -> each.outline().declaredAt())
                        .thenComparing(each -> each.outline().id())
                        .thenComparing(each -> each.event().stamp().seq())
                        .compare(line, than)
                > 0;
    }

    /** @throws IllegalArgumentException when there is none */
    Found found(String where) {
        JournalLine.Happened last = found;
        if (last == null) {
            String instead = lastOfAll == null ? "; no incident is" : "; the last one there is " + lastOfAll.id();
            throw new IllegalArgumentException(
                    "no incident with the id or key \"" + wanted + "\" is in " + where + instead);
        }
        IncidentSnapshot incident = last.incident();
        Instant started = incident.startedAt();
        Instant declared = incident.declaredAt();
        Instant began = started != null && started.isBefore(declared) ? started : declared;
        return new Found(incident.id(), began, last.at());
    }
}
