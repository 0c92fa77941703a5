package io.github.incidentsdk.expression;

import static io.github.incidentsdk.expression.ValueType.INSTANT_VECTOR;
import static io.github.incidentsdk.expression.ValueType.RANGE_VECTOR;
import static io.github.incidentsdk.expression.ValueType.SCALAR;

import java.util.List;
import java.util.Locale;

/** A function of the subset, with the types of its arguments and of its result. */
public enum Function {
    // Over the samples of a window
    RATE(RANGE_VECTOR),
    IRATE(RANGE_VECTOR),
    INCREASE(RANGE_VECTOR),
    DELTA(RANGE_VECTOR),
    IDELTA(RANGE_VECTOR),
    DERIV(RANGE_VECTOR),
    PREDICT_LINEAR(RANGE_VECTOR, SCALAR),
    CHANGES(RANGE_VECTOR),
    RESETS(RANGE_VECTOR),
    AVG_OVER_TIME(RANGE_VECTOR),
    MIN_OVER_TIME(RANGE_VECTOR),
    MAX_OVER_TIME(RANGE_VECTOR),
    SUM_OVER_TIME(RANGE_VECTOR),
    COUNT_OVER_TIME(RANGE_VECTOR),
    LAST_OVER_TIME(RANGE_VECTOR),
    STDDEV_OVER_TIME(RANGE_VECTOR),
    STDVAR_OVER_TIME(RANGE_VECTOR),
    QUANTILE_OVER_TIME(SCALAR, RANGE_VECTOR),
    MAD_OVER_TIME(RANGE_VECTOR),
    PRESENT_OVER_TIME(RANGE_VECTOR),
    ABSENT_OVER_TIME(RANGE_VECTOR),
    /** Changes of direction in the window; the SDK's own, unknown to Prometheus. */
    X_REVERSALS_OVER_TIME(RANGE_VECTOR),

    // Over the values of one instant
    ABSENT(INSTANT_VECTOR),
    ABS(INSTANT_VECTOR),
    CEIL(INSTANT_VECTOR),
    FLOOR(INSTANT_VECTOR),
    /** To the nearest multiple of the second argument, 1 unless given. */
    ROUND(INSTANT_VECTOR, 1, INSTANT_VECTOR, SCALAR),
    CLAMP(INSTANT_VECTOR, SCALAR, SCALAR),
    CLAMP_MIN(INSTANT_VECTOR, SCALAR),
    CLAMP_MAX(INSTANT_VECTOR, SCALAR),
    EXP(INSTANT_VECTOR),
    LN(INSTANT_VECTOR),
    LOG2(INSTANT_VECTOR),
    LOG10(INSTANT_VECTOR),
    SQRT(INSTANT_VECTOR),
    SGN(INSTANT_VECTOR),
    TIMESTAMP(INSTANT_VECTOR),
    /** Of classic buckets: series with a label {@code le}. */
    HISTOGRAM_QUANTILE(SCALAR, INSTANT_VECTOR),

    // Between scalars and vectors
    SCALAR_OF(SCALAR, 0, INSTANT_VECTOR),
    VECTOR(SCALAR),
    TIME(SCALAR, 0),

    // The calendar, in UTC; of the evaluation time unless given
    MINUTE(INSTANT_VECTOR, 1, INSTANT_VECTOR),
    HOUR(INSTANT_VECTOR, 1, INSTANT_VECTOR),
    DAY_OF_WEEK(INSTANT_VECTOR, 1, INSTANT_VECTOR),
    DAY_OF_MONTH(INSTANT_VECTOR, 1, INSTANT_VECTOR),
    DAY_OF_YEAR(INSTANT_VECTOR, 1, INSTANT_VECTOR),
    DAYS_IN_MONTH(INSTANT_VECTOR, 1, INSTANT_VECTOR),
    MONTH(INSTANT_VECTOR, 1, INSTANT_VECTOR),
    YEAR(INSTANT_VECTOR, 1, INSTANT_VECTOR);

    private static final String OWN_PREFIX = "x_";

    private final String text;
    private final ValueType result;
    private final int optional;
    private final List<ValueType> arguments;

    /** An instant vector from arguments that are all needed: what most functions are. */
    Function(ValueType... arguments) {
        this(INSTANT_VECTOR, 0, arguments);
    }

    Function(ValueType result, int optional, ValueType... arguments) {
        // SCALAR is taken by the type that this enum imports.
        this.text = name().equals("SCALAR_OF") ? "scalar" : name().toLowerCase(Locale.ROOT);
        this.result = result;
        this.optional = optional;
        this.arguments = List.of(arguments);
    }

    /** Returns how the function is written. */
    public String text() {
        return text;
    }

    /** Returns the type of the result. */
    public ValueType result() {
        return result;
    }

    /** Returns the types of all arguments in order, those that may be left out last. */
    public List<ValueType> arguments() {
        return arguments;
    }

    /** Returns how many arguments must be given. */
    public int requiredArguments() {
        return arguments.size() - optional;
    }

    /** Returns whether the function is the SDK's own, so that no Prometheus server knows it. */
    public boolean isOwn() {
        return text.startsWith(OWN_PREFIX);
    }

    /** Returns whether the function compares the samples in its window, so that a lone one says nothing. */
    public boolean comparesSamples() {
        return switch (this) {
            case IRATE,
                    IDELTA,
                    DERIV,
                    PREDICT_LINEAR,
                    CHANGES,
                    RESETS,
                    STDDEV_OVER_TIME,
                    STDVAR_OVER_TIME,
                    MAD_OVER_TIME,
                    X_REVERSALS_OVER_TIME -> true;
            default -> false;
        };
    }

    /** Returns whether the function compares the first sample of its window with the one before it, but in profile prometheus. */
    public boolean looksBefore() {
        return this == RATE || this == INCREASE || this == DELTA;
    }

    /** Returns whether the function tells of what is not there, and so gives a value exactly when its argument has none. */
    public boolean isAbsence() {
        return this == ABSENT || this == ABSENT_OVER_TIME;
    }
}
