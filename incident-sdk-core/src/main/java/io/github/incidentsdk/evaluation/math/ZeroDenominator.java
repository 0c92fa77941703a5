package io.github.incidentsdk.evaluation.math;

/** The NaN that 0/0 gives: told apart from others, since no traffic is knowledge and a broken gauge is not. */
public final class ZeroDenominator {

    private static final long BITS = 0x7ff8_0000_0000_0d1fL;

    /** The result of 0/0. */
    public static final double VALUE = Double.longBitsToDouble(BITS);

    private ZeroDenominator() {}

    /** Returns whether {@code value} came from 0/0. */
    public static boolean is(double value) {
        return Double.isNaN(value) && Double.doubleToRawLongBits(value) == BITS;
    }

    /** Returns the NaN that stands for a result of which {@code first} and {@code second} are parts, at least one NaN. */
    public static double carriedBy(double first, double second) {
        boolean other = (Double.isNaN(first) && !is(first)) || (Double.isNaN(second) && !is(second));
        return !other && (is(first) || is(second)) ? VALUE : Double.NaN;
    }
}
