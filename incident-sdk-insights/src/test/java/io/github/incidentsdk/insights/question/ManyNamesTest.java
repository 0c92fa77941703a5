package io.github.incidentsdk.insights.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.model.Severity;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where incidents have very many services and components, what is shown stays of a size that can be read. */
class ManyNamesTest {

    private static final int SERVICES = 150;

    private final MadeUpHistory made = new MadeUpHistory();

    private List<Answer> answers() {
        Random random = new Random(7);
        for (int i = 0; i < 6_000; i++) {
            made.incident(random.nextDouble() * 100)
                    .service("service-" + i % SERVICES)
                    .severity(i % 20 == 0 ? Severity.SEV2 : Severity.SEV3)
                    .components(List.of("part-" + i % 300));
        }
        History history = made.builder.build();
        return Questions.ask(history, Asking.ofDefaults());
    }

    @Test
    void onlyTheMostFrequentAreShownOneByOneAndWhatTheOthersComeToIsSaid() {
        List<Answer> answers = answers();

        for (Answer answer : answers) {
            assertThat(answer.figures()).as(answer.id()).hasSizeLessThanOrEqualTo(3 * Draft.MOST_SHOWN);
            assertThat(answer.findings()).as(answer.id()).hasSizeLessThanOrEqualTo(Draft.MOST_SHOWN);
            answer.tables()
                    .forEach(table -> assertThat(table.rows()).as(table.title()).hasSizeLessThanOrEqualTo(100));
        }
        assertThat(answers.get(0).cautions())
                .contains(
                        "Shown are the 50 most frequent of 150, by service; each of the others has 40 incidents or fewer.",
                        "Shown are the 50 most frequent of 300, by component; each of the others has 20 incidents or fewer.");
        assertThat(answers.stream()
                        .filter(answer -> answer.id().equals("many-services"))
                        .findFirst()
                        .orElseThrow()
                        .cautions())
                .contains("Shown are the 50 of 150 services with the smallest adjusted p.");
    }

    @Test
    void figuresOfTheSameIncidentsShareTheirList() {
        List<Figure> figures = answers().stream()
                .filter(answer -> answer.id().equals("leading-indicators"))
                .findFirst()
                .orElseThrow()
                .figures();

        assertThat(figures).hasSizeGreaterThan(20);
        assertThat(figures)
                .allSatisfy(figure ->
                        assertThat(figure.incidents()).isSameAs(figures.get(0).incidents()));
    }
}
