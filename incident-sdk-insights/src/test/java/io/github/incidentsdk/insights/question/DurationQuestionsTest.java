package io.github.incidentsdk.insights.question;

import static io.github.incidentsdk.insights.question.MadeUpHistory.day;
import static io.github.incidentsdk.insights.question.MadeUpHistory.figure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastAction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationQuestionsTest {

    private final MadeUpHistory history = new MadeUpHistory();

    private void lasting(double day, long minutes) {
        history.open(day).at(Moment.RESOLVED, day(day).plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void durationsAreDistributionsAndNoMeanIsAmongThem() {
        for (int i = 1; i <= 40; i++) {
            lasting(i * 2, 10L * i);
        }
        history.open(99);

        Answer answer = history.ask(new DurationsDiffer());

        assertThat(figure(answer, "median of duration").value()).isEqualTo(205 * 60);
        assertThat(figure(answer, "median of duration").n()).isEqualTo(40);
        assertThat(figure(answer, "90th percentile of duration").interval()).isNotNull();
        assertThat(answer.figures()).extracting(Figure::name).noneMatch(name -> name.contains("mean"));
        assertThat(answer.cautions())
                .contains("Not in it, since it has no end yet: 1 incident; see what is still open.");
        Picture.Steps steps = (Picture.Steps) answer.pictures().get(0);
        assertThat(steps.curves().get(0).points()).hasSize(40);
        assertThat(steps.curves().get(0).points().get(39).share()).isEqualTo(1);
        assertThat(steps.curves().get(0).points().get(0).incident()).isEqualTo("i1");
        assertThat(answer.findings())
                .anyMatch(each -> each.startsWith("Durations differ between before (n = 24) and after (n = 16)"));
    }

    @Test
    void aMeanOnDemandStandsBesideTheDistributionAndItsIntervalNeverInAHeadline() {
        for (int i = 1; i <= 20; i++) {
            lasting(i * 4, 60);
        }
        lasting(90, 600);

        Answer answer = history.ask(new DurationsDiffer(), Asking.ofDefaults().withMeans());

        Figure mean = figure(answer, "mean of duration");
        assertThat(mean.interval()).isNotNull();
        assertThat(mean.n()).isEqualTo(21);
        assertThat(answer.findings()).noneMatch(each -> each.contains("mean"));
        assertThat(answer.cautions())
                .anyMatch(each -> each.startsWith("The mean of duration is there because it was asked for"));
    }

    @Test
    void nineDurationsHaveNoPercentilesAndNoComparison() {
        for (int i = 1; i <= 9; i++) {
            lasting(i, 10L * i);
        }

        Answer answer = history.ask(new DurationsDiffer(), Asking.ofDefaults().withMeans());

        assertThat(answer.figures()).isEmpty();
        assertThat(answer.cautions())
                .contains("No mean of duration is shown: of 9 durations it would say nothing; it takes 10.");
        assertThat(answer.findings())
                .containsExactly(
                        "There are 9 durations; percentiles need 10.",
                        "Too little is known to compare durations of before (n = 9) and after (n = 0).");
    }

    @Test
    void whatTookNoTimeIsDrawnAtASecondAndThatIsSaid() {
        lasting(1, 0);
        lasting(2, 10);

        assertThat(history.ask(new DurationsDiffer()).cautions())
                .contains(
                        "1 of 2 incidents took less than a second, and is drawn at 1 s, since a logarithmic axis has no zero.");
    }

    @Test
    void curvesOfManyThousandsHaveNoMoreStepsThanCanBeSeen() {
        for (int i = 1; i <= 20_000; i++) {
            lasting(i / 201.0, i);
        }

        Picture.Steps steps =
                (Picture.Steps) history.ask(new DurationsDiffer()).pictures().get(0);

        assertThat(steps.curves().get(0).points()).hasSizeBetween(500, 1_001);
        assertThat(steps.curves().get(0).n()).isEqualTo(20_000);
    }

    @Test
    void whatIsStillOpenIsListedAndCountsInTheCurve() {
        for (int i = 1; i <= 20; i++) {
            lasting(i, 60L * i);
        }
        history.open(97)
                .title("the oldest")
                .actions(List.of(
                        new PastAction(
                                "Alarm on the queue", "team-a", LocalDate.parse("2026-04-01"), null, false, null),
                        new PastAction("Drop the cache", null, LocalDate.parse("2026-05-01"), null, false, null)));
        history.open(99);

        Answer answer = history.ask(new StillOpen());

        assertThat(figure(answer, "open incidents").incidents()).containsExactly("i21", "i22");
        assertThat(answer.findings().get(0)).isEqualTo("2 incidents of 22 are open at the end of the window.");
        assertThat(answer.tables().get(0).rows().get(0).cells()).contains("the oldest", "3 d");
        Picture.Steps steps = (Picture.Steps) answer.pictures().get(0);
        assertThat(steps.curves().get(0).censored()).containsExactly(86_400.0, 3 * 86_400.0);
        assertThat(steps.rising()).isFalse();
        assertThat(figure(answer, "overdue actions").value()).isEqualTo(1);
        assertThat(answer.findings()).contains("1 of 2 actions is overdue.");
        assertThat(answer.tables().get(1).rows().get(0).cells())
                .containsExactly("Alarm on the queue", "team-a", "2026-04-01", "the oldest");
    }

    @Test
    void phasesAreAskedOneByOneOfThoseThatHaveBothMoments() {
        for (int i = 1; i <= 12; i++) {
            history.incident(i * 5).at(Moment.ACKNOWLEDGED, day(i * 5).plusSeconds(60L * i));
        }
        history.incident(3);

        Answer answer = history.ask(new Phases());

        assertThat(figure(answer, "median of declared → acknowledged").value()).isEqualTo(390);
        assertThat(figure(answer, "median of declared → acknowledged").n()).isEqualTo(12);
        assertThat(figure(answer, "median of declared → resolved").n()).isEqualTo(13);
        assertThat(answer.cautions()).contains("No incident has both moments of acknowledged → mitigated.");
        assertThat(((Picture.Steps) answer.pictures().get(0)).curves()).hasSize(2);
    }
}
