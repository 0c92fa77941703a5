package io.github.incidentsdk.benchmarks;

import java.util.Locale;

/**
 * What one operation costs.
 *
 * @param nanos time in nanoseconds
 * @param bytes what it allocates
 */
record Figures(double nanos, double bytes) {

    Figures dividedBy(double parts) {
        return new Figures(nanos / parts, bytes / parts);
    }

    String time() {
        return time(nanos);
    }

    static String time(double nanos) {
        if (nanos < 1_000) {
            return String.format(Locale.ROOT, nanos < 10 ? "%.1f ns" : "%.0f ns", nanos);
        }
        return nanos < 1_000_000
                ? String.format(Locale.ROOT, "%.1f µs", nanos / 1_000)
                : String.format(Locale.ROOT, "%.2f ms", nanos / 1_000_000);
    }
}
