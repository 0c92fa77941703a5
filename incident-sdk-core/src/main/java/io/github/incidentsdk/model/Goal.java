package io.github.incidentsdk.model;

import java.time.Duration;

/**
 * What an organisation wants to come to in handling incidents; judged with n and an interval by the insights module, never by one number.
 *
 * <p>There is no goal on a mean time to anything: a mean of durations is ruled by its few longest ones, so that it looks better or
 * worse by a tenth in two of five comparisons where nothing changed.
 */
public sealed interface Goal {

    /** The goal's name, as it is configured. */
    String name();

    /**
     * A share of the incidents that a rule, and not a person, found first.
     *
     * @param atLeast the share wanted, above 0 and at most 1
     */
    record DetectedByRule(String name, double atLeast) implements Goal {
        /** @throws IllegalArgumentException when the share is none */
        public DetectedByRule {
            requireShare(atLeast);
        }
    }

    /**
     * A share of the incidents of SEV1 and SEV2 that are reviewed in time.
     *
     * @param atLeast the share wanted, above 0 and at most 1
     * @param within how long after the end a review counts
     */
    record Reviewed(String name, double atLeast, Duration within) implements Goal {
        /** @throws IllegalArgumentException when the share is none, or the time is */
        public Reviewed {
            requireShare(atLeast);
            if (within.isZero() || within.isNegative()) {
                throw new IllegalArgumentException("a review takes some time, not " + within);
            }
        }
    }

    /**
     * No more than so many actions of reviews that are past their due date.
     *
     * @param atMost how many may be; 0 or more
     */
    record OverdueActions(String name, int atMost) implements Goal {
        /** @throws IllegalArgumentException when the number is negative */
        public OverdueActions {
            if (atMost < 0) {
                throw new IllegalArgumentException("no fewer than 0 actions can be overdue, not " + atMost);
            }
        }
    }

    private static void requireShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is above 0 and at most 1, not " + share);
        }
    }
}
