package io.github.incidentsdk.testing.backtest.plot;

import io.github.incidentsdk.evaluation.ExpressionCompiler;
import io.github.incidentsdk.evaluation.Profile;
import io.github.incidentsdk.evaluation.Values;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.SeriesIndex;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a panel shows: an envelope for each label set, gathered tick by tick. */
final class Curves {

    /** Colours that can be told apart. */
    static final int MOST = 6;

    private final Panel panel;
    private final Values values;
    private final long start;
    private final long end;
    private final int columns;
    private final Map<Labels, Envelope> byLabels = new LinkedHashMap<>();
    private int more;
    private int generation;

    Curves(Panel panel, SeriesIndex series, long startMillis, long endMillis, int columns) {
        this.panel = panel;
        this.values = new ExpressionCompiler(series, panel.prometheus() ? Profile.PROMETHEUS : Profile.STANDARD)
                .values(panel.expression());
        this.start = startMillis;
        this.end = endMillis;
        this.columns = columns;
    }

    void ticked(long atMillis) {
        values.evaluate(atMillis);
        if (generation != values.generation()) {
            generation = values.generation();
            for (int row = 0; row < values.size() && byLabels.size() < MOST; row++) {
                byLabels.computeIfAbsent(values.labels(row), labels -> new Envelope(start, end, columns));
            }
            more = Math.max(more, values.size() - byLabels.size());
        }
        for (int row = 0; row < values.size(); row++) {
            Envelope envelope = byLabels.get(values.labels(row));
            if (envelope != null) {
                envelope.add(atMillis, values.isPresent(row) ? values.value(row) : Double.NaN);
            }
        }
    }

    Panel panel() {
        return panel;
    }

    Map<Labels, Envelope> byLabels() {
        return byLabels;
    }

    /** How many label sets there were beside those that are drawn. */
    int more() {
        return more;
    }
}
