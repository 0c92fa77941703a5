package io.github.incidentsdk.review.page;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.Factor;
import io.github.incidentsdk.review.Impact;
import io.github.incidentsdk.review.Meeting;
import io.github.incidentsdk.review.Narrative;
import io.github.incidentsdk.review.Perspective;
import io.github.incidentsdk.review.Question;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.Section;
import io.github.incidentsdk.review.Subject;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.ActionStatus;
import io.github.incidentsdk.review.action.Target;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Held;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.Measured;
import io.github.incidentsdk.review.evidence.SeverityChange;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import io.github.incidentsdk.review.evidence.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Reviews with something in every part of them. */
final class FullReview {

    static final LocalDate TODAY = LocalDate.of(2026, 4, 2);

    private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");

    private FullReview() {}

    /** With the text wherever only one line may be. */
    static Review lines(String line) {
        String what = "plain";
        return Review.of(line, line)
                .subject(new Subject(line, line, line, line, line, line, line, true, true))
                .meeting(new Meeting(Meeting.Form.ASYNC, TODAY, line, line))
                .impacts(List.of(new Impact(line, what)))
                .timeline(new TimelineEntry(SIX, line, what, "-" + line, Knowledge.KNOWN_THEN))
                .perspective(new Perspective(line, what, what, what))
                .factors(List.of(Factor.of(what, line)))
                .question(new Question(what, line, Question.Status.ANSWERED, what))
                .action(new Action(line, line, TODAY, what, "-" + line, Target.rule(line), List.of())
                        .now(ActionStatus.DONE, TODAY, line))
                .severities(List.of(new SeverityChange(SIX, Severity.SEV1, Severity.SEV2, line, line)))
                .metrics(List.of(new Measured(
                        line, List.of(new Measured.Value(SIX, 1), new Measured.Value(SIX.plusSeconds(9), 2)))))
                .told(List.of(new Told(SIX, line, Told.Kind.BACKEND, line, what)))
                .holds(List.of(new Held(SIX, null, line, line, line)))
                .sections(List.of(new Section(line, what)))
                .build();
    }

    /** With the text everywhere. */
    static Review of(String text) {
        return lines(text).toBuilder()
                .summary(text)
                .narrative(new Narrative(text, text, text, text))
                .impacts(List.of(new Impact(text, text)))
                .timeline(TimelineEntry.of(SIX, text, text))
                .timeline(List.of(
                        TimelineEntry.of(SIX, text, text),
                        new TimelineEntry(SIX, text, text, text, Knowledge.FOUND_LATER)))
                .perspectives(List.of(new Perspective(text, text, text, text), new Perspective(text, text, text, text)))
                .factors(List.of(Factor.of(text, text)))
                .mitigators(List.of(text))
                .luck(List.of(text))
                .surprises(List.of(text))
                .risks(List.of(text))
                .questions(List.of(new Question(text, text, Question.Status.OPEN, text)))
                .takeaways(List.of(text))
                .proposals(List.of(text))
                .action(Action.of(text)
                        .ownedBy("billing")
                        .dueOn(TODAY.minusDays(1))
                        .trackedAt(text))
                .action(Action.of(text).ownedBy("billing").dueOn(TODAY))
                .told(List.of(new Told(SIX, text, Told.Kind.AUDIENCE, text, text)))
                .gaps(List.of(new Gap(SIX, null, Gap.Kind.BLIND, text)))
                .sections(List.of(new Section(text, text)))
                .build();
    }
}
