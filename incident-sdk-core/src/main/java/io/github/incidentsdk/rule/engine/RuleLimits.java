package io.github.incidentsdk.rule.engine;

/**
 * How many label sets rules may follow at a time; over it the existing go on, and new ones are counted.
 *
 * @param perRule of one rule, at least 1
 * @param inAll of all rules together, at least 1
 */
public record RuleLimits(int perRule, int inAll) {

    /** 500 of one rule, 20,000 in all. */
    public static final RuleLimits DEFAULT = new RuleLimits(500, 20_000);

    public RuleLimits {
        if (perRule < 1 || inAll < 1) {
            throw new IllegalArgumentException("rules may follow " + perRule + " label sets each and " + inAll
                    + " in all; both must be at least 1");
        }
    }
}
