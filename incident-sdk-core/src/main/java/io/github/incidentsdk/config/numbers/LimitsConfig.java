package io.github.incidentsdk.config.numbers;

/**
 * How large things may grow before they are cut, visibly, or refused, counted.
 *
 * @param lines bytes in the journal
 * @param details what one incident holds
 * @param caps how many there may be at once
 */
public record LimitsConfig(Lines lines, Details details, Caps caps) {

    /**
     * Bytes in the journal.
     *
     * @param event one line
     * @param snapshot the incident in it
     * @param note one note
     */
    public record Lines(int event, int snapshot, int note) {}

    /**
     * What one incident holds.
     *
     * @param tags so many
     * @param metrics so many
     * @param name characters of a name
     * @param value characters of a value
     */
    public record Details(int tags, int metrics, int name, int value) {}

    /**
     * How many there may be at once; over a cap the existing go on and new ones are counted.
     *
     * @param openIncidents in all
     * @param ruleInstances of all rules
     * @param instancesPerRule of one rule
     */
    public record Caps(int openIncidents, int ruleInstances, int instancesPerRule) {}

    /**
     * 64 KiB an event, 4 KiB a snapshot, 16 KiB a note; 64 tags, 64 metrics, names of 128 and values of 1,024 characters;
     * 10,000 open incidents, 20,000 rule instances, 500 per rule.
     */
    public static LimitsConfig defaults() {
        return new LimitsConfig(
                new Lines(64 << 10, 4 << 10, 16 << 10), new Details(64, 64, 128, 1_024), new Caps(10_000, 20_000, 500));
    }
}
