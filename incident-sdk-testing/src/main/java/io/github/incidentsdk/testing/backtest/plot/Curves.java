package io.github.incidentsdk.testing.backtest.plot;

import io.github.incidentsdk.evaluation.ExpressionCompiler;
import io.github.incidentsdk.evaluation.Profile;
import io.github.incidentsdk.evaluation.Values;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.SeriesIndex;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** The limits that change. */
    private final Map<Panel.Limit, Curves> computed = new LinkedHashMap<>();

    private int more;
    private int generation;

    Curves(Panel panel, SeriesIndex series, long startMillis, long endMillis, int columns) {
        this.panel = panel;
        this.values = new ExpressionCompiler(series, panel.prometheus() ? Profile.PROMETHEUS : Profile.STANDARD)
                .values(panel.expression());
        this.start = startMillis;
        this.end = endMillis;
        this.columns = columns;
        for (Panel.Limit limit : panel.limits()) {
            if (limit.computed() != null) {
                Panel of = new Panel(panel.rule(), limit.computed(), panel.prometheus(), List.of());
                computed.put(limit, new Curves(of, series, startMillis, endMillis, columns));
            }
        }
    }

    void ticked(long atMillis) {
        computed.values().forEach(each -> each.ticked(atMillis));
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

    /** The curves of a limit that changes; none of one that does not. */
    Collection<Envelope> of(Panel.Limit limit) {
        Curves curves = computed.get(limit);
        return curves == null ? List.of() : curves.byLabels.values();
    }

    /** Everything that is drawn. */
    Stream<Envelope> all() {
        return Stream.concat(
                byLabels.values().stream(), computed.values().stream().flatMap(Curves::all));
    }

    /** How many label sets there were beside those that are drawn. */
    int more() {
        return more;
    }
}
