package io.github.incidentsdk.insights.answer;

/**
 * Between which values the true one may well lie.
 *
 * @param low the lower end; may be 0 or negative infinity
 * @param high the upper end; may be positive infinity
 * @param level how often intervals made so contain the true value, such as 0.95
 */
public record Interval(double low, double high, double level) {

    public Interval {
        if (!(low <= high) || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("no interval: from " + low + " to " + high + " at level " + level);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
