package io.github.incidentsdk.metric.series;

import java.util.Locale;

/**
 * How many series there may be; over it the existing go on, and new ones are counted and left out.
 *
 * @param perMetric of one metric, at least 1
 * @param inAll of all metrics together, at least 1
 */
public record SeriesLimits(int perMetric, int inAll) {

    /** 10,000 of one metric, 50,000 in all. */
    public static final SeriesLimits DEFAULT = new SeriesLimits(10_000, 50_000);

    public SeriesLimits {
        if (perMetric < 1 || inAll < 1) {
            throw new IllegalArgumentException("there may be " + perMetric + " series of one metric and " + inAll
                    + " in all; both must be at least 1");
        }
    }

    /** Says which limit leaves no room. */
    String said(boolean ofMetric) {
        return ofMetric
                ? String.format(Locale.ROOT, "%,d series of one metric are kept at most", perMetric)
                : String.format(Locale.ROOT, "%,d series are kept at most", inAll);
    }
}
