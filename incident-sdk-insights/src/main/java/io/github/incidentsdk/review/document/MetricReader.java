package io.github.incidentsdk.review.document;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.evidence.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads what one metric measured, a moment and a number a line, and its limits, a severity and a number. */
final class MetricReader {

    private final Fields fields;
    private final Problems problems;

    MetricReader(Item item, Problems problems) {
        this.fields = new Fields(item, Part.METRICS, problems);
        this.problems = problems;
    }

    Measured read() {
        String metric = fields.text();
        return new Measured(
                metric,
                each(metric, "values", "value", "2026-03-02T06:00:00Z 412.5", MetricReader::value),
                each(metric, "limits", "limit", "SEV2 400", MetricReader::limit));
    }

    private <T> List<T> each(
            String metric, String field, String what, String example, BiFunction<String, Double, @Nullable T> read) {
        List<T> all = new ArrayList<>();
        for (String line : fields.joined(field, "\n").lines().map(String::strip).toList()) {
            int space = line.lastIndexOf(' ');
            double number = space < 0 ? Double.NaN : number(line.substring(space + 1));
            T one = Double.isFinite(number)
                    ? read.apply(line.substring(0, space).strip(), number)
                    : null;
            if (one != null) {
                all.add(one);
            } else if (!line.isEmpty()) {
                problems.keep(
                        fields.said(field).get(0).line(),
                        "\"" + line + "\" is no " + what + " of " + metric,
                        "write it as " + example,
                        Part.METRICS.heading(),
                        metric + "\n" + line);
            }
        }
        return all;
    }

    /** NaN for what is none: people write what they like, and the caller says so. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private static Measured.@Nullable Value value(String moment, double value) {
        Instant at = Moment.time(moment, null);
        return at == null ? null : new Measured.Value(at, value);
    }

    private static Measured.@Nullable Limit limit(String severity, double value) {
        return Arrays.stream(Severity.values())
                .filter(known -> known.name().equalsIgnoreCase(severity))
                .findFirst()
                .map(known -> new Measured.Limit(known, value))
                .orElse(null);
    }
}
