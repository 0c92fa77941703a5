package io.github.incidentsdk.review.document;

import io.github.incidentsdk.review.Factor;
import io.github.incidentsdk.review.Impact;
import io.github.incidentsdk.review.Perspective;
import io.github.incidentsdk.review.Question;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.StatusChange;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Held;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.Measured;
import io.github.incidentsdk.review.evidence.SeverityChange;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import io.github.incidentsdk.review.evidence.Told;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what stands in one section. */
final class PartWriter {

    private static final Escaping TEXT = new Escaping(List.of());

    private final Review review;
    private final StringBuilder out = new StringBuilder();
    private final Part part;
    private final ItemWriter items;

    private PartWriter(Review review, Part part) {
        this.review = review;
        this.part = part;
        items = new ItemWriter(out, part);
    }

    /** The section's text; empty when nothing is in it. */
    static String write(Review review, Part part) {
        PartWriter writer = new PartWriter(review, part);
        writer.write();
        return writer.out.toString().stripTrailing();
    }

    /** As {@link #write}, for readers: without places to fill in. */
    static String told(Review review, Part part) {
        PartWriter writer = new PartWriter(review, part);
        writer.items.withoutPlacesToFill();
        writer.write();
        return writer.out.toString().stripTrailing();
    }

    static String text(String markdown) {
        return TEXT.escape(markdown);
    }

    private void write() {
        switch (part) {
            case SUMMARY -> out.append(text(review.summary()));
            case PROLOGUE -> out.append(text(review.narrative().prologue()));
            case TRIGGER -> out.append(text(review.narrative().trigger()));
            case IMPACT -> out.append(text(review.narrative().impact()));
            case EPILOGUE -> out.append(text(review.narrative().epilogue()));
            case IMPACTS -> review.impacts().forEach(this::impact);
            case TIMELINE -> review.timeline().forEach(this::entry);
            case PERSPECTIVES -> review.perspectives().forEach(this::perspective);
            case FACTORS -> review.factors().forEach(this::factor);
            case MITIGATORS -> review.mitigators().forEach(items::item);
            case LUCK -> review.luck().forEach(items::item);
            case SURPRISES -> review.surprises().forEach(items::item);
            case RISKS -> review.risks().forEach(items::item);
            case QUESTIONS -> review.questions().forEach(this::question);
            case TAKEAWAYS -> review.takeaways().forEach(items::item);
            case PROPOSALS -> review.proposals().forEach(items::item);
            case ACTIONS -> review.actions().forEach(this::action);
            case SEVERITIES -> review.severities().forEach(this::severity);
            case METRICS -> review.metrics().forEach(this::metric);
            case TOLD -> review.told().forEach(this::told);
            case HOLDS -> review.holds().forEach(this::held);
            case GAPS -> review.gaps().forEach(this::gap);
        }
    }

    private void impact(Impact impact) {
        items.item(impact.viewpoint()).toFill("impact", impact.what());
    }

    private void entry(TimelineEntry entry) {
        items.at(entry.at(), entry.role(), entry.what())
                .field("known", entry.known() == Knowledge.KNOWN_THEN ? null : Words.of(entry.known()))
                .field("source", entry.source());
    }

    private void perspective(Perspective one) {
        items.item(one.role())
                .toFill("saw", one.saw())
                .toFill("expected", one.expected())
                .toFill("tried", one.tried());
    }

    private void factor(Factor factor) {
        items.item(factor.what()).field("tags", String.join(", ", factor.tags()));
    }

    private void question(Question question) {
        items.item(question.what())
                .field("asked by", question.asker())
                .field("status", Words.of(question.status()))
                .field("answer", question.answer());
    }

    private void action(Action action) {
        items.task(action.isSettled(), action.what())
                .toFill("owner", action.owner())
                .toFill("due", action.due())
                .toFill("result", action.result())
                .field("ticket", action.ticket())
                .field("changes", action.target());
        action.history().forEach(step -> items.field("status", step(step)));
    }

    private static String step(StatusChange step) {
        String plain = step.on() + " " + Words.of(step.status());
        return step.note().isEmpty() ? plain : plain + ": " + step.note();
    }

    private void severity(SeverityChange change) {
        items.at(change.at(), change.by(), change.severity().name())
                .field("claims", change.policy() == change.severity() ? null : change.policy())
                .field("why", change.why());
    }

    private void metric(Measured metric) {
        items.item(metric.metric())
                .field(
                        "values",
                        metric.values().stream()
                                .map(value -> value.at() + " " + value.value())
                                .collect(Collectors.joining("\n")))
                .field(
                        "limits",
                        metric.limits().stream()
                                .map(limit -> limit.severity() + " " + limit.value())
                                .collect(Collectors.joining("\n")));
    }

    private void told(Told told) {
        items.at(told.at(), told.to(), told.what())
                .field("kind", Words.of(told.kind()))
                .field("outcome", told.outcome());
    }

    private void held(Held held) {
        items.at(held.at(), held.from(), held.by()).field("until", held.until()).field("why", held.why());
    }

    private void gap(Gap gap) {
        items.at(gap.from(), Words.of(gap.kind()), gap.what()).field("until", gap.to());
    }
}
