package io.github.incidentsdk.evaluation.math;

/** The NaN of an element of which nobody can say whether it is there: what it was chosen by is no number. */
public final class Doubtful {

    private static final long BITS = 0x7ff8_0000_0000_d0b7L;

    /** The mark; it compares with nothing, itself included. */
    public static final double VALUE = Double.longBitsToDouble(BITS);

    private Doubtful() {}

    /** Returns whether {@code value} is the mark. */
    public static boolean is(double value) {
        return Double.isNaN(value) && Double.doubleToRawLongBits(value) == BITS;
    }
}
