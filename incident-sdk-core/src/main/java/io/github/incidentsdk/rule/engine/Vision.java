package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.rule.state.Pace;
import io.github.incidentsdk.rule.state.Verdict;
import io.github.incidentsdk.rule.state.Verdicts;
import org.jspecify.annotations.Nullable;

/** Whether a rule can see, and since when it cannot. */
final class Vision {

    private final long blindAfter;
    private boolean unknown;
    private boolean known;
    private boolean everKnown;
    private boolean blind;
    private long blindSince;
    private boolean lasting;
    private boolean turned;
    private long spells;
    private @Nullable String failure;
    private long strangersAskedAt;
    private boolean strangersAsked;
    private @Nullable String strangers;
    private boolean estranged;

    Vision(long blindAfterNanos) {
        this.blindAfter = blindAfterNanos;
    }

    /** An evaluation begins. */
    void begin() {
        unknown = false;
        known = false;
        failure = null;
    }

    /** Something was looked at. */
    void saw(Verdicts verdicts, int levels) {
        for (int level = 0; level < levels; level++) {
            unknown |= verdicts.level(level) == Verdict.UNKNOWN;
            known |= verdicts.level(level) != Verdict.UNKNOWN;
        }
    }

    /** All was looked at, and of something it cannot be said. */
    void sawInPart() {
        unknown = true;
    }

    /** All was looked at, and nothing of it is unknown. */
    void sawEverything() {
        known = true;
    }

    /** Whether nothing was ever known, and nothing is. */
    boolean mayBeDead() {
        return unknown && !known && !everKnown;
    }

    /** Something is there, although nothing follows from it. */
    void sawSomething() {
        everKnown = true;
    }

    /** The evaluation is over. */
    void end(Pace pace) {
        everKnown |= known;
        if (!unknown) {
            blind = false;
        } else if (!blind) {
            blind = true;
            blindSince = pace.now();
        } else {
            blindSince += pace.unseen();
        }
        if (lasting != isLasting(pace.now())) {
            lasting = !lasting;
            turned = true;
            spells += lasting ? 1 : 0;
        }
    }

    /** Whether it is time to ask whose labels never met: seldom, since it costs a look at the whole expression. */
    boolean asksForStrangers(Pace pace) {
        boolean asks = !strangersAsked || pace.now() - strangersAskedAt >= blindAfter;
        if (asks) {
            strangersAsked = true;
            strangersAskedAt = pace.now();
        }
        return asks;
    }

    /** Whose labels never met; what is said twice has lasted. */
    void sawStrangers(@Nullable String who) {
        boolean lasted = who != null && strangers != null;
        turned |= lasted != estranged;
        estranged = lasted;
        strangers = who;
    }

    /** Whose labels never met although both sides were there for long; null when there is nobody. */
    @Nullable
    String strangers() {
        return estranged ? strangers : null;
    }

    /** Whether it has lasted for long enough, or ceased to, since the last call. */
    boolean takeTurn() {
        boolean has = turned;
        turned = false;
        return has;
    }

    /** How often it has lasted for long enough. */
    long spells() {
        return spells;
    }

    /** The evaluation ended by an exception. */
    void failed(RuntimeException exception, Pace pace) {
        unknown = true;
        failure = "the evaluation failed: " + exception;
        end(pace);
    }

    /** Why nothing can be said, when that is because of an exception. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Whether anything is unknown at present. */
    boolean isBlind() {
        return blind;
    }

    /** Whether that has lasted. */
    boolean isLasting(long nowNanos) {
        return blind && nowNanos - blindSince > blindAfter;
    }

    /** Whether nothing was ever known. */
    boolean isDead() {
        return blind && !everKnown;
    }
}
