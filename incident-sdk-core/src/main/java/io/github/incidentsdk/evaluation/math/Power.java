package io.github.incidentsdk.evaluation.math;

/** Powers to the last bit as Go computes them, and so Prometheus: by squaring, with the powers of two apart. */
final class Power {

    /** A power of two beyond all numbers, whatever it is multiplied by here. */
    private static final long FAR = 1 << 13;

    private Power() {}

    static double of(double base, double exponent) {
        if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
            return 1; // as C and Go define it, even where the exponent is no number
        }
        if (base == 0 || !Double.isFinite(base) || !(Math.abs(exponent) < 0x1p63)) {
            return Math.pow(base, exponent);
        }
        if (Math.abs(exponent) == 0.5) {
            return exponent > 0 ? Math.sqrt(base) : 1 / Math.sqrt(base);
        }
        return squared(base, exponent);
    }

    private static double squared(double base, double exponent) {
        double size = Math.abs(exponent);
        double whole = size - Math.floor(size) > 0.5 ? Math.ceil(size) : Math.floor(size);
        double factor = size == whole ? 1 : Exponentials.exp((size - whole) * Exponentials.log(base));
        long shift = 0;
        long doublings = Binary.exponent(base);
        double square = Math.scalb(base, (int) -doublings);
        for (long rest = (long) whole; rest != 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                factor *= square;
                shift += doublings;
            }
            square *= square;
            doublings *= 2;
            if (square < 0.5) {
                square *= 2;
                doublings--;
            }
            doublings = Math.max(-FAR, Math.min(FAR, doublings));
        }
        return exponent < 0 ? Math.scalb(1 / factor, (int) -shift) : Math.scalb(factor, (int) shift);
    }
}
