package io.github.incidentsdk.testing.backtest.plot;

import io.github.incidentsdk.testing.backtest.report.BacktestReport;
import io.github.incidentsdk.testing.backtest.report.Summary;
import io.github.incidentsdk.testing.backtest.series.LabelledWindow;
import io.github.incidentsdk.testing.backtest.text.DurationText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The whole picture: for each rule a title, what happened in lanes, and its panels one below the other. */
final class Picture {

    private static final int MARGIN = 18;

    private final TimeAxis time;
    private final List<LabelledWindow> windows;
    private final BacktestReport report;
    private final String source;
    private final Svg svg = new Svg();
    private double y = MARGIN;

    Picture(TimeAxis time, List<LabelledWindow> windows, BacktestReport report, String source) {
        this.time = time;
        this.windows = windows;
        this.report = report;
        this.source = source.isEmpty() ? "" : " over " + source;
    }

    String of(List<Curves> curves) {
        Set<String> rules = new LinkedHashSet<>(report.byRule().keySet());
        for (String rule : rules) {
            rule(
                    rule,
                    curves.stream()
                            .filter(each -> each.panel().rule().equals(rule))
                            .toList());
        }
        svg.text("small", Look.LEFT, y, time.caption());
        double height = y + MARGIN;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + Look.WIDTH + " " + Svg.number(height)
                + "\" width=\"" + Look.WIDTH + "\" height=\"" + Svg.number(height) + "\" role=\"img\">\n"
                + "<title>Backtest of " + Svg.escaped(String.join(", ", rules) + source) + "</title>\n" + Look.STYLE
                + "\n"
                + "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n" + svg + "</svg>\n";
    }

    private void rule(String rule, List<Curves> panels) {
        Summary summary = report.rule(rule);
        svg.text("title", Look.LEFT, y + 6, rule + source);
        svg.text("small end", Look.WIDTH - MARGIN, y + 6, words(summary));
        y += 18;
        y = new Lanes(svg, time, rule, report, windows).draw(y);
        for (Curves panel : panels) {
            y = new PanelDrawing(svg, time, panel, report, windows).draw(y);
        }
        y += 22;
    }

    private String words(Summary summary) {
        String words = summary.opens() + (summary.opens() == 1 ? " open, " : " opens, ") + summary.flaps()
                + (summary.flaps() == 1 ? " flap, " : " flaps, ") + summary.nearMisses()
                + (summary.nearMisses() == 1 ? " near miss, " : " near misses, ")
                + DurationText.of(summary.inIncident()) + " in incident";
        if (windows.isEmpty()) {
            return words;
        }
        return words + "; " + summary.detection().hit() + " of "
                + summary.detection().windows() + " windows hit, "
                + summary.detection().falseEpisodes() + " false";
    }
}
