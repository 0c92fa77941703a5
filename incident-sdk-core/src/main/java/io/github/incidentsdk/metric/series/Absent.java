package io.github.incidentsdk.metric.series;

/** The mark that stands in an array of values where a series has none: a NaN that no computation gives. */
public final class Absent {

    private static final long BITS = 0x7ff8_0000_0000_a85eL;

    /** The mark; it compares with nothing, itself included. */
    public static final double VALUE = Double.longBitsToDouble(BITS);

    private Absent() {}

    /** Returns whether {@code value} is the mark. */
    public static boolean is(double value) {
        return Double.isNaN(value) && Double.doubleToRawLongBits(value) == BITS;
    }

    /** Returns {@code value}, every NaN as the one that Java prints. */
    static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }
}
