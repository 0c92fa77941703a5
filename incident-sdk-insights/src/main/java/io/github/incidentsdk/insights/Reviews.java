package io.github.incidentsdk.insights;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.review.Perspective;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.ReviewBuilder;
import io.github.incidentsdk.review.document.ReviewDocument;
import io.github.incidentsdk.review.draft.Draft;
import io.github.incidentsdk.review.lint.Lint;
import io.github.incidentsdk.review.lint.Lints;
import io.github.incidentsdk.review.page.ReviewPage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reviews from the journal to the reader: {@code Reviews.write(Reviews.draft(journal, incident), file)}, people complete the file, and
 * {@code Reviews.read(file)} takes it back.
 */
public final class Reviews {

    private Reviews() {}

    /**
     * Drafts the review of one incident from a journal, which may be in use.
     *
     * @param journal its directory, as {@code incidents.journal.directory} names it, or one above several
     * @param incident the incident's id, or its key: then its last opening
     * @throws IOException when the journal cannot be read
     * @throws IllegalArgumentException when it has no such incident
     */
    public static Review draft(Path journal, String incident) throws IOException {
        return Draft.of(journal, incident);
    }

    /**
     * The same, with an empty account also for each role whose view the configuration of its type asks for ({@code perspectives}).
     *
     * @throws IOException when the journal cannot be read
     * @throws IllegalArgumentException when it has no such incident
     */
    public static Review draft(Path journal, String incident, IncidentConfig config) throws IOException {
        Review draft = Draft.of(journal, incident);
        IncidentType type = config.types().get(draft.subject().type());
        ReviewBuilder asking = draft.toBuilder();
        if (type != null) {
            Set<String> there =
                    draft.perspectives().stream().map(Perspective::role).collect(Collectors.toSet());
            type.preparation().perspectives().stream()
                    .filter(there::add)
                    .forEach(role -> asking.perspective(new Perspective(role, "", "", "")));
        }
        return asking.build();
    }

    /**
     * The same from lines that were read already, in their order.
     *
     * @throws IllegalArgumentException when there is no such incident in them
     */
    public static Review draft(List<? extends JournalLine> lines, String incident) {
        return Draft.of(lines, incident);
    }

    /**
     * Writes a review as Markdown with front matter, in place of what was in the file.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Review review, Path file) throws IOException {
        ReviewDocument.write(review, file);
    }

    /**
     * Reads what {@link #write} wrote and people changed, as far as it goes, with problems that name their lines.
     *
     * @throws IOException when the file cannot be read, or is not in UTF-8
     */
    public static ReviewDocument read(Path file) throws IOException {
        return ReviewDocument.read(file);
    }

    /** One file of HTML with what {@code audience} is to see; actions whose day is before {@code today} are overdue. */
    public static String html(Review review, Audience audience, LocalDate today) {
        return ReviewPage.html(review, audience, today);
    }

    /** What {@code audience} is to see as Markdown, without a head and without empty sections. */
    public static String markdown(Review review, Audience audience) {
        return ReviewDocument.text(review.render(audience));
    }

    /** Warnings that hold nobody up; as of {@code today}. */
    public static List<Lint> lints(Review review, LocalDate today) {
        return Lints.of(review, today);
    }
}
