package io.github.incidentsdk.selfreport;

import io.github.incidentsdk.model.SelfReported;

/**
 * Something that is wrong with the SDK's own work.
 *
 * @param kind what is wrong
 * @param subject the id of what it is wrong with; the kind's own word where there is only one
 */
record Finding(Kind kind, String subject) {

    /** What can be wrong. */
    enum Kind {
        /** A rule has seen nothing for long, and what it holds open cannot close. */
        RULE_BLIND("rule-blind"),
        /** A rule has never seen anything: a name that nobody reports. */
        RULE_DEAD("rule-dead"),
        /** A rule follows as many label sets as it may. */
        RULE_AT_CAP("rule-at-cap"),
        /** There are as many incidents as may be. */
        INCIDENTS_AT_CAP("incidents-at-cap"),
        /** There are as many series as may be. */
        SERIES_AT_CAP("series-at-cap"),
        /** A sink's backend has not been reached for long. */
        SINK_FAILS(SelfReported.SINK + "fails"),
        /** A sink's backend refuses what it is told. */
        SINK_REFUSES(SelfReported.SINK + "refuses"),
        /** The journal cannot write as configured. */
        JOURNAL_FAILS("journal-fails");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
