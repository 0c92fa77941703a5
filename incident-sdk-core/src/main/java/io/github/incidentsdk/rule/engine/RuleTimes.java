package io.github.incidentsdk.rule.engine;

import java.time.Duration;

/**
 * How patient the engine is.
 *
 * @param supplier a supplier that takes longer is no longer read
 * @param note how often it is kept that rules were evaluated, for a restart
 * @param pauseTicks time beyond so many ticks between two evaluations counts for nobody (R8), at least 1
 */
public record RuleTimes(Duration supplier, Duration note, int pauseTicks) {

    /** 5 s, 30 s, 2 ticks. */
    public static final RuleTimes DEFAULT = new RuleTimes(Duration.ofSeconds(5), Duration.ofSeconds(30), 2);

    public RuleTimes {
        if (supplier.isNegative() || supplier.isZero() || note.isNegative() || note.isZero() || pauseTicks < 1) {
            throw new IllegalArgumentException("an engine waits " + supplier + " for a supplier, is kept every " + note
                    + " and pauses after " + pauseTicks + " ticks; all must be above 0");
        }
    }
}
