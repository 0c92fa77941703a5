package io.github.incidentsdk.review.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.Subject;
import io.github.incidentsdk.review.page.ReviewPage;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibilityTest {

    private static final Subject SECRET = new Subject("v1-a-1", "", "", "", "", "", "", false, true);

    @Test
    void aReviewOfARestrictedIncidentSaysSoInItsHeadAndIsReadBack() {
        Review review = Review.of("v1-a-1", "Leak of root").subject(SECRET).build();
        String written = ReviewDocument.write(review);
        assertThat(written).contains("\nvisibility: restricted\n");
        assertThat(ReviewDocument.read(written).review()).isEqualTo(review);
        assertThat(ReviewDocument.write(Review.of("v1-a-1", "Spike").build())).doesNotContain("visibility");
    }

    @Test
    void itsPageSaysSoToEachAudience() {
        Review review = Review.of("v1-a-1", "Leak of root").subject(SECRET).build();
        for (Audience audience : Audience.values()) {
            assertThat(ReviewPage.html(review, audience, LocalDate.EPOCH))
                    .contains("restricted: only for those who may know of it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "visibility: restricted",
                "Visibility: Restricted",
                "visibility: restrictd",
                "visibility: [restricted]",
                "visibility: \"restricted",
                "visibility: open\nvisibility: restricted"
            })
    void aSlipInItTellsNobody(String line) {
        ReviewDocument read = read(line);
        assertThat(read.review().subject().restricted()).isTrue();
        assertThat(read.problems())
                .hasSize(line.toLowerCase(java.util.Locale.ROOT).equals("visibility: restricted") ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"visibility: open", "visibility:", "owner: finops"})
    void otherwiseItIsOpen(String line) {
        ReviewDocument read = read(line);
        assertThat(read.review().subject().restricted()).isFalse();
        assertThat(read.problems()).isEmpty();
    }

    private static ReviewDocument read(String line) {
        return ReviewDocument.read("---\nincident: v1-a-1\ntitle: x\n" + line + "\n---\n");
    }
}
