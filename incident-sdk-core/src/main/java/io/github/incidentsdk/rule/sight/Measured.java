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

    /** Within which bounds those are that are NaN; without meaning for others. */
    private double[] least = {};

    private double[] most = {};

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
            least = new double[said.length];
            most = new double[said.length];
        }
        boolean any = false;
        for (int series = 0; series < said.length; series++) {
            double value = values.value(series);
            boolean there = !Absent.is(value);
            changed |= there == Absent.is(said[series]);
            said[series] = value;
            if (Double.isNaN(value)) {
                least[series] = values.least(series);
                most[series] = values.most(series);
            }
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

    /** The least that a value may be that is NaN; NaN when nothing is known of it. */
    double least(int series) {
        return series == MetricRows.NONE || partial != null ? Double.NaN : least[series];
    }

    /** The most that a value may be that is NaN; NaN when nothing is known of it. */
    double most(int series) {
        return series == MetricRows.NONE || partial != null ? Double.NaN : most[series];
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
