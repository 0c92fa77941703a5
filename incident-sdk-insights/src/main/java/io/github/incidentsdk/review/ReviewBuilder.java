package io.github.incidentsdk.review;

import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Held;
import io.github.incidentsdk.review.evidence.Measured;
import io.github.incidentsdk.review.evidence.SeverityChange;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import io.github.incidentsdk.review.evidence.Told;
import io.github.incidentsdk.review.text.Plain;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Builds a {@link Review}: in state draft, and empty but for what is said here. Not safe for several threads.
 *
 * <p>A method that takes one adds it; one that takes a list puts it in place of what was there.
 */
public final class ReviewBuilder {

    Subject subject;
    String title;
    ReviewState state = ReviewState.DRAFT;
    Meeting meeting = Meeting.NONE;
    Course course = Course.UNKNOWN;
    String summary = "";
    Narrative narrative = Narrative.NONE;
    List<Impact> impacts = List.of();
    List<TimelineEntry> timeline = List.of();
    List<Perspective> perspectives = List.of();
    List<Factor> factors = List.of();
    List<String> mitigators = List.of();
    List<String> luck = List.of();
    List<String> risks = List.of();
    List<String> surprises = List.of();
    List<Question> questions = List.of();
    List<String> takeaways = List.of();
    List<String> proposals = List.of();
    List<Action> actions = List.of();
    List<Told> told = List.of();
    List<SeverityChange> severities = List.of();
    List<Held> holds = List.of();
    List<Gap> gaps = List.of();
    List<Measured> metrics = List.of();
    Cost cost = Cost.UNKNOWN;
    List<Section> sections = List.of();
    Map<String, Object> properties = Map.of();

    ReviewBuilder(Subject subject, String title) {
        this.subject = subject;
        this.title = titled(title);
    }

    ReviewBuilder(ReviewBuilder from) {
        this(from.subject, from.title);
        state = from.state;
        meeting = from.meeting;
        course = from.course;
        summary = from.summary;
        narrative = from.narrative;
        impacts = from.impacts;
        timeline = from.timeline;
        perspectives = from.perspectives;
        factors = from.factors;
        mitigators = from.mitigators;
        luck = from.luck;
        risks = from.risks;
        surprises = from.surprises;
        questions = from.questions;
        takeaways = from.takeaways;
        proposals = from.proposals;
        actions = from.actions;
        told = from.told;
        severities = from.severities;
        holds = from.holds;
        gaps = from.gaps;
        metrics = from.metrics;
        cost = from.cost;
        sections = from.sections;
        properties = from.properties;
    }

    List<Object> all() {
        return List.of(
                subject,
                title,
                state,
                meeting,
                course,
                summary,
                narrative,
                impacts,
                timeline,
                perspectives,
                factors,
                mitigators,
                luck,
                risks,
                surprises,
                questions,
                takeaways,
                proposals,
                actions,
                told,
                severities,
                holds,
                gaps,
                metrics,
                cost,
                sections,
                properties);
    }

    public ReviewBuilder subject(Subject one) {
        subject = Objects.requireNonNull(one, "which incident?");
        return this;
    }

    /** One line for people; where it is blank, the incident's id. */
    public ReviewBuilder title(String line) {
        title = titled(line);
        return this;
    }

    private String titled(String line) {
        String plain = Plain.line(line);
        return plain.isEmpty() ? subject.id() : plain;
    }

    public ReviewBuilder state(ReviewState reached) {
        state = Objects.requireNonNull(reached, "which state?");
        return this;
    }

    public ReviewBuilder meeting(Meeting held) {
        meeting = Objects.requireNonNull(held, "Meeting.NONE says that nothing is decided");
        return this;
    }

    public ReviewBuilder course(Course known) {
        course = Objects.requireNonNull(known, "Course.UNKNOWN says that nothing is known");
        return this;
    }

    public ReviewBuilder summary(String markdown) {
        summary = Plain.block(markdown);
        return this;
    }

    public ReviewBuilder narrative(Narrative told) {
        narrative = Objects.requireNonNull(told, "Narrative.NONE says that nothing is told yet");
        return this;
    }

    public ReviewBuilder impact(String viewpoint, String what) {
        return impacts(Lists.and(impacts, new Impact(viewpoint, what)));
    }

    public ReviewBuilder impacts(List<Impact> all) {
        impacts = List.copyOf(all);
        return this;
    }

    public ReviewBuilder timeline(TimelineEntry entry) {
        return timeline(Lists.and(timeline, entry));
    }

    public ReviewBuilder timeline(List<TimelineEntry> all) {
        timeline = List.copyOf(all);
        return this;
    }

    public ReviewBuilder perspective(Perspective one) {
        return perspectives(Lists.and(perspectives, one));
    }

    public ReviewBuilder perspectives(List<Perspective> all) {
        perspectives = List.copyOf(all);
        return this;
    }

    public ReviewBuilder factor(String what, String... tags) {
        return factors(Lists.and(factors, Factor.of(what, tags)));
    }

    public ReviewBuilder factors(List<Factor> all) {
        factors = List.copyOf(all);
        return this;
    }

    public ReviewBuilder mitigators(List<String> all) {
        mitigators = Plain.blocks(all);
        return this;
    }

    public ReviewBuilder luck(List<String> all) {
        luck = Plain.blocks(all);
        return this;
    }

    public ReviewBuilder risks(List<String> all) {
        risks = Plain.blocks(all);
        return this;
    }

    public ReviewBuilder surprises(List<String> all) {
        surprises = Plain.blocks(all);
        return this;
    }

    public ReviewBuilder question(Question one) {
        return questions(Lists.and(questions, one));
    }

    public ReviewBuilder questions(List<Question> all) {
        questions = List.copyOf(all);
        return this;
    }

    public ReviewBuilder takeaways(List<String> all) {
        takeaways = Plain.blocks(all);
        return this;
    }

    public ReviewBuilder proposals(List<String> all) {
        proposals = Plain.blocks(all);
        return this;
    }

    public ReviewBuilder action(Action one) {
        return actions(Lists.and(actions, one));
    }

    public ReviewBuilder actions(List<Action> all) {
        actions = List.copyOf(all);
        return this;
    }

    public ReviewBuilder told(List<Told> all) {
        told = List.copyOf(all);
        return this;
    }

    public ReviewBuilder severities(List<SeverityChange> all) {
        severities = List.copyOf(all);
        return this;
    }

    public ReviewBuilder holds(List<Held> all) {
        holds = List.copyOf(all);
        return this;
    }

    public ReviewBuilder gaps(List<Gap> all) {
        gaps = List.copyOf(all);
        return this;
    }

    public ReviewBuilder metrics(List<Measured> all) {
        metrics = List.copyOf(all);
        return this;
    }

    public ReviewBuilder cost(Cost known) {
        cost = Objects.requireNonNull(known, "Cost.UNKNOWN says that nothing is known");
        return this;
    }

    /** What people wrote under headings of their own; what is without heading and text is left out. */
    public ReviewBuilder sections(List<Section> all) {
        sections = all.stream()
                .filter(section ->
                        !(section.heading().isEmpty() && section.text().isEmpty()))
                .toList();
        return this;
    }

    /** What people wrote under keys of their own: texts, and lists and maps of such. */
    public ReviewBuilder properties(Map<String, Object> all) {
        properties = Properties.plain(all);
        return this;
    }

    /**
     * The review as it was said here.
     *
     * @throws IllegalStateException when it is closed and an action is not settled
     */
    public Review build() {
        Review review = new Review(new ReviewBuilder(this));
        List<Action> unsettled = review.unsettled();
        if (state == ReviewState.CLOSED && !unsettled.isEmpty()) {
            throw new IllegalStateException(
                    "the review of " + subject.id() + " cannot be closed: settle, or drop with a reason, "
                            + unsettled.stream()
                                    .map(action -> "\"" + action.what() + "\" (" + action.status() + ")")
                                    .collect(Collectors.joining(", ")));
        }
        return review;
    }
}
