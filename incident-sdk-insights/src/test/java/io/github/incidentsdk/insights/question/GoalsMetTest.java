package io.github.incidentsdk.insights.question;

import static io.github.incidentsdk.insights.question.MadeUpHistory.day;
import static io.github.incidentsdk.insights.question.MadeUpHistory.figure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastAction;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.Goal;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsMetTest {

    private final MadeUpHistory history = new MadeUpHistory();

    @Test
    void aShareIsMetOrMissedOnlyWhereItsIntervalLeavesNoDoubt() {
        for (int i = 0; i < 40; i++) {
            history.incident(i).detectedBy(i % 4 == 0 ? DetectedBy.CUSTOMER : DetectedBy.RULE);
        }

        Answer answer = history.ask(new GoalsMet(List.of(
                new Goal.DetectedByRule("low", 0.5),
                new Goal.DetectedByRule("high", 0.95),
                new Goal.DetectedByRule("near", 0.8))));

        assertThat(answer.findings().get(0)).startsWith("Goal low, at least 50 % found first by a rule: met, 75 %");
        assertThat(answer.findings().get(1)).contains(": missed, 75 %");
        assertThat(answer.findings().get(2)).contains(": neither met nor missed as far as can be told, 75 %");
        assertThat(figure(answer, "goal low").n()).isEqualTo(40);
        assertThat(figure(answer, "goal low").interval()).isNotNull();
    }

    @Test
    void reviewsCountOfSevereIncidentsWhoseTimeIsUp() {
        for (int i = 0; i < 12; i++) {
            history.incident(i).severity(Severity.SEV1).at(Moment.REVIEWED, day(i + (i < 9 ? 10 : 20)));
        }
        history.incident(95).severity(Severity.SEV1); // has time yet
        history.incident(20).severity(Severity.SEV4);

        Answer answer = history.ask(new GoalsMet(List.of(new Goal.Reviewed("reviews", 0.9, Duration.ofDays(14)))));

        assertThat(figure(answer, "goal reviews").value()).isEqualTo(0.75);
        assertThat(figure(answer, "goal reviews").n()).isEqualTo(12);
    }

    @Test
    void overdueActionsAreCountedAndFewIncidentsDecideNothing() {
        LocalDate past = LocalDate.parse("2026-02-01");
        history.incident(1)
                .detectedBy(DetectedBy.RULE)
                .actions(List.of(
                        new PastAction("one", null, past, null, false, null),
                        new PastAction("two", null, past, day(30), true, null)));

        Answer answer = history.ask(
                new GoalsMet(List.of(new Goal.OverdueActions("overdue", 0), new Goal.DetectedByRule("rules", 0.5))));

        assertThat(answer.findings())
                .containsExactly(
                        "Goal overdue, at most 0 overdue actions: missed, 1 of 2 actions.",
                        "Goal rules, at least 50 % found first by a rule: too little is known to say (1 of 1).");
    }
}
