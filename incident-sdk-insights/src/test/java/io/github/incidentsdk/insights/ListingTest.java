package io.github.incidentsdk.insights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.HistoryBuilder;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.question.Asking;
import io.github.incidentsdk.insights.question.Questions;
import io.github.incidentsdk.insights.report.About;
import io.github.incidentsdk.insights.report.Decided;
import io.github.incidentsdk.insights.report.Listed;
import io.github.incidentsdk.insights.report.Report;
import io.github.incidentsdk.insights.report.Voice;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.Course;
import io.github.incidentsdk.review.Meeting;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.ReviewState;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.ActionStatus;
import io.github.incidentsdk.review.document.ReviewDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {

    @TempDir
    Path folder;

    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final Window WINDOW = new Window(BEGIN, BEGIN.plus(Duration.ofDays(100)));

    @Test
    void restrictedIncidentsAreNowhere() {
        HistoryBuilder builder = History.builder().window(WINDOW);
        for (int i = 0; i < 30; i++) {
            boolean secret = i % 2 == 0;
            builder.incident((secret ? "secret-" : "id-") + i)
                    .title(secret ? "secret title" : "title")
                    .type(secret ? "secret-type" : "outage")
                    .service(secret ? "secret-service" : "shop")
                    .severity(Severity.SEV2)
                    .policySeverity(Severity.SEV1)
                    .setSeverity(Severity.SEV2)
                    .restricted(secret)
                    .at(Moment.STARTED, BEGIN.plus(Duration.ofDays(i)))
                    .at(Moment.RESOLVED, i > 25 ? null : BEGIN.plus(Duration.ofHours(24L * i + 2)))
                    .resolution(i == 4 ? Resolution.DISMISSED : null);
        }
        History history = builder.build();
        Report report = new Report(
                new About("Incidents", WINDOW, WINDOW.to(), ZoneOffset.UTC, List.of(), List.of(), List.of()),
                Questions.ask(history, Asking.ofDefaults()),
                Listing.of(history, ZoneOffset.UTC));

        assertThat(report.incidents()).hasSize(15);
        assertThat(report.html()).doesNotContain("secret");
        assertThat(new String(report.json(), UTF_8)).doesNotContain("secret");
        for (Voice voice : Voice.values()) {
            assertThat(report.markdown(voice)).doesNotContain("secret");
        }
    }

    @Test
    void theDaysOfAReviewAreThoseOfItsZone() throws Exception {
        Path file = folder.resolve("seven.md");
        Files.writeString(
                file,
                ReviewDocument.write(Review.of("7", "Checkout is slow")
                        .course(new Course(null, null, BEGIN, null, null, BEGIN.plusSeconds(60), null, null, null))
                        .state(ReviewState.REVIEWED)
                        .meeting(new Meeting(null, LocalDate.of(2026, 1, 9), "", ""))
                        .action(Action.of("cap the fleet").now(ActionStatus.DONE, LocalDate.of(2026, 2, 3), ""))
                        .action(Action.of("buy a fleet").dueOn(LocalDate.of(2026, 4, 1)))
                        .build()));

        for (String zone : List.of("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland")) {
            Listed listed = Insights.over(file)
                    .in(ZoneId.of(zone))
                    .report(BEGIN)
                    .incidents()
                    .get(0);

            assertThat(listed.notes()).as(zone).containsExactly("reviewed 2026-01-09");
            assertThat(listed.decided())
                    .as(zone)
                    .containsExactly(
                            new Decided(Decided.State.DONE, LocalDate.of(2026, 2, 3)),
                            new Decided(Decided.State.OPEN, LocalDate.of(2026, 4, 1)));
        }
    }

    @Test
    void saysWhatElseThereIsToKnow() {
        HistoryBuilder builder = History.builder().window(WINDOW);
        builder.incident("drill").drill(true).at(Moment.STARTED, BEGIN);
        builder.incident("shadow").shadow(true).at(Moment.STARTED, BEGIN.plusSeconds(1));
        builder.incident("no").resolution(Resolution.DISMISSED).at(Moment.STARTED, BEGIN.plusSeconds(2));
        builder.incident("same").duplicateOf("no").at(Moment.STARTED, BEGIN.plusSeconds(3));
        builder.incident("late")
                .at(Moment.STARTED, BEGIN.plusSeconds(4))
                .at(Moment.REVIEWED, BEGIN.plus(Duration.ofDays(200)));

        assertThat(Listing.of(builder.build(), ZoneOffset.UTC))
                .extracting(Listed::notes)
                .containsExactly(
                        List.of("drill"),
                        List.of("shadow"),
                        List.of("dismissed"),
                        List.of("duplicate"),
                        List.of("reviewed 2026-07-24"));
    }
}
