package io.github.incidentsdk.insights.statistics;

/** Below how much nothing is said, since it would be noise. */
public final class Guardrails {

    /** How often intervals contain the true value, as long as nobody asks for another level. */
    public static final double LEVEL = 0.95;

    /** No percentile of fewer values. */
    public static final int FEWEST_VALUES = 10;

    /** No verdict on a change with fewer events on either side. */
    public static final int FEWEST_EVENTS = 10;

    private Guardrails() {}

    static double alpha(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level is between 0 and 1, such as 0.95, not " + level);
        }
        return 1 - level;
    }
}
