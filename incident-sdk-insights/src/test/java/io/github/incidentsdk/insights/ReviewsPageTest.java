package io.github.incidentsdk.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.review.Perspective;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.action.ActionStatus;
import io.github.incidentsdk.review.action.Target;
import io.github.incidentsdk.review.document.ReviewDocument;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document that docs/reviews.md shows is one, and what the page lists is all there is. */
class ReviewsPageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 6);

    private final String page = page();
    private final ReviewDocument document = ReviewDocument.read(sample());

    private static String page() {
        try {
            return Files.readString(Path.of("..", "docs", "reviews.md"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private String sample() {
        int from = page.indexOf("```text\n---\n") + "```text\n".length();
        return page.substring(from, page.indexOf("```", from));
    }

    @Test
    void theDocumentIsReadWithoutAProblem() {
        Review review = document.review();
        assertThat(document.problems()).isEmpty();
        assertThat(review.summary()).isEqualTo("A crawler fleet grew without a limit for two hours.");
        assertThat(review.timeline().get(1))
                .isEqualTo(TimelineEntry.of(
                        Instant.parse("2026-03-02T06:12:00Z"), "on-call", "looked at the bill of the day before"));
        assertThat(review.timeline().get(2).known()).isEqualTo(Knowledge.FOUND_LATER);
        assertThat(review.perspectives())
                .contains(new Perspective("finance", "- three times the usual\n- nobody who was told", "", ""));
        assertThat(review.actions()).singleElement().satisfies(action -> {
            assertThat(action.target()).isEqualTo(Target.type("cost-spike"));
            assertThat(action.status()).isEqualTo(ActionStatus.STARTED);
        });
        assertThat(Reviews.lints(review, TODAY)).isEmpty();
    }

    @Test
    void thePageNamesEveryKindOfGap() {
        for (Gap.Kind kind : Gap.Kind.values()) {
            assertThat(page).contains("`" + kind.word() + "`");
        }
    }

    @Test
    void thePageExplainsEveryWordOfAnOutcome() {
        for (Resolution ended : Resolution.values()) {
            assertThat(page)
                    .contains("| `" + ended.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "` |");
        }
        for (String outcome : List.of("told", "engaged", "accepted", "skipped", "dead")) {
            assertThat(page).contains("| `" + outcome + "` |");
        }
    }

    @Test
    void aDraftAsksTheRolesThatTheTypeNames(@TempDir Path journal) throws Exception {
        IncidentConfig config = IncidentConfig.loader()
                .parseYaml(
                        "incidents:\n  service: checkout\n  types:\n    outage: { perspectives: [finance, on-call] }\n",
                        "incidents.yaml");
        String id;
        try (IncidentManager manager =
                IncidentManager.builder().config(config).journal(journal).build()) {
            Incident incident = manager.declare("outage");
            id = incident.as("on-call").acknowledge().id();
            assertThat(manager.flush(Duration.ofSeconds(60))).isTrue();
        }
        assertThat(Reviews.draft(journal, id, config).perspectives())
                .extracting(Perspective::role)
                .containsExactly("on-call", "finance");
    }

    @Test
    void aReviewComesBackFromItsFileAndGoesOutToEachAudience(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("review.md");
        Reviews.write(document.review(), file);
        assertThat(Reviews.read(file).review()).isEqualTo(document.review());
        assertThat(Reviews.html(document.review(), Audience.RESPONDERS, TODAY)).contains("asking the vendor");
        assertThat(Reviews.markdown(document.review(), Audience.CUSTOMERS)).isEqualTo("""
                        # Spend spike in prod-eu

                        - Incident: ezatljojvj-mwrasurlvggx
                        - Declared: 2026-03-02 06:00:00 UTC
                        - Ended: 2026-03-02 08:05:00 UTC, after 2 h 5 min
                        - Review: in review

                        ## Actions

                        - [ ] cap the crawler fleet at 20 nodes
                          - status: 2026-03-05 started
                        """);
    }
}
