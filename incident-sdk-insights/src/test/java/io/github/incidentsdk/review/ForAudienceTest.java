package io.github.incidentsdk.review;

import static io.github.incidentsdk.model.Audience.CUSTOMERS;
import static io.github.incidentsdk.model.Audience.RESPONDERS;
import static io.github.incidentsdk.model.Audience.STAKEHOLDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.ActionStatus;
import io.github.incidentsdk.review.document.ReviewDocument;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import io.github.incidentsdk.review.evidence.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForAudienceTest {

    private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");

    private final Review review = new RandomReviews(new Random(4))
            .next().toBuilder()
                    .narrative(new Narrative("secret", "secret", "Pages were slow.", "secret"))
                    .impacts(List.of(new Impact("Customers", "Orders waited."), new Impact("finance", "secret")))
                    .told(List.of(
                            new Told(SIX, "customers", Told.Kind.AUDIENCE, "told", "We are at it."),
                            new Told(SIX, "stakeholders", Told.Kind.AUDIENCE, "told", "secret"),
                            new Told(SIX, "on-call", Told.Kind.BACKEND, "accepted", "secret")))
                    .actions(List.of(Action.of("cap the fleet")
                            .ownedBy("secret")
                            .trackedAt("secret")
                            .provenBy("secret")
                            .now(ActionStatus.DONE, LocalDate.EPOCH, "secret")))
                    .sections(List.of(new Section("Root cause", "secret")))
                    .title("Slow pages")
                    .build();

    @Test
    void customersSeeWhatItDidToThemAndWhatChangesAndNothingElse() {
        Review shown = review.render(CUSTOMERS);
        assertThat(shown)
                .isEqualTo(Review.of(review.id(), "Slow pages")
                        .subject(new Subject(
                                review.id(),
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                false,
                                review.subject().restricted()))
                        .state(review.state())
                        .course(shown.course())
                        .narrative(new Narrative("", "", "Pages were slow.", ""))
                        .impact("Customers", "Orders waited.")
                        .told(List.of(new Told(SIX, "customers", Told.Kind.AUDIENCE, "told", "We are at it.")))
                        .action(Action.of("cap the fleet").now(ActionStatus.DONE, LocalDate.EPOCH, ""))
                        .build());
        assertThat(ReviewDocument.write(shown)).doesNotContain("secret");
        assertThat(shown.course().worst()).isNull();
    }

    @Test
    void stakeholdersSeeNoPerspectivesAndNoBackends() {
        Review shown = review.render(STAKEHOLDERS);
        assertThat(shown.perspectives()).isEmpty();
        assertThat(shown.holds()).isEmpty();
        assertThat(shown.told()).extracting(Told::to).containsExactly("customers", "stakeholders");
        assertThat(shown.factors()).isEqualTo(review.factors());
        assertThat(shown.actions()).isEqualTo(review.actions());
    }

    @Test
    void stakeholdersSeeNothingOfHowSinksWereToldAndOfWhatRespondersToldEachOther() {
        Review shown = Review.of("v1-a-1", "x")
                .timeline(TimelineEntry.of(SIX, "sdk", "Told pager for the first time"))
                .timeline(TimelineEntry.of(SIX, "on-call", "Updated: for responders: Join the bridge"))
                .timeline(TimelineEntry.of(SIX, "on-call", "Updated: for customers: We are at it"))
                .told(List.of(
                        new Told(SIX, "responders", Told.Kind.AUDIENCE, "told", "Join the bridge"),
                        new Told(SIX, "customers", Told.Kind.AUDIENCE, "told", "We are at it")))
                .gaps(List.of(
                        new Gap(SIX, null, Gap.Kind.NOT_DELIVERED, "pager was not told"),
                        new Gap(SIX, null, Gap.Kind.WAITING, "Waited for the vendor")))
                .build()
                .render(STAKEHOLDERS);
        assertThat(shown.timeline())
                .containsExactly(TimelineEntry.of(SIX, "on-call", "Updated: for customers: We are at it"));
        assertThat(shown.told()).extracting(Told::to).containsExactly("customers");
        assertThat(shown.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.WAITING);
    }

    @Test
    void respondersSeeAll() {
        assertThat(review.render(RESPONDERS)).isEqualTo(review);
    }
}
