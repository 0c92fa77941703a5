package io.github.incidentsdk.review.document;

import io.github.incidentsdk.review.evidence.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what one metric measured: a moment and a number a line. */
final class MetricReader {

    private final Item item;
    private final Escaping escaping;
    private final Problems problems;

    MetricReader(Item item, Escaping escaping, Problems problems) {
        this.item = item;
        this.escaping = escaping;
        this.problems = problems;
    }

    Measured read() {
        List<Measured.Value> values = new ArrayList<>();
        String metric = escaping.unescape(item.text());
        for (String line : item.field("values").lines().toList()) {
            Measured.Value value = value(line.strip());
            if (value != null) {
                values.add(value);
            } else if (!line.isBlank()) {
                problems.keep(
                        item.lineOf("values"),
                        "\"" + line + "\" is no value of " + metric,
                        "write it as 2026-03-02T06:00:00Z 412.5",
                        Part.METRICS.heading(),
                        metric + "\n" + line);
            }
        }
        return new Measured(metric, values);
    }

    private static Measured.@Nullable Value value(String line) {
        int space = line.lastIndexOf(' ');
        Instant at = space < 0 ? null : Moment.time(line.substring(0, space).strip(), null);
        try {
            double value = at == null ? Double.NaN : Double.parseDouble(line.substring(space + 1));
            return at == null || !Double.isFinite(value) ? null : new Measured.Value(at, value);
        } catch (NumberFormatException none) { // people write what they like; the caller says so
            return null;
        }
    }
}
