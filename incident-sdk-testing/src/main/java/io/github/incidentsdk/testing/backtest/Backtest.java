package io.github.incidentsdk.testing.backtest;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.testing.backtest.replay.BacktestObserver;
import io.github.incidentsdk.testing.backtest.replay.Pacing;
import io.github.incidentsdk.testing.backtest.replay.Replay;
import io.github.incidentsdk.testing.backtest.replay.RuleSet;
import io.github.incidentsdk.testing.backtest.report.BacktestReport;
import io.github.incidentsdk.testing.backtest.series.LabelledWindow;
import io.github.incidentsdk.testing.backtest.series.RecordedSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs rules over recorded series and says what they would have done; immutable, each method gives another one.
 *
 * <pre>{@code
 * BacktestReport report = Backtest.of(IncidentConfig.load(Path.of("incidents.yaml")))
 *         .over(RecordedSeries.read(Path.of("last-month.csv")))
 *         .run();
 * assertThat(report.rule("queue-depth").flaps()).isZero();
 * }</pre>
 *
 * <p>The rules are run by the engine that runs them in production, on a clock that goes as fast as it can; every sample is kept,
 * and the same input gives the same report. A rule is evaluated as often as it says, or at the median distance of the samples it
 * reads where these lie further apart. A sample counts for five minutes, or for two and a half times the distance of its series
 * where that is longer. When no series at all has a value, the recording has a hole, and everything is unknown.
 */
public final class Backtest {

    /** Rules are evaluated at most ten times a second. */
    public static final Duration SHORTEST_TICK = Duration.ofMillis(100);

    private final RuleSet rules;
    private final RecordedSeries series;
    private final List<LabelledWindow> windows;
    private final List<BacktestObserver> observers;
    private final @Nullable Duration every;

    private Backtest(
            RuleSet rules,
            RecordedSeries series,
            List<LabelledWindow> windows,
            List<BacktestObserver> observers,
            @Nullable Duration every) {
        this.rules = rules;
        this.series = series;
        this.windows = List.copyOf(windows);
        this.observers = List.copyOf(observers);
        this.every = every;
    }

    private static Backtest of(RuleSet rules) {
        return new Backtest(rules, RecordedSeries.builder().build(), List.of(), List.of(), null);
    }

    /** The rules of a configuration, with its types and rule files of Prometheus; sinks and sources do not matter. */
    public static Backtest of(IncidentConfig config) {
        return of(RuleSet.of(config));
    }

    /** These rules; types that they declare have neither {@code by} nor a policy. */
    public static Backtest of(IncidentRule... rules) {
        return of(RuleSet.of(Arrays.asList(rules)));
    }

    /** Rules of Prometheus, as {@link io.github.incidentsdk.config.prometheus.RuleFile} reads them. */
    public static Backtest of(PrometheusRules rules) {
        return of(RuleSet.of(rules));
    }

    /** Over these series; those of an earlier call are forgotten. */
    public Backtest over(RecordedSeries series) {
        return new Backtest(rules, series, windows, observers, every);
    }

    /** Compared with spans in which people say that something was wrong. */
    public Backtest labelled(List<LabelledWindow> windows) {
        return new Backtest(rules, series, windows, observers, every);
    }

    /** Evaluated with this pause, whatever rules and series say; at least 100 ms. */
    public Backtest every(Duration tick) {
        if (tick.compareTo(SHORTEST_TICK) < 0) {
            throw new IllegalArgumentException("rules every " + tick + " are too often: at least 100 ms");
        }
        return new Backtest(rules, series, windows, observers, tick);
    }

    /** With somebody who looks on; may be said again. */
    public Backtest observedBy(BacktestObserver observer) {
        List<BacktestObserver> more = new ArrayList<>(observers);
        more.add(observer);
        return new Backtest(rules, series, windows, more, every);
    }

    /** With other rules in their place. */
    public Backtest withRules(UnaryOperator<RuleSet> change) {
        return new Backtest(change.apply(rules), series, windows, observers, every);
    }

    /** Returns the rules. */
    public RuleSet rules() {
        return rules;
    }

    /** Returns the series. */
    public RecordedSeries series() {
        return series;
    }

    /** Returns the labelled windows. */
    public List<LabelledWindow> windows() {
        return windows;
    }

    /**
     * Runs.
     *
     * @throws IllegalArgumentException when there is nothing to run or to run it over, or a rule cannot be evaluated; names it
     */
    public BacktestReport run() {
        if (series.series().isEmpty()) {
            throw new IllegalArgumentException("there are no series to run rules over; say over(RecordedSeries)");
        }
        return new Replay(new Pacing(series, rules, every), windows, observers).run();
    }
}
