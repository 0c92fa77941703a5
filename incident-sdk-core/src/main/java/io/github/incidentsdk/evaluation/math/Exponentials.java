package io.github.incidentsdk.evaluation.math;

/**
 * The exponential function and logarithms, to the last bit as Go computes them on servers of the x86 kind, and so Prometheus:
 * a limit such as {@code log10(x) <= -1} holds where it holds there.
 */
final class Exponentials {

    private static final double LOG2_OF_E = 1.4426950408889634;
    private static final double LOG10_OF_E = 0.4342944819032518;

    /** The logarithm of 2 in two parts, of which the first has zeros at its end; for the one function and the other. */
    private static final double[] EXP_OF_2 = {0x1.62e42fefa3p-1, 0x1.3de6af278ece6p-42};

    private static final double[] LOG_OF_2 = {0x1.62e42feep-1, 0x1.a39ef35793c76p-33};

    /** From 1/8! to 1/1!. */
    private static final double[] TAYLOR = {
        1 / 40_320.0, 1 / 5_040.0, 1 / 720.0, 1 / 120.0, 1 / 24.0, 1 / 6.0, 1 / 2.0, 1
    };

    /** The best polynomial for the logarithm beyond its first term, as Sun's fdlibm has it: every other coefficient. */
    private static final double[] ODD = {0.14798198605116586, 0.1818357216161805, 0.2857142874366239, 0.6666666666666735
    };

    private static final double[] EVEN = {0.15313837699209373, 0.22222198432149784, 0.3999999999940942};

    private static final int BELOW_ALL = 2 * Double.MIN_EXPONENT;

    private Exponentials() {}

    /** By Taylor's series for a sixteenth of what powers of two leave, squared four times (N. Shibata, 2010). */
    static double exp(double value) {
        if (Double.isNaN(value)) {
            return value;
        }
        int exponent = (int) Math.rint(value * LOG2_OF_E);
        if (exponent > Double.MAX_EXPONENT || exponent < BELOW_ALL) {
            return exponent > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        double rest = Math.fma(-exponent, EXP_OF_2[1], Math.fma(-exponent, EXP_OF_2[0], value)) / 16;
        double series = 0;
        for (double coefficient : TAYLOR) {
            series = Math.fma(series, rest, coefficient);
        }
        double lessOne = rest * series; // (1 + x)² - 1 = x (x + 2)
        for (int i = 0; i < 3; i++) {
            lessOne *= lessOne + 2;
        }
        return Math.scalb(Math.fma(lessOne, lessOne + 2, 1), exponent);
    }

    /** From the fraction's distance from 1, with the powers of two added in the end. */
    static double log(double value) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            return StrictMath.log(value);
        }
        int exponent = Binary.exponent(value);
        if (Math.scalb(value, -exponent) < Math.sqrt(0.5)) {
            exponent--;
        }
        double beyond = Math.scalb(value, -exponent) - 1;
        double ratio = beyond / (2 + beyond);
        double square = ratio * ratio;
        double fourth = square * square;
        double tail = square * polynomial(ODD, fourth) + fourth * polynomial(EVEN, fourth);
        double half = 0.5 * beyond * beyond;
        double small = ratio * (half + tail) + exponent * LOG_OF_2[1];
        return exponent * LOG_OF_2[0] - ((half - small) - beyond);
    }

    private static double polynomial(double[] coefficients, double value) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * value + coefficient;
        }
        return sum;
    }

    /** Exact for powers of two: their exponent is apart. */
    static double log2(double value) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            return StrictMath.log(value);
        }
        int exponent = Binary.exponent(value);
        double fraction = Math.scalb(value, -exponent);
        return fraction == 0.5 ? exponent - 1 : log(fraction) * LOG2_OF_E + exponent;
    }

    /** A little off for powers of ten, as it is in Prometheus: of 0.1 it is more than -1. */
    static double log10(double value) {
        return log(value) * LOG10_OF_E;
    }
}
