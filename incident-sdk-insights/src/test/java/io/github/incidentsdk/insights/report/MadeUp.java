package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Break;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.model.CustomerImpact;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A report in which every text is the same, and there is one of every thing. */
final class MadeUp {

    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Window WINDOW = new Window(FROM, FROM.plus(Duration.ofDays(90)));

    private MadeUp() {}

    static Report report(String text) {
        return report(text, 9);
    }

    static Report report(String text, int incidents) {
        List<Listed> listed = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < incidents; i++) {
            ids.add(text + i);
            Instant began = FROM.plus(Duration.ofHours(7L * i));
            Instant ended = i % 3 == 0 ? null : began.plusSeconds(600L * i);
            listed.add(new Listed(
                    text + i,
                    text,
                    text,
                    text,
                    List.of(text),
                    i % 6,
                    began,
                    ended,
                    true,
                    List.of(CustomerImpact.values()).get(i % 3),
                    text,
                    List.of(),
                    List.of(text),
                    text,
                    text));
        }
        List<Break> breaks = List.of(new Break(FROM.plus(Duration.ofDays(30)), text));
        About about = new About(text, WINDOW, WINDOW.to(), ZoneOffset.UTC, List.of(text), breaks, List.of(text));
        return new Report(about, List.of(answer("how-often", text, ids, breaks)), listed);
    }

    private static Answer answer(String id, String text, List<String> ids, List<Break> breaks) {
        Interval interval = new Interval(1, 5.5, 0.95);
        Interval share = new Interval(0.1, 0.9, 0.95);
        List<String> one = ids.subList(0, 1);
        return new Answer(
                id,
                text,
                text,
                List.of(text),
                List.of(
                        new Figure(text, 3, Unit.COUNT, interval, ids.size(), text, WINDOW, ids),
                        new Figure(text, 0.4, Unit.SHARE, null, 1, text, new Window(FROM, FROM), one)),
                List.of(
                        new Picture.Bars(
                                text, text, Unit.COUNT, List.of(new Picture.Bar(text, 3, interval, ids.size(), ids))),
                        new Picture.Dots(
                                text,
                                text,
                                Unit.PER_WEEK,
                                WINDOW,
                                List.of(
                                        new Picture.Dot(FROM.plusSeconds(9), 3, interval, 3, true, one),
                                        new Picture.Dot(FROM.plus(Duration.ofDays(60)), 3, interval, 3, false, one)),
                                breaks),
                        new Picture.Steps(
                                text,
                                text,
                                true,
                                List.of(new Picture.Curve(
                                        text,
                                        3,
                                        List.of(new Picture.StepPoint(60, 0.5, share, one.get(0))),
                                        List.of(70.0)))),
                        new Picture.Timeline(
                                text,
                                text,
                                WINDOW,
                                List.of(
                                        new Picture.Span(text, text, FROM, null, 1, one.get(0)),
                                        new Picture.Span("lane", "on", FROM.plusSeconds(9), WINDOW.to(), 0, "unknown")),
                                breaks)),
                List.of(new Table(text, List.of(text, text), List.of(new Table.Row(List.of(text, text), ids)))),
                List.of(text));
    }
}
