package io.github.incidentsdk.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.report.Report;
import io.github.incidentsdk.insights.report.Voice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of which time: sources that begin and end at different times, and what is still to come. */
class TimeCoveredTest {

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

    private static final Instant MADE = Instant.parse("2026-01-06T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aSourceThatArrivesLaterIsNoChangeOfTheRate() throws Exception {
        Path old = every(7, 0, 700, "old.csv");
        Path later = every(3, 350, 700, "later.csv");

        Report report = Insights.over(old, later).report(MADE);

        assertThat(report.headlines().get(0))
                .contains("no change of the rate can be told from chance")
                .endsWith("Compared is only from 2024-12-16 to 2025-11-24, which all of the sources cover.");
        assertThat(report.about().cautions())
                .containsExactly(
                        "The sources cover different times: old.csv from 2024-01-01 to 2025-11-24, later.csv from"
                                + " 2024-12-16 to 2025-11-29. Before and after are compared only from 2024-12-16 to 2025-11-24, which"
                                + " all of them cover; rates over the whole time are too low where one is missing.");
        assertThat(report.markdown(Voice.ENGINEERS)).doesNotContain("became more frequent");
    }

    @Test
    void sourcesWithoutATimeInCommonAreNotCompared() throws Exception {
        Path first = every(7, 0, 300, "first.csv");
        Path second = every(2, 310, 600, "second.csv");

        Report report = Insights.over(first, second).report(MADE);

        assertThat(report.answer("rate-change").orElseThrow().findings())
                .containsExactly("There is nothing to compare: no time is covered by all of the sources.");
        assertThat(report.about().cautions()).anyMatch(each -> each.contains("They have no time in common"));
    }

    @Test
    void aWindowSaysThatTogetherTheyHaveAllThatHappenedInIt() throws Exception {
        Path first = every(7, 0, 300, "first.csv");
        Path second = every(2, 310, 600, "second.csv");
        Window window = new Window(BEGIN, BEGIN.plus(Duration.ofDays(600)));

        Report report = Insights.over(first, second).within(window).report(MADE);

        assertThat(report.headlines().get(0)).startsWith("Incidents became more frequent");
        assertThat(report.about().cautions()).isEmpty();
    }

    @Test
    void whatIsStillToComeIsLeftOutAndNamed() throws Exception {
        Path file = write(
                "a.csv", List.of("1,2024-01-01,2024-01-02", "2,2024-06-01,2024-06-02", "3,2062-06-01,2062-06-02"));

        Report report = Insights.over(file).report(MADE);

        assertThat(report.about().window().to()).isBefore(Instant.parse("2024-06-03T00:00:00Z"));
        assertThat(report.incidents()).hasSize(2);
        assertThat(report.about().cautions())
                .contains("Left out, since their beginning is still to come: 1, with the ids 3.");
    }

    @Test
    void noWindowGoesOnBeyondNow() throws Exception {
        Path file = every(7, 0, 700, "a.csv");
        Instant nextYear = MADE.plus(Duration.ofDays(365));

        Report report = Insights.over(file).within(new Window(BEGIN, nextYear)).report(MADE);

        assertThat(report.about().window()).isEqualTo(new Window(BEGIN, MADE));
        assertThat(report.about().cautions())
                .containsExactly(
                        "The window ends at " + MADE + " and not at " + nextYear + ", since that is still to come.");
        assertThatThrownBy(() -> Insights.over(file)
                        .within(new Window(nextYear, nextYear.plusSeconds(1)))
                        .report(MADE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing is known of it yet");
    }

    @Test
    void whereNothingIsOnRecordTheReportIsOfToday() throws Exception {
        Path file = write("a.csv", List.of());

        Report report = Insights.over(file).report(MADE);

        assertThat(report.about().window()).isEqualTo(new Window(MADE, MADE));
        assertThat(report.html()).contains("6 Jan 2026").doesNotContain("1970");
    }

    /** One every so many days, from one day to another. */
    private Path every(int days, int from, int to, String name) throws Exception {
        List<String> rows = new ArrayList<>();
        for (int day = from; day < to; day += days) {
            Instant at = BEGIN.plus(Duration.ofDays(day));
            rows.add(name + day + "," + at + "," + at.plusSeconds(3_600));
        }
        return write(name, rows);
    }

    private Path write(String name, List<String> rows) throws Exception {
        return Files.writeString(folder.resolve(name), "id,started_at,resolved_at\n" + String.join("\n", rows) + "\n");
    }
}
