package io.github.incidentsdk.evaluation.math;

import io.github.incidentsdk.expression.Function;
import io.github.incidentsdk.metric.series.Absent;
import java.util.EnumMap;
import java.util.Map;

/** The functions of one value, some with parameters. */
public final class InstantFunctions {

    private static final Map<Function, Mapping> TABLE = table();

    private InstantFunctions() {}

    private static Map<Function, Mapping> table() {
        Map<Function, Mapping> table = new EnumMap<>(Function.class);
        table.put(Function.ABS, (value, first, second) -> Math.abs(value));
        table.put(Function.CEIL, (value, first, second) -> Math.ceil(value));
        table.put(Function.FLOOR, (value, first, second) -> Math.floor(value));
        table.put(Function.EXP, (value, first, second) -> Exponentials.exp(value));
        table.put(Function.LN, (value, first, second) -> Exponentials.log(value));
        table.put(Function.LOG2, (value, first, second) -> Exponentials.log2(value));
        table.put(Function.LOG10, (value, first, second) -> Exponentials.log10(value));
        table.put(Function.SQRT, (value, first, second) -> Math.sqrt(value));
        table.put(Function.SGN, (value, first, second) -> value < 0 ? -1 : value > 0 ? 1 : value);
        table.put(Function.ROUND, (value, first, second) -> round(value, first));
        table.put(Function.CLAMP_MIN, (value, first, second) -> max(first, value));
        table.put(Function.CLAMP_MAX, (value, first, second) -> min(first, value));
        table.put(Function.CLAMP, (value, first, second) -> clamp(value, first, second));
        return table;
    }

    /** Returns whether {@code function} makes one value of one value and, it may be, scalars. */
    public static boolean has(Function function) {
        return TABLE.containsKey(function);
    }

    /**
     * Returns what {@code function} makes of one value.
     *
     * @throws IllegalArgumentException when it is not of this kind
     */
    public static Mapping of(Function function) {
        Mapping mapping = TABLE.get(function);
        if (mapping == null) {
            throw new IllegalArgumentException(function.text() + " is no function of one value");
        }
        return mapping;
    }

    private static double clamp(double value, double least, double most) {
        return most < least ? Absent.VALUE : max(least, min(most, value));
    }

    /** As Go has it: infinity is above all, even above what is no number. */
    private static double max(double one, double other) {
        return one == Double.POSITIVE_INFINITY || other == Double.POSITIVE_INFINITY
                ? Double.POSITIVE_INFINITY
                : Math.max(one, other);
    }

    private static double min(double one, double other) {
        return one == Double.NEGATIVE_INFINITY || other == Double.NEGATIVE_INFINITY
                ? Double.NEGATIVE_INFINITY
                : Math.min(one, other);
    }

    /** To the nearest multiple, ties upwards; by the inverse, which loses less for multiples such as 0.1. */
    private static double round(double value, double multiple) {
        double inverse = 1 / multiple;
        return Math.floor(value * inverse + 0.5) / inverse;
    }

    /** One value of one value. */
    @FunctionalInterface
    public interface Mapping {

        /** Returns the result, which may be {@link Absent#VALUE}; a scalar that was not given is 1. */
        double apply(double value, double first, double second);
    }
}
