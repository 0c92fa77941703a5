package io.github.incidentsdk.rule.shadow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The score of one rule as it grows. */
final class Tally {

    private final ShadowRule rule;
    private @Nullable Instant since;
    private long openings;
    private long hits;
    private long falseAlarms;
    private long missed;
    private final ArrayDeque<Duration> leads = new ArrayDeque<>();

    Tally(ShadowRule rule) {
        this.rule = rule;
    }

    ShadowRule rule() {
        return rule;
    }

    boolean hasBegun() {
        return since != null;
    }

    /** Scores from {@code at} on, and nothing from before. */
    void begin(Instant at) {
        stop();
        since = at;
    }

    /** The rule said something else from now on. */
    void stop() {
        since = null;
        openings = 0;
        hits = 0;
        falseAlarms = 0;
        missed = 0;
        leads.clear();
    }

    /** Whether something that began at {@code start} is to be scored. */
    boolean counts(Instant start) {
        return since != null && !start.isBefore(since);
    }

    void opened() {
        openings++;
    }

    void hit() {
        hits++;
    }

    void wasFalse() {
        falseAlarms++;
    }

    void missed() {
        missed++;
    }

    void earlierBy(Duration lead) {
        if (leads.size() == ShadowScore.MOST_LEADS) {
            leads.remove();
        }
        leads.add(lead);
    }

    @Nullable
    ShadowScore score() {
        Instant begun = since;
        return begun == null
                ? null
                : new ShadowScore(
                        rule.id(), rule.declares(), begun, openings, hits, falseAlarms, missed, List.copyOf(leads));
    }
}
