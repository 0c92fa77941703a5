package io.github.incidentsdk.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.question.Asking;
import io.github.incidentsdk.insights.report.Listed;
import io.github.incidentsdk.insights.report.Report;
import io.github.incidentsdk.insights.report.Voice;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.document.ReviewDocument;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsightsTest {

    private static final Instant BEGIN = Instant.parse("2025-01-06T00:00:00Z");
    private static final Instant MADE = Instant.parse("2026-01-06T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void makesAReportOfAJournalAndAFileTogether() throws Exception {
        Path journal = folder.resolve("journal");
        try (IncidentManager manager =
                IncidentManager.builder().service("shop").journal(journal).build()) {
            manager.declare("outage").as("on-call").acknowledge().resolve("switched over");
            manager.flush(Duration.ofSeconds(60));
        }
        Path file = write(
                "tickets.csv",
                "id,title,severity,service,started_at,resolved_at\n7,slow,SEV2,shop,2025-01-06T00:00:00Z,\n");

        Report report = Insights.over(journal, file).report();

        assertThat(report.incidents()).extracting(Listed::type).containsExactlyInAnyOrder("incident", "outage");
        assertThat(report.about().sources()).containsExactly("journal", "tickets.csv");
        assertThat(report.answers())
                .hasSize(14)
                .allSatisfy(answer -> assertThat(answer.findings()).isNotEmpty());
    }

    @Test
    void everyFigureHasWhatHasToStandBesideIt() throws Exception {
        Report report = Insights.over(year(400)).report(MADE);

        assertThat(report.answers())
                .flatExtracting(Answer::figures)
                .hasSizeGreaterThan(30)
                .allSatisfy(figure -> {
                    assertThat(figure.method()).as(figure.name()).isNotBlank();
                    assertThat(figure.window()).as(figure.name()).isNotNull();
                    assertThat(figure.n()).as(figure.name()).isGreaterThanOrEqualTo(0);
                });
    }

    @Test
    void saysADurationInOneWayInSentencesAndTables() throws Exception {
        Document page = Jsoup.parse(Insights.over(year(400)).report(MADE).html());

        String median = page.select("tr:has(td:containsOwn(90th percentile of duration)) td")
                .get(1)
                .text();
        assertThat(median).matches("\\d+ h \\d+ min");
        assertThat(page.select("section:has(#question-durations) > p").eachText())
                .anyMatch(finding -> finding.endsWith("nine of ten within " + median + "."));
    }

    @Test
    void leadsFromThePageToNothingThatIsNotOnIt() throws Exception {
        Document page = Jsoup.parse(Insights.over(year(400)).report(MADE).html());

        assertThat(page.select("figure svg")).hasSizeGreaterThan(5);
        for (Element link : page.select("a[href^=#]")) {
            assertThat(page.getElementById(link.attr("href").substring(1)))
                    .as(link.outerHtml())
                    .isNotNull();
        }
    }

    @Test
    void saysTheTopInsightWhatRecursAndWhatIsOverdueInOneSentenceEach() throws Exception {
        Path reviews = Files.createDirectories(folder.resolve("reviews"));
        Action late = Action.of("cap the fleet").dueOn(LocalDate.of(2025, 3, 1));
        Review review = Review.of("id-7", "Trouble 7")
                .action(late)
                .action(Action.of("buy a fleet").dueOn(LocalDate.of(2027, 3, 1)))
                .build();
        Files.writeString(reviews.resolve("seven.md"), ReviewDocument.write(review));

        List<String> said = executives(Insights.over(year(400), reviews));

        assertThat(said).hasSize(3);
        assertThat(said.get(0))
                .matches("There were 400 incidents, [\\d.]+ a week \\([\\d.]+ to [\\d.]+\\); no change of the rate "
                        + "can be told from chance\\.");
        assertThat(said.get(1)).matches("What came most often is .*: [\\d,]+ incidents \\([\\d.]+ to [\\d.]+\\)\\.");
        assertThat(said.get(2)).isEqualTo("1 of 2 actions is overdue.");
    }

    @Test
    void saysInThreeSentencesAlsoWhatThereIsNotOnRecord() throws Exception {
        Path one = write("one.csv", "id,started_at,resolved_at\n7,2025-01-06T00:00:00Z,2025-01-06T01:00:00Z\n");
        Window later = new Window(MADE.minus(Duration.ofDays(30)), MADE);

        assertThat(executives(Insights.over(one)))
                .containsExactly(
                        "There was 1 incident (0 to 6); before and after are not compared, since less than a week is left on one side.",
                        "Nothing came again: of 1 incident no two are of one service, type and factor or component.",
                        "No action is on record in this window.");
        assertThat(executives(Insights.over(one).within(later)))
                .containsExactly(
                        "No incident is on record in this window.",
                        "Nothing came again: no incident is on record in this window.",
                        "No action is on record in this window.");
    }

    @Test
    void saysThatTheRateChangedWhereItDid() throws Exception {
        StringBuilder rows = new StringBuilder("id,started_at,resolved_at\n");
        for (int i = 0; i < 60; i++) {
            Instant at = BEGIN.plus(Duration.ofDays(i < 12 ? 12L * i : 180 + 3L * (i - 12)));
            rows.append(i)
                    .append(',')
                    .append(at)
                    .append(',')
                    .append(at.plusSeconds(600))
                    .append('\n');
        }

        String text =
                Insights.over(write("rise.csv", rows.toString())).report(MADE).markdown(Voice.EXECUTIVES);

        assertThat(text).contains("Incidents became more frequent: ").contains(" as many, of 60 incidents.");
    }

    @Test
    void hasAMeanOnlyWhereOneWasAskedForAndNeverAbove() throws Exception {
        Path file = year(100);

        assertThat(names(Insights.over(file).report(MADE))).noneMatch(name -> name.startsWith("mean"));
        Report asked = Insights.over(file).withMeans().report(MADE);
        assertThat(names(asked)).anyMatch(name -> name.startsWith("mean"));
        assertThat(asked.markdown(Voice.EXECUTIVES)).doesNotContainIgnoringCase("mean", "average", "mttr");
        assertThat(Jsoup.parse(asked.html()).select("header").text()).doesNotContainIgnoringCase("mean ");
    }

    @Test
    void countsNothingThatBeganOutsideTheWindow() throws Exception {
        Window half = new Window(BEGIN, BEGIN.plus(Duration.ofDays(180)));

        Report report = Insights.over(year(100)).within(half).report(MADE);

        assertThat(report.about().window()).isEqualTo(half);
        assertThat(report.incidents()).isNotEmpty().allMatch(incident -> half.contains(incident.began()));
        assertThat(report.incidents()).hasSizeLessThan(100);
    }

    @Test
    void saysWhereADefinitionChanged() throws Exception {
        Instant at = BEGIN.plus(Duration.ofDays(100));

        Report report = Insights.over(year(100))
                .in(ZoneId.of("Europe/Berlin"))
                .breakAt(at, "SEV4 is no longer declared")
                .report(MADE);

        assertThat(report.html())
                .contains(
                        "16 Apr 2025: SEV4 is no longer declared. What was before and what came after are not compared.");
    }

    @Test
    void understandsWordsOfItsOwn() throws Exception {
        Path file = write("a.csv", "id,severity,started_at\n1,urgent,2025-01-06T00:00:00Z\n");

        assertThatThrownBy(() -> Insights.over(file).report(MADE))
                .hasMessageContaining("a.csv")
                .hasMessageContaining("urgent");
        assertThat(Insights.over(file)
                        .severity("urgent", Severity.SEV1)
                        .report(MADE)
                        .incidents())
                .extracting(Listed::severity)
                .containsExactly(1);
    }

    @Test
    void recognizesWhatHasNoTellingName() throws Exception {
        Path json = write("export", "[{\"id\": \"1\", \"started_at\": \"2025-01-06T00:00:00Z\"}]");
        Path csv = write("table.txt", "id,started_at\n2,2025-01-06T00:00:00Z\n");

        assertThat(Insights.over(json, csv).report(MADE).incidents())
                .extracting(Listed::id)
                .containsExactly("1", "2");
    }

    @Test
    void letsReviewsCompleteWhatIsKnown() throws Exception {
        Path file = write(
                "a.csv",
                "id,title,started_at,resolved_at\n7,Checkout is slow,2025-01-06T00:00:00Z,2025-01-06T01:00:00Z\n");
        Path reviews = Files.createDirectories(folder.resolve("reviews"));
        Files.writeString(
                reviews.resolve("checkout.md"),
                ReviewDocument.write(Review.of("7", "Checkout is slow").build()));

        Report report = Insights.over(file, reviews).report(MADE);

        assertThat(report.incidents()).extracting(Listed::review).containsExactly("checkout.md");
        assertThat(report.html()).contains("review: checkout.md");
    }

    @Test
    void refusesWhatItCannotLearnFrom() {
        assertThatThrownBy(() -> Insights.over(folder).report(MADE))
                .hasMessageContaining("there is neither a journal in it nor a review");
        assertThatThrownBy(() -> Insights.over()).hasMessageStartingWith("there is nothing to learn from");
        assertThatThrownBy(() -> Insights.over(folder.resolve("nowhere")).report(MADE))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> Insights.over(folder).asking(Asking::withRestricted))
                .hasMessageStartingWith("a report never has restricted incidents");
    }

    @Test
    void isTheSameWheneverItIsMadeOfTheSame() throws Exception {
        Path file = year(50);

        assertThat(Insights.over(file).report(MADE).html())
                .isEqualTo(Insights.over(file).report(MADE).html());
    }

    private static List<String> executives(Insights insights) throws Exception {
        return insights.report(MADE)
                .markdown(Voice.EXECUTIVES)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static List<String> names(Report report) {
        return report.answers().stream()
                .flatMap(answer -> answer.figures().stream())
                .map(Figure::name)
                .toList();
    }

    /** A made-up year without any change. */
    private Path year(int incidents) throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder rows = new StringBuilder(
                "id,title,severity,service,components,detected_by,started_at,acknowledged_at,resolved_at\n");
        for (int i = 0; i < incidents; i++) {
            Instant at = BEGIN.plus(Duration.ofMinutes(i * 525_600L / incidents + random.nextInt(500)));
            Instant end = at.plusSeconds(60 + (long) (3_000 * Math.exp(random.nextGaussian())));
            rows.append(String.format(
                    Locale.ROOT,
                    "id-%d,Trouble %d,SEV%d,shop,%s,%s,%s,%s,%s%n",
                    i,
                    i,
                    1 + random.nextInt(5),
                    random.nextBoolean() ? "cart" : "search",
                    random.nextBoolean() ? "rule" : "customer",
                    at,
                    at.plusSeconds(50),
                    i == incidents - 1 ? "" : end));
        }
        return write("year.csv", rows.toString());
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
