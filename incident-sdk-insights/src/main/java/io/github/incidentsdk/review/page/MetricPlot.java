package io.github.incidentsdk.review.page;

import io.github.incidentsdk.page.Element;
import io.github.incidentsdk.page.LinePlot;
import io.github.incidentsdk.page.ValueAxis;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Measured;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a metric was around the breach, broken where nobody knows what it was. */
final class MetricPlot {

    /** In these nothing was measured. */
    private static final Set<Gap.Kind> UNKNOWN =
            EnumSet.of(Gap.Kind.UNKNOWN, Gap.Kind.NOT_EVALUATED, Gap.Kind.NOT_KEPT);

    /** So much is shown around a value that is the only one. */
    private static final Duration AROUND = Duration.ofMinutes(1);

    private final Measured metric;
    private final List<Measured.Value> values;
    private final Review review;
    private final Instant from;
    private final Instant to;

    private MetricPlot(Measured metric, Review review) {
        this.metric = metric;
        this.review = review;
        values = metric.values().stream()
                .sorted(Comparator.comparing(Measured.Value::at))
                .toList();
        Instant first = values.get(0).at();
        Instant last = values.get(values.size() - 1).at();
        boolean isMoment = first.equals(last);
        from = isMoment ? first.minus(AROUND) : first;
        to = isMoment ? last.plus(AROUND) : last;
    }

    /** @param metric with at least one value */
    static Element of(Measured metric, Review review) {
        MetricPlot plot = new MetricPlot(metric, review);
        return Element.of("figure").add(Element.of("figcaption", metric.metric()), plot.element());
    }

    private Element element() {
        LinePlot plot = new LinePlot(metric.metric(), alt(), from, to, ZoneOffset.UTC);
        plot.line(metric.metric(), steps());
        unknown().forEach(gap -> plot.unknown(gap.what(), gap.from(), end(gap)));
        metric.limits()
                .forEach(limit -> plot.limit(limit.severity() + " at " + ValueAxis.name(limit.value()), limit.value()));
        review.severities().forEach(change -> plot.mark(change.severity().name(), change.at()));
        return plot.element();
    }

    /** A value holds until another is measured: what stands still is not written again, and a slope would tell of a slow change. */
    private List<LinePlot.Point> steps() {
        List<LinePlot.Point> steps = new ArrayList<>();
        Measured.Value before = null;
        for (Measured.Value value : values) {
            Instant until = before == null ? value.at() : knownUntil(before.at(), value.at());
            if (before != null && until.isAfter(before.at())) {
                steps.add(new LinePlot.Point(until, before.value()));
            }
            steps.add(new LinePlot.Point(value.at(), value.value()));
            before = value;
        }
        return steps;
    }

    private Instant knownUntil(Instant since, Instant next) {
        return unknown().stream()
                .filter(gap -> gap.from().isBefore(next) && end(gap).isAfter(since))
                .map(gap -> gap.from().isBefore(since) ? since : gap.from())
                .min(Comparator.naturalOrder())
                .orElse(next);
    }

    private List<Gap> unknown() {
        return review.gaps().stream()
                .filter(gap -> UNKNOWN.contains(gap.kind()) && gap.from().isBefore(to) && end(gap).isAfter(from))
                .toList();
    }

    private Instant end(Gap gap) {
        Instant end = gap.to();
        return end == null ? to : end;
    }

    private String alt() {
        Measured.Value first = values.get(0);
        Measured.Value last = values.get(values.size() - 1);
        String ends = metric.metric() + ": " + said(first) + ", " + said(last);
        String range = ", between "
                + values.stream().mapToDouble(Measured.Value::value).min().orElseThrow() + " and "
                + values.stream().mapToDouble(Measured.Value::value).max().orElseThrow();
        String unknown = unknown().stream()
                .map(gap -> "; not known from " + Say.moment(gap.from()) + " to " + Say.moment(end(gap)))
                .collect(Collectors.joining());
        return ends + range + unknown;
    }

    private static String said(Measured.Value value) {
        return value.value() + " at " + Say.moment(value.at());
    }
}
