package io.github.incidentsdk.insights.history.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.insights.Insights;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastAction;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.report.Report;
import io.github.incidentsdk.insights.report.Voice;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.review.Course;
import io.github.incidentsdk.review.Factor;
import io.github.incidentsdk.review.Impact;
import io.github.incidentsdk.review.Meeting;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.ReviewBuilder;
import io.github.incidentsdk.review.ReviewState;
import io.github.incidentsdk.review.Subject;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.ActionStatus;
import io.github.incidentsdk.review.action.Target;
import io.github.incidentsdk.review.document.ReviewDocument;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewIntakeTest {

    private static final String CSV =
            "id,title,detected_by,started_at,resolved_at\n17,Spike,rule,2026-03-01T12:00:00Z,2026-03-01T13:00:00Z\n";

    @TempDir
    Path dir;

    @Test
    void whatPeopleWroteInAReviewIsPartOfTheRecordWhicheverIsReadFirst() throws IOException {
        Path file = write(
                "spike.md",
                Review.of("17", "Spend spike")
                        .state(ReviewState.REVIEWED)
                        .meeting(new Meeting(Meeting.Form.ASYNC, LocalDate.parse("2026-03-09"), "anna", ""))
                        .course(new Course(
                                null,
                                Instant.parse("2026-03-01T11:00:00Z"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                DetectedBy.CUSTOMER,
                                CustomerImpact.YES))
                        .impacts(List.of(
                                new Impact("finance", "412 USD an hour"),
                                new Impact("Customers", "slow\npages"),
                                new Impact("customers abroad", "none at all")))
                        .factors(List.of(
                                Factor.of("A fleet without a cap", "capacity", "deploy"), Factor.of("Nobody looked")))
                        .actions(List.of(
                                Action.of("cap the fleet")
                                        .ownedBy("crawling")
                                        .dueOn(LocalDate.parse("2026-03-20"))
                                        .changing(Target.type("cost-spike"))
                                        .now(ActionStatus.DONE, LocalDate.parse("2026-03-15"), ""),
                                Action.of("ask the vendor"))));

        History after =
                new Intake().csv("a.csv", new StringReader(CSV)).reviews(file).history();
        History before =
                new Intake().reviews(dir).csv("a.csv", new StringReader(CSV)).history();

        for (History history : List.of(after, before)) {
            assertThat(history.incidents()).hasSize(1);
            PastIncident read = history.incidents().get(0);
            assertThat(read.title()).isEqualTo("Spend spike");
            assertThat(read.began()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
            assertThat(read.resolvedAt()).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));
            assertThat(read.at(Moment.REVIEWED)).isEqualTo(Instant.parse("2026-03-09T23:59:59.999Z"));
            assertThat(read.detectedBy()).isEqualTo(DetectedBy.CUSTOMER);
            assertThat(read.customerImpact()).isEqualTo(CustomerImpact.YES);
            assertThat(read.felt()).isEqualTo("slow pages none at all");
            assertThat(read.factors()).containsExactly("capacity", "deploy", "Nobody looked");
            assertThat(read.review()).isEqualTo("spike.md");
            assertThat(read.actions())
                    .containsExactly(
                            new PastAction(
                                    "cap the fleet",
                                    "crawling",
                                    LocalDate.parse("2026-03-20"),
                                    Instant.parse("2026-03-15T23:59:59.999Z"),
                                    true,
                                    "cost-spike"),
                            new PastAction("ask the vendor", null, null, null, false, null));
            assertThat(history.cautions()).isEmpty();
        }
    }

    @Test
    void anIncidentThatOnlyItsReviewKnowsCountsWhenItSaysWhenItBegan() throws IOException {
        write(
                "a.md",
                Review.of("a", "Known")
                        .course(new Course(
                                null,
                                null,
                                Instant.parse("2026-03-01T12:00:00Z"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)));
        write("b.md", Review.of("b", "Unknown"));
        Files.writeString(dir.resolve("notes.txt"), "no review");

        History history = new Intake().reviews(dir).history();

        assertThat(history.incidents()).extracting(PastIncident::id).containsExactly("a");
        assertThat(history.cautions())
                .containsExactly(
                        "The review b.md is of incident b, of which nothing else is known, nor when it began; it is left out.");
    }

    @Test
    void aReviewOfARestrictedIncidentIsInNoReportUnlessTheReaderMayKnowOfIt() throws IOException {
        Review secret = Review.of("s-1", "Leak of root")
                .subject(new Subject("s-1", "", "", "leak", "", "", "", false, true))
                .course(new Course(
                        null, null, Instant.parse("2026-03-01T12:00:00Z"), null, null, null, null, null, null))
                .build();
        Path file = dir.resolve("s.md");
        Files.writeString(file, ReviewDocument.write(secret) + "\n## Timeline\n\n- Leak of root, no moment\n");

        History history = new Intake().reviews(file).history();

        assertThat(history.incidents()).singleElement().matches(PastIncident::restricted);
        assertThat(history.cautions()).containsExactly("Not all of the review s.md is understood.");
        Report report = Insights.over(file).report(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(report.html() + report.markdown(Voice.ENGINEERS) + new String(report.json(), UTF_8))
                .doesNotContain("Leak of root");
    }

    private Path write(String name, ReviewBuilder review) throws IOException {
        Path file = dir.resolve(name);
        ReviewDocument.write(review.build(), file);
        return file;
    }
}
