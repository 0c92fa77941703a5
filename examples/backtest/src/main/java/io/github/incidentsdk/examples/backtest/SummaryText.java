package io.github.incidentsdk.examples.backtest;

import io.github.incidentsdk.testing.backtest.SweepAxis;
import io.github.incidentsdk.testing.backtest.SweepRow;
import io.github.incidentsdk.testing.backtest.report.Summary;
import io.github.incidentsdk.testing.backtest.text.DurationText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Summaries as tables. */
final class SummaryText {

    private final boolean windows;

    /** With the columns that only labelled windows can fill, or without. */
    SummaryText(boolean windows) {
        this.windows = windows;
    }

    String of(Map<String, Summary> byRule, Summary incidents) {
        TextTable table = new TextTable(1, headers(List.of("rule")));
        byRule.forEach((rule, summary) -> table.add(line(List.of(rule), summary)));
        if (byRule.size() > 1) {
            table.add(line(List.of("all incidents"), incidents));
        }
        return table.toString();
    }

    String of(List<SweepAxis> axes, List<SweepRow> rows) {
        List<String> settings = axes.stream().map(SweepAxis::setting).toList();
        TextTable table = new TextTable(0, headers(settings));
        rows.forEach(row -> table.add(line(row.values(), row.summary())));
        return table.toString();
    }

    private List<String> headers(List<String> first) {
        List<String> headers = new ArrayList<>(first);
        headers.addAll(List.of("opens", "flaps", "near misses", "in incident", "open at end"));
        if (windows) {
            headers.addAll(List.of("windows hit", "median delay", "false episodes", "per series-day"));
        }
        return headers;
    }

    private List<String> line(List<String> first, Summary summary) {
        List<String> line = new ArrayList<>(first);
        line.add(String.valueOf(summary.opens()));
        line.add(String.valueOf(summary.flaps()));
        line.add(String.valueOf(summary.nearMisses()));
        line.add(DurationText.of(summary.inIncident()));
        line.add(String.valueOf(summary.openAtEnd()));
        if (windows) {
            line.add(summary.detection().hit() + " of " + summary.detection().windows());
            line.add(
                    summary.detection().hit() == 0
                            ? "-"
                            : DurationText.of(summary.detection().medianDelay()));
            line.add(String.valueOf(summary.detection().falseEpisodes()));
            line.add(String.format(Locale.ROOT, "%.3f", summary.falseEpisodesPerSeriesDay()));
        }
        return line;
    }
}
