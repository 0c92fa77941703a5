package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.directory.JournalFiles;
import io.github.incidentsdk.review.Review;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Drafts reviews from what a journal says; people complete them. */
public final class Draft {

    private Draft() {}

    /**
     * Drafts the review of one incident. The journal may be in use.
     *
     * @param journal its directory, as {@code incidents.journal.directory} names it, or one above several
     * @param incident the incident's id, or its key: then its last opening
     * @throws IOException when the journal cannot be read
     * @throws IllegalArgumentException when it has no such incident
     */
    public static Review of(Path journal, String incident) throws IOException {
        try {
            return of(into -> read(journal, into), incident, journal.toString());
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /**
     * The same from lines that were read already, in their order.
     *
     * @throws IllegalArgumentException when there is no such incident in them
     */
    public static Review of(List<? extends JournalLine> lines, String incident) {
        return of(lines::forEach, incident, "the lines given");
    }

    private static void read(Path journal, Consumer<JournalLine> into) {
        try {
            JournalFiles.read(journal, into);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Goes over the lines twice, since what is around an incident is known only at its end, and keeps no others. */
    private static Review of(Consumer<Consumer<JournalLine>> lines, String incident, String where) {
        Search search = new Search(incident);
        lines.accept(search);
        Evidence record = new Evidence(search.found(where));
        lines.accept(record);
        record.complete();
        return new Drafting(record).review();
    }
}
