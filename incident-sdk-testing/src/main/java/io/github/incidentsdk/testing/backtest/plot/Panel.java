package io.github.incidentsdk.testing.backtest.plot;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One expression over time, and the limits that it is compared with.
 *
 * @param rule the id of the rule that it belongs to
 * @param expression what is drawn
 * @param prometheus whether it is evaluated as Prometheus does
 */
record Panel(String rule, Expression expression, boolean prometheus, List<Limit> limits) {

    Panel {
        limits = List.copyOf(limits);
    }

    /**
     * A line across, or a curve where what is compared with changes.
     *
     * @param severity of the level; null for the line below which it is over
     * @param value NaN where it is computed
     * @param name such as {@code SEV2 > 0.8}
     */
    record Limit(
            @Nullable Severity severity,
            double value,
            String name,
            @Nullable Expression computed) {

        Limit(@Nullable Severity severity, double value, String name) {
            this(severity, value, name, null);
        }
    }
}
