package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.answer.Answer;
import io.github.incidentsdk.insights.answer.Figure;
import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Table;
import io.github.incidentsdk.insights.drawing.Drawing;
import io.github.incidentsdk.insights.words.Amounts;
import io.github.incidentsdk.insights.words.Words;
import io.github.incidentsdk.page.Anchor;
import io.github.incidentsdk.page.Cut;
import io.github.incidentsdk.page.Element;
import io.github.incidentsdk.page.Page;
import java.util.List;
import java.util.Objects;

/** The page: what matters most, each question with its pictures and figures, and the incidents behind them. */
final class HtmlReport {

    private static final String QUESTION = "question";
    private static final String INCIDENTS = "incidents";
    private static final String SETS = "sets";

    /** More than a reader looks through; the data has all. */
    private static final int MOST_ROWS = 300;

    private final Report report;
    private final Dates dates;
    private final IncidentIndex index;
    private final Drawing drawing;

    HtmlReport(Report report) {
        this.report = report;
        this.dates = new Dates(report.about().zone());
        this.index = new IncidentIndex(report.incidents());
        this.drawing = new Drawing(index, report.about().zone());
    }

    String page() {
        Page page = Page.titled(Cut.title(report.about().title())).add(header(), contents());
        report.answers().forEach(answer -> page.add(section(answer)));
        if (index.hasSets()) {
            page.add(
                    Element.of("h2", "Behind the figures").attribute("id", SETS),
                    Element.of("p", "The incidents of each figure that rests on more than a few.")
                            .style("soft"),
                    index.sets().style("small"));
        }
        page.add(
                Element.of("h2", "Incidents").attribute("id", INCIDENTS),
                new IncidentTable(index, report.incidents().size(), dates).element());
        return page.html();
    }

    private Element header() {
        About about = report.about();
        Element header = Element.of("header")
                .add(
                        Element.of("h1", Cut.title(about.title())),
                        Element.of(
                                        "p",
                                        dates.window(about.window()) + " (" + dates.zone() + "), "
                                                + Wording.listed(report) + ". Made "
                                                + dates.minute(about.madeAt()) + ".")
                                .style("soft"));
        report.headlines().forEach(sentence -> header.add(paragraph(sentence).style("lead")));
        about.breaks()
                .forEach(each -> header.add(paragraph(Wording.of(each, dates)).style("note")));
        about.cautions().forEach(caution -> header.add(paragraph(caution).style("note")));
        if (!about.sources().isEmpty()) {
            header.add(paragraph("Read from " + String.join(", ", about.sources()) + ".")
                    .style("soft small"));
        }
        return header;
    }

    private Element contents() {
        Element list = Element.of("ol");
        for (Answer answer : report.answers()) {
            list.add(
                    Element.of("li").add(Element.link(Anchor.to(QUESTION, answer.id()), Cut.title(answer.question()))));
        }
        list.add(Element.of("li").add(Element.link("#" + INCIDENTS, "Incidents")));
        return Element.of("nav").attribute("aria-label", "Questions").add(list);
    }

    private Element section(Answer answer) {
        Element section = Element.of("section")
                .add(Element.of("h2", Cut.title(answer.question())).attribute("id", Anchor.id(QUESTION, answer.id())));
        answer.findings().forEach(finding -> section.add(paragraph(finding)));
        answer.cautions().forEach(caution -> section.add(paragraph(caution).style("note")));
        answer.pictures().forEach(picture -> section.add(drawing.of(picture)));
        if (!answer.figures().isEmpty()) {
            section.add(figures(first(answer.figures())));
            more(section, answer.figures());
        }
        for (Table table : answer.tables()) {
            section.add(table(table));
            more(section, table.rows());
        }
        return section;
    }

    private static <T> List<T> first(List<T> rows) {
        return rows.subList(0, Math.min(MOST_ROWS, rows.size()));
    }

    private static void more(Element section, List<?> rows) {
        if (rows.size() > MOST_ROWS) {
            section.add(Element.of(
                            "p",
                            "These are the first " + Words.count(MOST_ROWS) + " of " + Words.count(rows.size())
                                    + "; the data has all.")
                    .style("note"));
        }
    }

    private Element figures(List<Figure> figures) {
        List<Double> levels = figures.stream()
                .map(Figure::interval)
                .filter(Objects::nonNull)
                .map(Interval::level)
                .distinct()
                .toList();
        boolean one = levels.size() == 1;
        Element body = Element.of("tbody");
        figures.forEach(figure -> body.add(row(figure, !one)));
        Element table = Element.of("table")
                .add(
                        Element.of("thead")
                                .add(Element.of("tr")
                                        .add(
                                                heading("what"),
                                                heading("value").style("number"),
                                                heading(one ? Words.percent(levels.get(0)) + " interval" : "interval"),
                                                heading("n").style("number"),
                                                heading("method"),
                                                heading("behind it"))),
                        body);
        return Element.of("details").add(Element.of("summary", "Figures"), table);
    }

    private Element row(Figure figure, boolean withLevel) {
        Interval interval = figure.interval();
        Element name = Element.of("td", Cut.title(figure.name()));
        if (!figure.window().equals(report.about().window())) {
            name.add(
                    Element.of("br"),
                    Element.of("span", dates.window(figure.window())).style("soft"));
        }
        Element between = Element.of("td").style("nowrap");
        if (interval != null) {
            between.text(Amounts.text(interval, figure.unit()));
            if (withLevel) {
                between.add(
                        Element.of("br"),
                        Element.of("span", Wording.level(interval)).style("soft"));
            }
        }
        return Element.of("tr")
                .add(
                        name,
                        Element.of("td", Amounts.text(figure.value(), figure.unit()))
                                .style("number"),
                        between,
                        Element.of("td", Words.count(figure.n())).style("number"),
                        Element.of("td", Cut.title(figure.method())),
                        Element.of("td").style("nowrap").add(index.links(figure.incidents())));
    }

    private Element table(Table table) {
        Element head = Element.of("tr");
        table.columns().forEach(column -> head.add(heading(column)));
        boolean linked = table.rows().stream().anyMatch(row -> !row.incidents().isEmpty());
        if (linked) {
            head.add(heading("incidents"));
        }
        Element body = Element.of("tbody");
        for (Table.Row row : first(table.rows())) {
            Element line = Element.of("tr");
            row.cells().forEach(cell -> line.add(Element.of("td", Cut.title(cell))));
            body.add(linked ? line.add(Element.of("td").add(index.links(row.incidents()))) : line);
        }
        return Element.of("table")
                .add(
                        Element.of("caption", Cut.title(table.title())),
                        Element.of("thead").add(head),
                        body);
    }

    private static Element paragraph(String sentence) {
        return Element.of("p", Cut.sentence(sentence));
    }

    private static Element heading(String text) {
        return Element.of("th", Cut.title(text)).attribute("scope", "col");
    }
}
