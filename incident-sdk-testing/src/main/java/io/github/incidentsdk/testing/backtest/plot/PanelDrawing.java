package io.github.incidentsdk.testing.backtest.plot;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.testing.backtest.plot.Panel.Limit;
import io.github.incidentsdk.testing.backtest.report.BacktestReport;
import io.github.incidentsdk.testing.backtest.report.Episode;
import io.github.incidentsdk.testing.backtest.series.LabelledWindow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One panel: axes, curves, limits, and behind them what was open and what was labelled. */
final class PanelDrawing {

    private static final int HEIGHT = 190;
    private static final int TITLE = 16;
    private static final int LINE = 15;
    private static final int TITLE_CHARACTERS = 110;

    private final Svg svg;
    private final TimeAxis time;
    private final Curves curves;
    private final BacktestReport report;
    private final List<LabelledWindow> windows;

    PanelDrawing(Svg svg, TimeAxis time, Curves curves, BacktestReport report, List<LabelledWindow> windows) {
        this.svg = svg;
        this.time = time;
        this.curves = curves;
        this.report = report;
        this.windows = windows;
    }

    /** Returns where the next thing goes. */
    double draw(double top) {
        svg.text("code", Look.LEFT, top + 9, cut(curves.panel().expression().text()));
        double y = top + TITLE;
        Span span = Span.of(curves);
        svg.text("small end", Look.LEFT + Look.PLOT_WIDTH, top + 9, cutOff(span));
        ValueAxis values = new ValueAxis(span.least(), span.greatest(), y, HEIGHT);
        behind(y);
        grid(values, y);
        int colour = 0;
        for (Envelope envelope : curves.byLabels().values()) {
            svg.path("curve c" + colour++, Line.of(envelope, values));
        }
        limits(values, y);
        svg.rect("frame", Look.LEFT, y, Look.PLOT_WIDTH, HEIGHT);
        return legend(y + HEIGHT + 32);
    }

    private void behind(double y) {
        for (LabelledWindow window : windows) {
            double x = time.x(window.from());
            svg.rect("label", x, y, Math.max(1, time.x(window.to()) - x), HEIGHT);
        }
        for (Episode episode : report.claims()) {
            if (episode.rule().equals(curves.panel().rule())) {
                double x = time.x(episode.from());
                String name = episode.worst().name();
                svg.rect(
                        "tint s" + name.charAt(name.length() - 1), x, y, Math.max(1, time.x(episode.to()) - x), HEIGHT);
            }
        }
    }

    private void grid(ValueAxis values, double y) {
        for (ValueAxis.Label label : values.labels()) {
            svg.line("grid", Look.LEFT, label.y(), Look.LEFT + Look.PLOT_WIDTH, label.y());
            svg.text("end", Look.LEFT - 8, label.y() + 4, label.text());
        }
        for (TimeAxis.Label label : time.labels()) {
            svg.line("grid", label.x(), y, label.x(), y + HEIGHT);
            svg.text("middle", label.x(), y + HEIGHT + 17, label.text());
        }
    }

    /** The names of limits that lie close together are moved apart. */
    private void limits(ValueAxis values, double y) {
        Map<Limit, Double> ends = new LinkedHashMap<>();
        curves.panel().limits().stream()
                .filter(limit -> !Double.isNaN(end(limit)))
                .sorted(Comparator.comparingDouble(this::end).reversed())
                .forEach(limit -> ends.put(limit, values.y(end(limit))));
        double right = Look.LEFT + Look.PLOT_WIDTH;
        double free = y + 4;
        int below = ends.size();
        for (Map.Entry<Limit, Double> end : ends.entrySet()) {
            below--;
            Limit limit = end.getKey();
            double at = end.getValue();
            double name = Math.max(free, Math.min(at, y + HEIGHT - below * LINE));
            free = name + LINE;
            if (limit.computed() == null) {
                svg.line(style(limit), Look.LEFT, at, right, at);
            } else {
                curves.of(limit).forEach(each -> svg.path("curve " + style(limit), Line.of(each, values)));
            }
            svg.line("lead", right, at, right + 8, name);
            svg.text("", right + 11, name + 4, limit.name());
        }
    }

    /** Where a limit is when it leaves the picture; NaN where it was nowhere. */
    private double end(Limit limit) {
        double end = limit.value();
        for (Envelope each : curves.of(limit)) {
            end = each.filled().mapToDouble(each::greatest).reduce(end, (before, now) -> now);
        }
        return end;
    }

    private static String style(Limit limit) {
        if (limit.severity() == null) {
            return "over";
        }
        String name = limit.severity().name();
        return "limit l" + name.charAt(name.length() - 1);
    }

    private double legend(double y) {
        if (curves.byLabels().size() < 2) {
            return y;
        }
        double x = Look.LEFT;
        double line = y + 4;
        int colour = 0;
        for (Map.Entry<Labels, Envelope> curve : curves.byLabels().entrySet()) {
            String name = shortened(curve.getKey().toString());
            double width = 34 + 7.2 * name.length();
            if (x + width > Look.LEFT + Look.PLOT_WIDTH && x > Look.LEFT) {
                x = Look.LEFT;
                line += LINE;
            }
            svg.line("curve c" + colour++, x, line - 4, x + 18, line - 4);
            svg.text("", x + 23, line, name);
            x += width;
        }
        if (curves.more() > 0) {
            svg.text("", x, line, "and " + curves.more() + " more");
        }
        return line + 18;
    }

    private static String cutOff(Span span) {
        String above = span.isCutAbove() ? "cut off above, reaches " + ValueAxis.name(span.highest()) : "";
        String below = span.isCutBelow() ? "cut off below, reaches " + ValueAxis.name(span.deepest()) : "";
        return above + (above.isEmpty() || below.isEmpty() ? "" : "; ") + below;
    }

    private static String cut(String text) {
        return text.length() <= TITLE_CHARACTERS ? text : text.substring(0, TITLE_CHARACTERS - 1) + "…";
    }

    private static String shortened(String labels) {
        return labels.length() <= 48 ? labels : labels.substring(0, 47) + "…";
    }
}
