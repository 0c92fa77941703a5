package io.github.incidentsdk.review.lint;

import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.ReviewState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Looks a review over for what makes learning harder. Warns, and never blocks: no state, no document and no page depends on it.
 *
 * <p>A review without actions is a valid one, and gets no warning for it.
 */
public final class Lints {

    private Lints() {}

    /** As {@link #of(Review, LocalDate, Collection)}, where nobody's name is known but the facilitator's and commander's. */
    public static List<Lint> of(Review review, LocalDate today) {
        return of(review, today, List.of());
    }

    /**
     * All warnings, those about actions first.
     *
     * @param today what is due is counted from the day of the review, or from here while it has none
     * @param people names that do not belong into contributing factors and into what customers read
     */
    public static List<Lint> of(Review review, LocalDate today, Collection<String> people) {
        List<Lint> lints = new ArrayList<>();
        LocalDate held = review.meeting().on();
        LocalDate agreed = held == null || held.isAfter(today) ? today : held;
        review.actions().forEach(action -> lints.addAll(ActionLints.of(action, agreed)));
        lints.addAll(WordLints.of(review, people));
        lints.addAll(voices(review));
        return lints;
    }

    private static List<Lint> voices(Review review) {
        List<Lint> lints = new ArrayList<>();
        String facilitator = review.meeting().facilitator();
        if (!facilitator.isEmpty()
                && facilitator.equalsIgnoreCase(review.meeting().commander())) {
            lints.add(new Lint(
                    "facilitator",
                    "the meeting",
                    "who led the response also led the review",
                    "ask somebody who was not there: it is easier to be curious then"));
        }
        if (review.state() == ReviewState.DRAFT) {
            return lints; // people have still to say their part
        }
        if (review.voices() <= 1) {
            lints.add(new Lint(
                    "one-voice",
                    "perspectives",
                    review.voices() == 0 ? "nobody's account is there" : "there is one account only",
                    "ask others who were there what they saw, expected and tried"));
        }
        if (review.factors().size() == 1) {
            lints.add(new Lint(
                    "one-factor",
                    "contributing factors",
                    "there is one only",
                    "ask what else had to be so for it to go as it went, and what kept it from being worse"));
        }
        return lints;
    }
}
