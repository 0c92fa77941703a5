package io.github.incidentsdk.expression;

import java.util.Locale;

/** An operator that folds several series into fewer. */
public enum Aggregator {
    SUM,
    AVG,
    MIN,
    MAX,
    COUNT,
    GROUP,
    STDDEV,
    STDVAR,
    QUANTILE,
    TOPK,
    BOTTOMK;

    /** Returns how the aggregation is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether a scalar stands before the operand, as in {@code topk(5, x)}. */
    public boolean takesParameter() {
        return this == QUANTILE || this == TOPK || this == BOTTOMK;
    }

    /** Returns whether whole series are chosen, with all their labels, instead of being folded into one value per group. */
    public boolean selectsSeries() {
        return this == TOPK || this == BOTTOMK;
    }
}
