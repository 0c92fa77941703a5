package io.github.incidentsdk.evaluation.math;

/** Numbers as a fraction and a power of two. */
final class Binary {

    private static final int MORE = 52;

    private Binary() {}

    /** Returns by which power of two to divide a finite number other than 0 so that its size is from a half up to less than 1. */
    static int exponent(double value) {
        boolean subnormal = Math.abs(value) < Double.MIN_NORMAL;
        return 1 + (subnormal ? Math.getExponent(Math.scalb(value, MORE)) - MORE : Math.getExponent(value));
    }
}
