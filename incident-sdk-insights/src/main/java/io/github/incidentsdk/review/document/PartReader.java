package io.github.incidentsdk.review.document;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.Factor;
import io.github.incidentsdk.review.Impact;
import io.github.incidentsdk.review.Perspective;
import io.github.incidentsdk.review.Question;
import io.github.incidentsdk.review.ReviewBuilder;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Held;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.SeverityChange;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import io.github.incidentsdk.review.evidence.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the items of one section. */
final class PartReader {

    private static final String MOMENT = "begin it with its moment, such as **2026-03-02T06:00:00Z**";

    private final Part part;
    private final List<Item> items;
    private final Problems problems;
    private final Escaping escaping;
    private @Nullable LocalDate day;

    PartReader(Part part, List<Item> items, @Nullable LocalDate day, Problems problems) {
        this.part = part;
        this.items = items;
        this.day = day;
        this.problems = problems;
        escaping = new Escaping(part.fields());
    }

    void into(ReviewBuilder review) {
        switch (part) {
            case IMPACTS -> review.impacts(each(item -> new Impact(text(item), value(item, "impact"))));
            case TIMELINE -> review.timeline(each(this::entry));
            case PERSPECTIVES -> review.perspectives(each(this::perspective));
            case FACTORS -> review.factors(each(item -> Factor.of(text(item), value(item, "tags"))));
            case MITIGATORS -> review.mitigators(each(this::text));
            case LUCK -> review.luck(each(this::text));
            case SURPRISES -> review.surprises(each(this::text));
            case RISKS -> review.risks(each(this::text));
            case QUESTIONS -> review.questions(each(this::question));
            case TAKEAWAYS -> review.takeaways(each(this::text));
            case PROPOSALS -> review.proposals(each(this::text));
            case ACTIONS -> review.actions(each(item -> new ActionReader(item, escaping, problems).read()));
            case SEVERITIES -> review.severities(each(this::severity));
            case METRICS -> review.metrics(each(item -> new MetricReader(item, escaping, problems).read()));
            case TOLD -> review.told(each(this::told));
            case HOLDS -> review.holds(each(this::held));
            case GAPS -> review.gaps(each(this::gap));
            case SUMMARY, PROLOGUE, TRIGGER, IMPACT, EPILOGUE ->
                throw new IllegalArgumentException(part + " is one text and has no items");
        }
    }

    private <T> List<T> each(Function<Item, @Nullable T> reader) {
        List<T> all = new ArrayList<>();
        for (Item item : items) {
            T one = reader.apply(item);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    private String text(Item item) {
        return escaping.unescape(item.text());
    }

    private String value(Item item, String field) {
        return escaping.unescape(item.field(field));
    }

    private @Nullable TimelineEntry entry(Item item) {
        Moment moment = moment(item);
        if (moment == null) {
            return null;
        }
        Knowledge known = word(item, "known", Knowledge.KNOWN_THEN);
        return new TimelineEntry(
                moment.at(), moment.who(), escaping.unescape(moment.text()), value(item, "source"), known);
    }

    private Perspective perspective(Item item) {
        return new Perspective(text(item), value(item, "saw"), value(item, "expected"), value(item, "tried"));
    }

    private Question question(Item item) {
        Question.Status status = word(item, "status", Question.Status.OPEN);
        return new Question(text(item), value(item, "asked by"), status, value(item, "answer"));
    }

    private @Nullable SeverityChange severity(Item item) {
        Moment moment = moment(item);
        if (moment == null) {
            return null;
        }
        Severity severity = Words.read(Severity.class, moment.text());
        if (severity == null) {
            notTaken(item, "\"" + moment.text() + "\" is no severity", "write " + Words.all(Severity.class));
            return null;
        }
        return new SeverityChange(
                moment.at(), severity, word(item, "claims", severity), moment.who(), value(item, "why"));
    }

    private @Nullable Told told(Item item) {
        Moment moment = moment(item);
        if (moment == null) {
            return null;
        }
        Told.Kind kind = word(item, "kind", Told.Kind.AUDIENCE);
        return new Told(moment.at(), moment.who(), kind, value(item, "outcome"), escaping.unescape(moment.text()));
    }

    private @Nullable Held held(Item item) {
        Moment moment = moment(item);
        return moment == null
                ? null
                : new Held(
                        moment.at(), until(item), moment.who(), escaping.unescape(moment.text()), value(item, "why"));
    }

    private @Nullable Gap gap(Item item) {
        Moment moment = moment(item);
        if (moment == null) {
            return null;
        }
        Gap.Kind kind = Words.read(Gap.Kind.class, moment.who());
        if (kind == null) {
            notTaken(item, "\"" + moment.who() + "\" is no kind of gap", "write " + Words.all(Gap.Kind.class));
            return null;
        }
        return new Gap(moment.at(), until(item), kind, escaping.unescape(moment.text()));
    }

    private @Nullable Moment moment(Item item) {
        Moment moment = Moment.read(item.text(), day);
        if (moment == null) {
            notTaken(item, "an item of \"" + part.heading() + "\" has no moment", MOMENT);
            return null;
        }
        day = LocalDate.ofInstant(moment.at(), ZoneOffset.UTC);
        return moment;
    }

    private @Nullable Instant until(Item item) {
        String text = item.field("until");
        Instant until = text.isEmpty() ? null : Moment.time(text, day);
        if (until == null && !text.isEmpty()) {
            keep(item, "until", "no moment", "write it as 2026-03-02T06:00:00Z");
        }
        return until;
    }

    private <E extends Enum<E>> E word(Item item, String field, E otherwise) {
        String text = item.field(field);
        E word = text.isEmpty() ? otherwise : Words.read(otherwise.getDeclaringClass(), text);
        if (word == null) {
            keep(item, field, "unknown", "write " + Words.all(otherwise.getDeclaringClass()));
            return otherwise;
        }
        return word;
    }

    private void keep(Item item, String field, String is, String advice) {
        String text = item.field(field);
        problems.keep(
                item.lineOf(field),
                "the " + field.toLowerCase(Locale.ROOT) + " \"" + text + "\" is " + is,
                advice,
                part.heading(),
                field + ": " + text);
    }

    private void notTaken(Item item, String what, String advice) {
        problems.keep(item.line(), what, advice, part.heading(), item.asWritten());
    }
}
