package io.github.incidentsdk.review.document;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.Course;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the items of one section. */
final class PartReader {

    private static final String MOMENT = "begin it with its moment, such as **2026-03-02T06:00:00Z**";

    private final Part part;
    private final List<Item> items;
    private final Problems problems;
    private final Escaping escaping;
    private final Days days;

    PartReader(Part part, List<Item> items, Course course, Problems problems) {
        this.part = part;
        this.items = items;
        this.days = new Days(course, problems);
        this.problems = problems;
        escaping = new Escaping(part.fields());
    }

    void into(ReviewBuilder review) {
        switch (part) {
            case IMPACTS -> review.impacts(each(this::impact));
            case TIMELINE -> review.timeline(each(this::entry));
            case PERSPECTIVES -> review.perspectives(each(this::perspective));
            case FACTORS ->
                review.factors(each(item -> Factor.of(text(item), fields(item).joined("tags", ", "))));
            case MITIGATORS -> review.mitigators(each(this::text));
            case LUCK -> review.luck(each(this::text));
            case SURPRISES -> review.surprises(each(this::text));
            case RISKS -> review.risks(each(this::text));
            case QUESTIONS -> review.questions(each(this::question));
            case TAKEAWAYS -> review.takeaways(each(this::text));
            case PROPOSALS -> review.proposals(each(this::text));
            case ACTIONS -> review.actions(each(item -> new ActionReader(item, problems).read()));
            case SEVERITIES -> review.severities(each(this::severity));
            case METRICS -> review.metrics(each(item -> new MetricReader(item, problems).read()));
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
            if (item.isProse() && part.isOfLines()) {
                String start = item.text().lines().findFirst().orElse("");
                notTaken(
                        item,
                        "\"" + start + "\" is no item of \"" + part.heading() + "\"",
                        "begin an item with \"- \"");
                continue;
            }
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

    private Fields fields(Item item) {
        return new Fields(item, part, problems);
    }

    private @Nullable TimelineEntry entry(Item item) {
        Moment moment = moment(item);
        if (moment == null) {
            return null;
        }
        Fields fields = fields(item);
        Knowledge known = fields.word("known", Knowledge.KNOWN_THEN);
        return new TimelineEntry(
                moment.at(), moment.who(), escaping.unescape(moment.text()), fields.line("source"), known);
    }

    private Impact impact(Item item) {
        Account account = account(item, "impact");
        return new Impact(account.who(), all(account.said(), fields(item).block("impact")));
    }

    private Perspective perspective(Item item) {
        Account account = account(item, "saw");
        Fields fields = fields(item);
        return new Perspective(
                account.who(),
                all(account.said(), fields.block("saw")),
                fields.block("expected"),
                fields.block("tried"));
    }

    private Account account(Item item, String field) {
        Account account = Account.of(text(item), !item.fields().isEmpty());
        if (!account.said().isEmpty()) {
            problems.add(
                    item.line(),
                    "what stands behind \"" + account.who() + "\" is in no field",
                    "it is taken as \"" + field + "\"; write it below as \"- " + field + ": …\"");
        }
        return account;
    }

    private static String all(String one, String more) {
        return one + (one.isEmpty() || more.isEmpty() ? "" : "\n\n") + more;
    }

    private Question question(Item item) {
        Fields fields = fields(item);
        Question.Status status = fields.word("status", Question.Status.OPEN);
        return new Question(text(item), fields.line("asked by"), status, fields.block("answer"));
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
        Fields fields = fields(item);
        return new SeverityChange(
                moment.at(), severity, fields.word("claims", severity), moment.who(), fields.line("why"));
    }

    private @Nullable Told told(Item item) {
        Moment moment = moment(item);
        if (moment == null) {
            return null;
        }
        Fields fields = fields(item);
        Told.Kind kind = fields.word("kind", Told.Kind.AUDIENCE);
        return new Told(moment.at(), moment.who(), kind, fields.line("outcome"), escaping.unescape(moment.text()));
    }

    private @Nullable Held held(Item item) {
        Moment moment = moment(item);
        return moment == null
                ? null
                : new Held(
                        moment.at(),
                        until(item, moment.at()),
                        moment.who(),
                        escaping.unescape(moment.text()),
                        fields(item).line("why"));
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
        return new Gap(moment.at(), until(item, moment.at()), kind, escaping.unescape(moment.text()));
    }

    private @Nullable Moment moment(Item item) {
        Moment moment = Moment.read(item.text(), days.day());
        if (moment == null) {
            notTaken(item, "an item of \"" + part.heading() + "\" has no moment", MOMENT);
            return null;
        }
        return moment.at(days.next(moment, item.line()));
    }

    private @Nullable Instant until(Item item, Instant from) {
        return fields(item)
                .value("until", text -> Days.end(text, from), "no moment", "write it as 2026-03-02T06:00:00Z");
    }

    private void notTaken(Item item, String what, String advice) {
        problems.keep(item.line(), what, advice, part.heading(), item.asWritten());
    }
}
