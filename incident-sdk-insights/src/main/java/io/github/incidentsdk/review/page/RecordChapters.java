package io.github.incidentsdk.review.page;

import io.github.incidentsdk.page.Element;
import io.github.incidentsdk.page.LinePlot;
import io.github.incidentsdk.page.ValueAxis;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Held;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.Measured;
import io.github.incidentsdk.review.evidence.SeverityChange;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import io.github.incidentsdk.review.evidence.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
                        this::plot)
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

    private Element plot(Measured metric) {
        List<Measured.Value> values = metric.values();
        Instant from =
                values.stream().map(Measured.Value::at).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant to =
                values.stream().map(Measured.Value::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        Instant until = to.isAfter(from) ? to : from.plus(Duration.ofMinutes(1));
        String alt = metric.metric() + ": " + values.get(0).value() + " at "
                + Say.moment(values.get(0).at()) + ", "
                + values.get(values.size() - 1).value() + " at "
                + Say.moment(values.get(values.size() - 1).at()) + ", between "
                + values.stream().mapToDouble(Measured.Value::value).min().orElse(0) + " and "
                + values.stream().mapToDouble(Measured.Value::value).max().orElse(0);
        LinePlot plot = new LinePlot(metric.metric(), alt, from, until, ZoneOffset.UTC);
        plot.line(
                metric.metric(),
                values.stream()
                        .map(value -> new LinePlot.Point(value.at(), value.value()))
                        .toList());
        metric.limits().forEach(limit -> plot.limit(limit.severity() + " at " + ValueAxis.name(limit.value()), limit.value()));
        review.severities().forEach(change -> plot.mark(change.severity().name(), change.at()));
        return Element.of("figure").add(Element.of("figcaption", metric.metric()), plot.element());
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
