package io.github.incidentsdk.insights.report;

/** For executives: three sentences. */
final class ExecutiveText {

    private final Report report;

    ExecutiveText(Report report) {
        this.report = report;
    }

    String markdown() {
        MarkdownText text = new MarkdownText();
        text.heading(
                1,
                report.about().title() + ", "
                        + new Dates(report.about().zone()).window(report.about().window()));
        report.headlines().forEach(text::paragraph);
        return text.toString();
    }
}
