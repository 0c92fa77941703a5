package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.HistoryBuilder;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastIncidentBuilder;
import io.github.incidentsdk.model.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A record that a test makes up, over a window of 100 days from a Monday. */
final class MadeUpHistory {

    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    static final Window WINDOW = new Window(START, START.plus(100, ChronoUnit.DAYS));

    final HistoryBuilder builder = History.builder().window(WINDOW);
    private int count;

    static Instant day(double day) {
        return START.plusSeconds(Math.round(day * 86_400));
    }

    /** One that began on {@code day} and lasted an hour. */
    PastIncidentBuilder incident(double day) {
        return open(day).at(Moment.RESOLVED, day(day).plus(Duration.ofHours(1)));
    }

    PastIncidentBuilder open(double day) {
        return builder.incident("i" + ++count)
                .title("incident " + count)
                .service("checkout")
                .at(Moment.DECLARED, day(day));
    }

    /** {@code n} of them, evenly from {@code from} to {@code to}. */
    void incidents(int n, double from, double to) {
        for (int i = 0; i < n; i++) {
            incident(from + (to - from) * (i + 0.5) / n);
        }
    }

    PastIncidentBuilder ruled(double day, String rule) {
        return incident(day).report(Actor.rule(rule), day(day));
    }

    Answer ask(Question question) {
        return ask(question, Asking.ofDefaults());
    }

    Answer ask(Question question, Asking asking) {
        return question.answer(builder.build(), asking);
    }

    static Figure figure(Answer answer, String name) {
        return answer.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure \"" + name + "\" among "
                        + answer.figures().stream().map(Figure::name).toList()));
    }
}
