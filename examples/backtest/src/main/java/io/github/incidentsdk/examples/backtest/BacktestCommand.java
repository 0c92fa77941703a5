package io.github.incidentsdk.examples.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.testing.backtest.Backtest;
import io.github.incidentsdk.testing.backtest.Sweep;
import io.github.incidentsdk.testing.backtest.SweepAxis;
import io.github.incidentsdk.testing.backtest.SweepRow;
import io.github.incidentsdk.testing.backtest.plot.BacktestPlot;
import io.github.incidentsdk.testing.backtest.report.BacktestReport;
import io.github.incidentsdk.testing.backtest.report.Summary;
import io.github.incidentsdk.testing.backtest.report.Transition;
import io.github.incidentsdk.testing.backtest.text.BadSeriesException;
import io.github.incidentsdk.testing.backtest.text.DurationText;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs rules over recorded series: transitions to one output, the summary to the other. */
final class BacktestCommand {

    private final OutputStream out;
    private final PrintStream err;
    private final ProgressBar progress;
    private final Set<String> warnings = new LinkedHashSet<>();

    BacktestCommand(OutputStream out, PrintStream err, ProgressBar progress) {
        this.out = out;
        this.err = err;
        this.progress = progress;
    }

    int run(String... arguments) throws IOException, WrongUsage {
        BacktestOptions options = BacktestOptions.of(arguments);
        Bounds bounds = Bounds.of(options.all("--max"));
        List<SweepAxis> axes = axes(options);
        GivenSeries given = new GivenSeries(options);
        Pictures pictures = Pictures.of(options);
        if (pictures.isAsked() && !axes.isEmpty()) {
            throw new WrongUsage("--plot draws one run, and --sweep makes many: give one of the two");
        }
        Duration tick = tick(options);
        GivenRules rules = new GivenRules(options, err);
        IncidentConfig config = rules.read();
        if (config == null) {
            return Main.UNREADABLE;
        }
        warnings.addAll(rules.told());
        try {
            Backtest backtest = prepared(config, options, tick);
            check(backtest, axes);
            List<GivenSeries.Recorded> recorded = given.read(progress);
            if (options.has("--windows")) {
                recorded.forEach(each -> each.doubt().ifPresent(this::warn));
            }
            return axes.isEmpty()
                    ? run(backtest, recorded, options, bounds, pictures)
                    : sweep(backtest, recorded, axes, options.has("--windows"));
        } catch (BadSeriesException | IllegalArgumentException refused) {
            progress.end();
            err.println(refused.getMessage());
        }
        return Main.UNREADABLE;
    }

    private static @Nullable Duration tick(BacktestOptions options) throws WrongUsage {
        Duration tick = options.duration("--tick");
        if (tick != null && tick.compareTo(Backtest.SHORTEST_TICK) < 0) {
            throw new WrongUsage("--tick " + options.one("--tick") + ": is too often; at least "
                    + DurationText.of(Backtest.SHORTEST_TICK) + " lie between two evaluations");
        }
        return tick;
    }

    /** A setting that no rule has is a wrong command line, whatever was recorded. */
    private static void check(Backtest backtest, List<SweepAxis> axes) throws WrongUsage {
        for (SweepAxis axis : axes) {
            try {
                Sweep.of(backtest).over(axis).check();
            } catch (IllegalArgumentException wrong) {
                throw new WrongUsage("--sweep " + axis.setting() + "=" + String.join(",", axis.values()) + ": "
                        + wrong.getMessage());
            }
        }
    }

    private static List<SweepAxis> axes(BacktestOptions options) throws WrongUsage {
        List<SweepAxis> axes = new ArrayList<>();
        try {
            options.all("--sweep").forEach(text -> axes.add(SweepAxis.parse(text)));
        } catch (IllegalArgumentException wrong) {
            throw new WrongUsage("--sweep: " + wrong.getMessage());
        }
        return axes;
    }

    private Backtest prepared(IncidentConfig config, BacktestOptions options, @Nullable Duration tick)
            throws WrongUsage {
        Backtest backtest = Backtest.of(config).observedBy(progress);
        List<String> only = options.all("--only");
        if (!only.isEmpty()) {
            Set<String> ids = backtest.rules().ids();
            if (!ids.containsAll(only)) {
                throw new WrongUsage(
                        "--only " + String.join(", ", only) + ": there are the rules " + String.join(", ", ids));
            }
            backtest = backtest.withRules(rules -> rules.only(only));
        }
        return tick == null ? backtest : backtest.every(tick);
    }

    private int run(
            Backtest backtest,
            List<GivenSeries.Recorded> recorded,
            BacktestOptions options,
            Bounds bounds,
            Pictures pictures)
            throws IOException {
        long begun = TimeSource.system().nanos();
        progress.expect(recorded.size());
        Map<String, Summary> byRule = new LinkedHashMap<>();
        Summary all = null;
        long ticks = 0;
        long samples = 0;
        for (GivenSeries.Recorded each : recorded) {
            Backtest over = backtest.over(each.series()).labelled(each.windows());
            BacktestPlot plot = BacktestPlot.of(over).over(each.name());
            BacktestReport report = pictures.isAsked() ? over.observedBy(plot).run() : over.run();
            progress.end();
            if (pictures.isAsked()) {
                pictures.write(each.file(), plot.svg(report));
            }
            if (!options.has("--summary")) {
                write(report, each);
            }
            report.warnings().forEach(warning -> warn(each.whose(warning)));
            report.byRule().forEach((rule, summary) -> byRule.merge(rule, summary, Summary::and));
            all = all == null ? report.summary() : all.and(report.summary());
            ticks += report.ticks();
            samples += each.series().samples();
        }
        if (all == null) {
            return Main.RAN;
        }
        double seconds = (TimeSource.system().nanos() - begun) / 1e9;
        tell(options, new SummaryText(options.has("--windows")).of(byRule, all));
        err.println(String.format(
                Locale.ROOT,
                "%,d samples, %,d ticks, " + (all.seriesDays() < 1 ? "%.3f" : "%.1f") + " series-days in %.1f s",
                samples,
                ticks,
                all.seriesDays(),
                seconds));
        List<String> over = bounds.over(all, warnings.size());
        over.forEach(each -> err.println("too many " + each));
        return over.isEmpty() ? Main.RAN : Main.OVER_A_BOUND;
    }

    private void tell(BacktestOptions options, String summary) throws IOException {
        if (options.has("--summary")) {
            out.write(summary.getBytes(UTF_8));
            out.flush();
        } else {
            err.print(summary);
        }
    }

    private void write(BacktestReport report, GivenSeries.Recorded recorded) throws IOException {
        String file = recorded.file() == null ? null : recorded.file().toString();
        try (TransitionLines lines = new TransitionLines(out, recorded.series().isRelative())) {
            for (Transition transition : report.transitions()) {
                lines.write(file, transition);
            }
        }
        out.flush();
    }

    private void warn(String warning) {
        if (warnings.add(warning)) {
            err.println("warning: " + warning);
        }
    }

    private int sweep(Backtest backtest, List<GivenSeries.Recorded> recorded, List<SweepAxis> axes, boolean windows)
            throws IOException {
        int combinations = 1;
        for (SweepAxis axis : axes) {
            combinations *= axis.values().size();
        }
        progress.expect(combinations * recorded.size());
        List<SweepRow> total = new ArrayList<>();
        for (GivenSeries.Recorded each : recorded) {
            each.series().doubts().forEach(this::warn);
            Sweep sweep = Sweep.of(backtest.over(each.series()).labelled(each.windows()));
            for (SweepAxis axis : axes) {
                sweep = sweep.over(axis);
            }
            List<SweepRow> rows = sweep.run();
            for (int i = 0; i < rows.size(); i++) {
                if (i == total.size()) {
                    total.add(rows.get(i));
                } else {
                    SweepRow before = total.get(i);
                    total.set(
                            i,
                            new SweepRow(
                                    before.values(),
                                    before.summary().and(rows.get(i).summary())));
                }
            }
        }
        progress.end();
        out.write(new SummaryText(windows).of(axes, total).getBytes(UTF_8));
        out.flush();
        return Main.RAN;
    }
}
