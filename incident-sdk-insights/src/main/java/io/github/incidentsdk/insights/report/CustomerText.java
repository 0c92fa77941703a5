package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.words.Words;
import java.util.List;

/** For customers: what they felt, when, and what changes; neither titles, which name internals, nor causes. */
final class CustomerText {

    private final Report report;
    private final Dates dates;

    CustomerText(Report report) {
        this.report = report;
        this.dates = new Dates(report.about().zone());
    }

    String markdown() {
        MarkdownText text = new MarkdownText();
        List<Listed> felt =
                report.incidents().stream().filter(Listed::customers).toList();
        text.heading(1, "Service incidents, " + dates.window(report.about().window()));
        if (felt.isEmpty()) {
            return text.paragraph("No incident that affected customers is on record for this time.")
                    .toString();
        }
        text.paragraph(
                Words.count(felt.size(), "incident") + " affected customers. All times are " + dates.zone() + ".");
        for (Listed incident : felt) {
            String service = incident.service().isEmpty() ? "a service" : incident.service();
            text.item(dates.minute(incident.began()) + ": " + service + " was disrupted, "
                    + (incident.ended() == null ? "and still is" : "for " + IncidentTable.lasted(incident)));
        }
        text.end();
        text.heading(2, "What changes");
        long reviewed =
                felt.stream().filter(incident -> incident.review() != null).count();
        text.paragraph(reviewed + " of these " + felt.size() + " have been reviewed.");
        return text.toString();
    }
}
