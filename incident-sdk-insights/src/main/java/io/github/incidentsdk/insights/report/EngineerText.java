package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.words.Amounts;
import io.github.incidentsdk.insights.words.Words;
import java.util.List;

/** For engineers: everything that is known, with its numbers. */
final class EngineerText {

    private final Report report;
    private final Dates dates;
    private final MarkdownText text = new MarkdownText();

    EngineerText(Report report) {
        this.report = report;
        this.dates = new Dates(report.about().zone());
    }

    String markdown() {
        About about = report.about();
        text.heading(1, about.title());
        text.paragraph(dates.window(about.window()) + " (" + dates.zone() + "), " + Wording.listed(report)
                + ". The page and the data list them, each with its id.");
        about.breaks().forEach(each -> text.quote(Wording.of(each, dates)));
        about.cautions().forEach(text::quote);
        report.answers().forEach(this::answer);
        return text.toString();
    }

    private void answer(Answer answer) {
        text.heading(2, answer.question());
        answer.findings().forEach(text::paragraph);
        answer.cautions().forEach(text::quote);
        answer.pictures().forEach(picture -> text.paragraph(picture.alt()));
        if (!answer.figures().isEmpty()) {
            text.columns(List.of("what", "value", "interval", "n", "method", "window"));
            answer.figures().forEach(this::figure);
            text.end();
        }
        answer.tables().forEach(this::table);
    }

    private void figure(Figure figure) {
        Interval interval = figure.interval();
        text.row(List.of(
                figure.name(),
                Amounts.text(figure.value(), figure.unit()),
                interval == null ? "" : Amounts.text(interval, figure.unit()) + " " + Wording.level(interval),
                Words.count(figure.n()),
                figure.method(),
                dates.window(figure.window())));
    }

    private void table(Table table) {
        text.heading(3, table.title());
        text.columns(table.columns());
        table.rows().forEach(row -> text.row(row.cells()));
        text.end();
    }
}
