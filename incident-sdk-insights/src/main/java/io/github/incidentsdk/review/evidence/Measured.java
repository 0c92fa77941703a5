package io.github.incidentsdk.review.evidence;

import io.github.incidentsdk.review.text.Plain;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A metric around the breach.
 *
 * @param metric its name; one line
 * @param values in the order of time
 */
public record Measured(String metric, List<Value> values) {

    public Measured {
        metric = Plain.line(metric);
        values = List.copyOf(values);
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
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "what was measured at " + at + " is " + value + "; leave out what is no finite number");
            }
        }
    }
}
