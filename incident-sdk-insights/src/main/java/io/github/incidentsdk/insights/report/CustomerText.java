package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.words.Words;
import io.github.incidentsdk.model.CustomerImpact;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
        List<Listed> felt = of(CustomerImpact.YES);
        int unknown = of(CustomerImpact.UNKNOWN).size();
        text.heading(1, "Service incidents, " + dates.window(report.about().window()));
        if (felt.isEmpty()) {
            return text.paragraph(none(unknown)).toString();
        }
        text.paragraph(Words.count(felt.size(), "incident") + " affected customers. All times are " + dates.zone() + "."
                + (unknown == 0 ? "" : " " + unknown(unknown, " more")));
        for (Listed incident : felt) {
            String service = incident.service().isEmpty() ? "a service" : incident.service();
            text.item(dates.minute(incident.began()) + ": " + service + " was disrupted, "
                    + (incident.ended() == null ? "and still is" : "for " + IncidentTable.lasted(incident))
                    + (incident.felt().isEmpty() ? "" : ". " + incident.felt()));
        }
        text.end();
        text.heading(2, "What changes");
        long reviewed =
                felt.stream().filter(incident -> incident.review() != null).count();
        String reviews = reviewed == 0
                ? ""
                : "There is a review of " + reviewed + " of " + Words.count(felt.size(), "incident") + ". ";
        text.paragraph(reviews
                + changes(felt.stream()
                        .flatMap(incident -> incident.decided().stream())
                        .toList()));
        return text.toString();
    }

    private List<Listed> of(CustomerImpact impact) {
        return report.incidents().stream()
                .filter(incident -> incident.customers() == impact)
                .toList();
    }

    private String none(int unknown) {
        if (unknown == 0) {
            return "No incident that affected customers is on record for this time.";
        }
        return of(CustomerImpact.NO).isEmpty()
                ? unknown(unknown, "")
                : "No incident is known to have affected customers. " + unknown(unknown, " more");
    }

    /** Of what nobody knows nobody may say that it was not. */
    private static String unknown(int n, String more) {
        return "Of " + Words.count(n) + more + " incident" + (n == 1 ? "" : "s")
                + " nothing on record says whether customers felt " + (n == 1 ? "it." : "them.");
    }

    /** How many changes there are and when; what they are names internals. */
    private String changes(List<Decided> all) {
        if (all.isEmpty()) {
            return "No change is on record after them.";
        }
        List<String> parts = Stream.of(
                        part(all, Decided.State.DONE, "done", ", the last on "),
                        part(all, Decided.State.OPEN, "still to come", ", the last due on "),
                        part(all, Decided.State.GIVEN_UP, "given up", ", the last on "))
                .flatMap(Optional::stream)
                .toList();
        return Words.count(all.size(), "change") + (all.size() == 1 ? " was" : " were") + " decided after them: "
                + String.join("; ", parts) + ".";
    }

    private Optional<String> part(List<Decided> all, Decided.State state, String words, String until) {
        List<Decided> those = all.stream().filter(each -> each.state() == state).toList();
        Optional<String> last = those.stream()
                .map(Decided::day)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(dates::day);
        return those.isEmpty()
                ? Optional.empty()
                : Optional.of(those.size()
                        + (those.size() == 1 ? " is " : " are ")
                        + words
                        + last.map(day -> (those.size() == 1 ? until.replace("the last ", "") : until) + day)
                                .orElse(""));
    }
}
