package io.github.incidentsdk.review.evidence;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.text.Plain;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A metric around the breach.
 *
 * @param metric its name; one line
 * @param values in the order of time
 * @param limits beyond which a rule held how severe it is; several may be of one severity
 */
public record Measured(String metric, List<Value> values, List<Limit> limits) {

    public Measured {
        metric = Plain.line(metric);
        values = List.copyOf(values);
        limits = List.copyOf(limits);
    }

    /** A metric that no rule compares with anything. */
    public Measured(String metric, List<Value> values) {
        this(metric, values, List.of());
    }

    private static void requireFinite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " is " + value + "; leave out what is no finite number");
        }
    }

    /**
     * What was measured at a moment.
     *
     * @param value finite
     */
    public record Value(Instant at, double value) {

        /** @throws IllegalArgumentException when {@code value} is not finite */
        public Value {
            Objects.requireNonNull(at, "a value needs its moment");
            requireFinite(value, "what was measured at " + at);
        }
    }

    /**
     * What a rule compared the metric with.
     *
     * @param value finite
     */
    public record Limit(Severity severity, double value) {

        /** @throws IllegalArgumentException when {@code value} is not finite */
        public Limit {
            Objects.requireNonNull(severity, "a limit needs its severity");
            requireFinite(value, "the limit of " + severity);
        }
    }
}
