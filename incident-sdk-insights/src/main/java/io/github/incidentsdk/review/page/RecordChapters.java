package io.github.incidentsdk.review.page;

import io.github.incidentsdk.page.Element;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Held;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.SeverityChange;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import io.github.incidentsdk.review.evidence.Told;
import java.util.List;

/** What the record shows. */
final class RecordChapters {

    private static final String AT = "At (UTC)";
    private static final String UNTIL = "Until";

    private final Review review;

    RecordChapters(Review review) {
        this.review = review;
    }

    void into(Chapters chapters) {
        chapters.table("Timeline", review.timeline(), Say.table(AT, "Who", "What", "Source"), this::entry)
                .table("Severity", review.severities(), Say.table(AT, "Severity", "By", "Why"), this::severity)
                .each(
                        "Metrics",
                        review.metrics().stream()
                                .filter(metric -> !metric.values().isEmpty())
                                .toList(),
                        metric -> MetricPlot.of(metric, review))
                .table("Told", review.told(), Say.table(AT, "To", "Outcome", "What"), this::told)
                .table("Held back", review.holds(), Say.table(AT, UNTIL, "From", "By"), this::held)
                .table("Gaps", review.gaps(), Say.table(AT, UNTIL, "Gap", "What"), this::gap);
    }

    private List<Element> entry(TimelineEntry entry) {
        Element what = Say.markdown(entry.what());
        if (entry.known() == Knowledge.FOUND_LATER) {
            what.text(" ").add(Element.of("span", "found later").style("mark"));
        }
        Element source = Element.of("td").style("small").add(Element.link(entry.source(), entry.source()));
        return List.of(Say.fixed(Say.moment(entry.at())), Say.cell(entry.role()), what, source);
    }

    private List<Element> severity(SeverityChange change) {
        String claims = change.severity() == change.policy() ? "" : " (the claims said " + change.policy() + ")";
        return List.of(
                Say.fixed(Say.moment(change.at())),
                Say.cell(change.severity() + claims),
                Say.cell(change.by()),
                Say.cell(change.why()));
    }

    private List<Element> told(Told told) {
        return List.of(
                Say.fixed(Say.moment(told.at())),
                Say.cell(told.to()),
                Say.cell(told.outcome()),
                Say.markdown(told.what()));
    }

    private List<Element> held(Held held) {
        return List.of(
                Say.fixed(Say.moment(held.at())),
                Say.fixed(Say.moment(held.until(), "")),
                Say.cell(held.from()),
                Say.cell(held.by() + (held.why().isEmpty() ? "" : ": " + held.why())));
    }

    private List<Element> gap(Gap gap) {
        return List.of(
                Say.fixed(Say.moment(gap.from())),
                Say.fixed(Say.moment(gap.to(), "")),
                Say.cell(gap.kind().word()),
                Say.markdown(gap.what()));
    }
}
