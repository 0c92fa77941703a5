package io.github.incidentsdk.testing.backtest;

import io.github.incidentsdk.testing.backtest.report.Summary;
import java.util.List;

/**
 * What one combination of settings did.
 *
 * @param values in the order of the sweep's axes
 * @param summary of all incidents
 */
public record SweepRow(List<String> values, Summary summary) {

    public SweepRow {
        values = List.copyOf(values);
    }
}
