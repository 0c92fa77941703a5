package io.github.incidentsdk.config.numbers;

/**
 * How many there may be at once; over a limit the existing go on, and new ones are counted.
 *
 * @param openIncidents open incidents in all
 * @param ruleInstances label sets of all rules
 * @param instancesPerRule label sets of one rule
 * @param series series of all metrics of this process and its polled sources
 * @param seriesPerMetric series of one metric
 */
public record LimitsConfig(
        int openIncidents, int ruleInstances, int instancesPerRule, int series, int seriesPerMetric) {

    /** 10,000 open incidents; 20,000 rule instances, 500 of one rule; 50,000 series, 10,000 of one metric. */
    public static LimitsConfig defaults() {
        return new LimitsConfig(10_000, 20_000, 500, 50_000, 10_000);
    }
}
