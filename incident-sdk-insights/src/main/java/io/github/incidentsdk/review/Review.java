package io.github.incidentsdk.review;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Held;
import io.github.incidentsdk.review.evidence.Measured;
import io.github.incidentsdk.review.evidence.SeverityChange;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import io.github.incidentsdk.review.evidence.Told;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known, and what was learned, about one incident; immutable and safe for all threads.
 *
 * <p>Everything but the incident's id, the title and the timeline may be empty: a review with nothing but a timeline is one, and so is
 * one without actions. There are contributing factors and no root cause, and accounts stand beside each other where they disagree.
 *
 * <p>Texts are Markdown, or one line where it says so, and are kept as {@code Plain} says: lines end in {@code \n}, nothing blank is
 * around them.
 */
public final class Review {

    private final ReviewBuilder parts;

    Review(ReviewBuilder parts) {
        this.parts = parts;
    }

    /** Starts a draft about the incident {@code id}, with nothing in it. */
    public static ReviewBuilder of(String id, String title) {
        return new ReviewBuilder(Subject.of(id), title);
    }

    /** A builder that starts from this review. */
    public ReviewBuilder toBuilder() {
        return new ReviewBuilder(parts);
    }

    /**
     * The same in another state.
     *
     * @throws IllegalStateException when it is to be closed and an action is not settled
     */
    public Review moveTo(ReviewState state) {
        return toBuilder().state(state).build();
    }

    /**
     * The review as an audience is to see it: {@code review.render(CUSTOMERS)}.
     *
     * <p>Responders see everything. Stakeholders see no perspectives, and nothing of how backends were told and what was measured.
     * Customers see when it was, what it did to them, what they were told and what changes, and nothing of who did what. Texts
     * are left as they are: read what goes out, or ask the lints for names in it.
     */
    public Review render(Audience audience) {
        return switch (audience) {
            case RESPONDERS -> this;
            case STAKEHOLDERS -> ForAudience.stakeholders(this);
            case CUSTOMERS -> ForAudience.customers(this);
        };
    }

    /** Actions that still keep it from being closed. */
    public List<Action> unsettled() {
        return actions().stream().filter(action -> !action.isSettled()).toList();
    }

    /** Actions whose day has passed on {@code today} and that are not settled. */
    public List<Action> overdue(LocalDate today) {
        return actions().stream().filter(action -> action.isOverdue(today)).toList();
    }

    /** Actions by owner, owners in the order of their names; those that nobody has are under the empty name. */
    public Map<String, List<Action>> actionsByOwner() {
        Map<String, List<Action>> byOwner = new TreeMap<>();
        for (Action action : actions()) {
            byOwner.merge(action.owner(), List.of(action), Lists::joined);
        }
        return byOwner;
    }

    /** How many accounts there are; a review with one voice is not yet a review by many. */
    public long voices() {
        return perspectives().stream()
                .filter(Perspective::isSaid)
                .map(Perspective::role)
                .distinct()
                .count();
    }

    /** Which incident. */
    public Subject subject() {
        return parts.subject;
    }

    /** The incident's id. */
    public String id() {
        return parts.subject.id();
    }

    /** One line for people. */
    public String title() {
        return parts.title;
    }

    public ReviewState state() {
        return parts.state;
    }

    /** How it was held. */
    public Meeting meeting() {
        return parts.meeting;
    }

    /** How the incident went. */
    public Course course() {
        return parts.course;
    }

    /** In a few sentences; may be empty. */
    public String summary() {
        return parts.summary;
    }

    public Narrative narrative() {
        return parts.narrative;
    }

    /** What it did, from several sides. */
    public List<Impact> impacts() {
        return parts.impacts;
    }

    /** What happened, as a rule in the order of time. */
    public List<TimelineEntry> timeline() {
        return parts.timeline;
    }

    /** Accounts beside each other. */
    public List<Perspective> perspectives() {
        return parts.perspectives;
    }

    /** What contributed; there is no root cause. */
    public List<Factor> factors() {
        return parts.factors;
    }

    /** What kept it from being worse. */
    public List<String> mitigators() {
        return parts.mitigators;
    }

    /** What went well by chance alone. */
    public List<String> luck() {
        return parts.luck;
    }

    /** What can still happen. */
    public List<String> risks() {
        return parts.risks;
    }

    /** What nobody expected. */
    public List<String> surprises() {
        return parts.surprises;
    }

    public List<Question> questions() {
        return parts.questions;
    }

    /** What others can take from it. */
    public List<String> takeaways() {
        return parts.takeaways;
    }

    /** Ideas that nobody has taken on; whether they are followed is not counted. */
    public List<String> proposals() {
        return parts.proposals;
    }

    public List<Action> actions() {
        return parts.actions;
    }

    /** Who was told what, people and backends. */
    public List<Told> told() {
        return parts.told;
    }

    /** How bad it was when, from its declaration on. */
    public List<SeverityChange> severities() {
        return parts.severities;
    }

    /** What held back that somebody was told. */
    public List<Held> holds() {
        return parts.holds;
    }

    /** Where the record says nothing. */
    public List<Gap> gaps() {
        return parts.gaps;
    }

    /** Metrics around the breach. */
    public List<Measured> metrics() {
        return parts.metrics;
    }

    public Cost cost() {
        return parts.cost;
    }

    /** What people wrote under headings of their own. */
    public List<Section> sections() {
        return parts.sections;
    }

    /** What people wrote into the document's head under keys of their own: texts, and lists and maps of such. */
    public Map<String, Object> properties() {
        return parts.properties;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Review review && parts.all().equals(review.parts.all());
    }

    @Override
    public int hashCode() {
        return Objects.hash(id(), title(), state(), timeline());
    }

    /** For people and logs. */
    @Override
    public String toString() {
        return "review of " + id() + " \"" + title() + "\" (" + state() + ")";
    }
}
