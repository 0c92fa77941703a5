package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.model.RuleState;

/** What of one rule is kept for a restart. */
interface Noted {

    /** The rule's id. */
    String id();

    /** Whether the rule follows anything, so that it matters when it was evaluated. */
    boolean follows();

    /** Looks for what moved since it was kept, because somebody was blind or measured something else; for everything where {@code all}. */
    void lookForDrift(boolean all, long nowNanos);

    /** How many label sets moved since they were kept. */
    int moved();

    /** One of those that moved, from 0. */
    RuleState state(int moved, long nowNanos);

    /** The first {@code count} of those that moved are kept as they are now. */
    void kept(int count, long nowNanos);

    /** What was over before it could be kept need not be. */
    void forgetUnkept();
}
