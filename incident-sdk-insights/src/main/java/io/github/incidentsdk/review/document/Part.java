package io.github.incidentsdk.review.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sections that a review has, in the order in which they are written. */
enum Part {
    SUMMARY("Summary", "What happened, in a few sentences that somebody understands who was not there."),
    IMPACTS(
            "Who felt what",
            "One item for each side, such as customers or support, with \"- impact: …\" below it.",
            "impact"),
    PROLOGUE("Prologue", "How things stood before."),
    TRIGGER("Trigger", "What set it off; as a rule something that had gone well a hundred times."),
    IMPACT("Impact", "What it did."),
    EPILOGUE("Epilogue", "How it ended, and how things stood then."),
    TIMELINE(
            "Timeline",
            "**2026-03-02T06:00:00Z** role: what happened; below it \"- known: found later\", \"- source: …\".",
            "known",
            "source"),
    PERSPECTIVES(
            "Perspectives",
            "One item for each role, with \"- saw: …\", \"- expected: …\", \"- tried: …\" below it. Accounts may disagree.",
            "saw",
            "expected",
            "tried"),
    FACTORS("Contributing factors", "There are always several; \"- tags: capacity, alerting\" below each.", "tags"),
    MITIGATORS("Mitigators", "What kept it from being worse."),
    LUCK("Luck", "What went well by chance alone."),
    SURPRISES("Surprises", "What nobody expected."),
    RISKS("Risks", "What can still happen."),
    QUESTIONS(
            "Open questions",
            "With \"- asked by: role\", \"- status: open\", \"- answer: …\" below each.",
            "asked by",
            "status",
            "answer"),
    TAKEAWAYS("Takeaways", "What others can take from it."),
    PROPOSALS("Proposals", "Ideas that nobody has taken on yet."),
    ACTIONS(
            "Actions",
            "None is a valid answer. Else \"- [ ] a verb phrase\", with owner, due, result, ticket, changes and status below it.",
            "owner",
            "due",
            "result",
            "ticket",
            "changes",
            "status"),
    SEVERITIES("Severity", "How bad it was when.", "claims", "why"),
    METRICS(
            "Metrics",
            "What was measured around the breach, and from where on a rule held how severe it is.",
            "values",
            "limits"),
    TOLD("Told", "Who was told what.", "kind", "outcome"),
    HOLDS("Held back", "What kept somebody from being told.", "until", "why"),
    GAPS("Gaps", "Where the record says nothing: what is known of it now?", "until");

    private final String heading;
    private final String prompt;
    private final List<String> fields;

    Part(String heading, String prompt, String... fields) {
        this.heading = heading;
        this.prompt = "<!-- " + prompt + " -->";
        this.fields = List.of(fields);
    }

    String heading() {
        return heading;
    }

    /** What stands there while nothing is written, which a reader passes over. */
    String prompt() {
        return prompt;
    }

    /** The names that stand before a colon below its items. */
    List<String> fields() {
        return fields;
    }

    /** Whether an item's own text is one line, so that whatever more people write is to be in a field. */
    boolean isOfLines() {
        return switch (this) {
            case IMPACTS, PERSPECTIVES, ACTIONS, METRICS, SEVERITIES, HOLDS -> true;
            default -> false;
        };
    }

    static Optional<Part> of(String heading) {
        String plain = heading.replaceAll("[\\s#:]+$", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(part -> part.heading.toLowerCase(Locale.ROOT).equals(plain))
                .findFirst();
    }
}
