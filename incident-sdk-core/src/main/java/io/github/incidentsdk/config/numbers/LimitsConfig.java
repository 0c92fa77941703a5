package io.github.incidentsdk.config.numbers;

/**
 * How many there may be at once; over a limit the existing go on, and new ones are counted.
 *
 * @param openIncidents open incidents in all
 * @param ruleInstances label sets of all rules
 * @param instancesPerRule label sets of one rule
 */
public record LimitsConfig(int openIncidents, int ruleInstances, int instancesPerRule) {

    /** 10,000 open incidents; 20,000 rule instances, 500 of one rule. */
    public static LimitsConfig defaults() {
        return new LimitsConfig(10_000, 20_000, 500);
    }
}
