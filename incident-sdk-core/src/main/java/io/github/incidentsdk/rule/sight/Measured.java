package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Values;
import io.github.incidentsdk.metric.series.Absent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One named metric of a rule, at one evaluation. */
final class Measured {

    private final String name;
    private final Values values;
    private final String lacking;
    private int generation;

    /** What was there then: another rule's evaluation may move the values on, and their places. */
    private double[] said = {};

    private @Nullable String partial;
    private @Nullable String missing;

    Measured(String name, Values values) {
        this.name = name;
        this.values = values;
        this.lacking = "metric '" + name + "' has no value beside the others";
    }

    /** Evaluates; whether series came or went. */
    boolean look(long atMillis) {
        values.evaluate(atMillis);
        partial = values.partFailure();
        boolean changed = generation != values.generation();
        if (changed) {
            generation = values.generation();
            said = new double[values.size()];
            Arrays.fill(said, Absent.VALUE);
        }
        boolean any = false;
        for (int series = 0; series < said.length; series++) {
            double value = values.value(series);
            boolean there = !Absent.is(value);
            changed |= there == Absent.is(said[series]);
            said[series] = value;
            any |= there;
        }
        missing = values.blindness();
        if (missing == null && any) {
            missing = lacking;
        }
        return changed;
    }

    String name() {
        return name;
    }

    Values values() {
        return values;
    }

    /** Why it is unknown what a series that is not there would say; null when there is none of the metric and that is known. */
    @Nullable
    String missing() {
        return missing;
    }

    /** Why the metric as a whole is unknown, or null. */
    @Nullable
    String blindness() {
        return partial == null ? values.blindness() : partial;
    }

    /** The value; a NaN when it is not known, since a sum over the sources that are left is no sum. */
    double value(int series) {
        if (series == MetricRows.NONE) {
            return Absent.VALUE;
        }
        double value = said[series];
        return partial == null || Absent.is(value) ? value : Double.NaN;
    }
}
