package io.github.incidentsdk.benchmarks;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table for what fresh processes measured: one figure beside that of another way.
 *
 * @param path what is measured
 * @param unit of both figures
 * @param beside what it stands beside
 * @param most how many times as much ours may be; null when it may be anything
 */
record ProcessLine(
        String path,
        String unit,
        double ours,
        String beside,
        double other,
        @Nullable Double most) {

    boolean isMet() {
        return most == null || ours <= most * other;
    }

    /** As {@link Line#cells}. */
    List<String> cells() {
        return List.of(
                path,
                amount(ours),
                (beside + " " + amount(other)).strip(),
                String.format(Locale.ROOT, "%.2f", ours / other),
                most == null ? "" : String.format(Locale.ROOT, "≤ %.3g×", most),
                most == null ? "" : isMet() ? "met" : "MISSED",
                "");
    }

    private String amount(double value) {
        return String.format(Locale.ROOT, "%,.0f %s", value, unit);
    }
}
