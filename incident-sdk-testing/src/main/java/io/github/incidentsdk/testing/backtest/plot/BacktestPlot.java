package io.github.incidentsdk.testing.backtest.plot;

import io.github.incidentsdk.metric.series.SeriesIndex;
import io.github.incidentsdk.testing.backtest.Backtest;
import io.github.incidentsdk.testing.backtest.replay.BacktestObserver;
import io.github.incidentsdk.testing.backtest.report.BacktestReport;
import io.github.incidentsdk.testing.backtest.series.LabelledWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws series, levels and incidents as SVG.
 *
 * <pre>{@code
 * BacktestPlot plot = BacktestPlot.of(backtest);
 * BacktestReport report = backtest.observedBy(plot).run();
 * Files.writeString(Path.of("plot.svg"), plot.svg(report));
 * }</pre>
 *
 * <p>However long the recording, the picture stays small: of each column of pixels it shows the least and the greatest value. It
 * follows the reader's choice of light or dark. For one run.
 */
public final class BacktestPlot implements BacktestObserver {

    private final List<Panel> panels;
    private final List<LabelledWindow> windows;
    private final boolean relative;
    private final List<Curves> curves = new ArrayList<>();
    private final String source;
    private long start;
    private long end;

    private BacktestPlot(List<Panel> panels, List<LabelledWindow> windows, boolean relative, String source) {
        this.panels = panels;
        this.windows = windows;
        this.relative = relative;
        this.source = source;
    }

    /** A plot of what this backtest will do; it has to look on, see {@link Backtest#observedBy}. */
    public static BacktestPlot of(Backtest backtest) {
        return new BacktestPlot(
                Panels.of(backtest.rules()),
                List.copyOf(backtest.windows()),
                backtest.series().isRelative(),
                "");
    }

    /** The same, with the recording's name behind the rule's in each title, such as its file's. */
    public BacktestPlot over(String recording) {
        return new BacktestPlot(panels, windows, relative, recording);
    }

    @Override
    public void begin(SeriesIndex series, long startMillis, long endMillis) {
        start = startMillis;
        end = endMillis;
        curves.clear();
        for (Panel panel : panels) {
            curves.add(new Curves(panel, series, startMillis, endMillis, Look.PLOT_WIDTH));
        }
    }

    @Override
    public void ticked(long atMillis) {
        for (Curves each : curves) {
            each.ticked(atMillis);
        }
    }

    /** Returns the picture. */
    public String svg(BacktestReport report) {
        TimeAxis time = new TimeAxis(start, end, relative, Look.LEFT, Look.PLOT_WIDTH);
        return new Picture(time, windows, report, source).of(curves);
    }
}
