package io.github.incidentsdk.testing.backtest;

import io.github.incidentsdk.testing.backtest.replay.RuleSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a backtest with every combination of some settings.
 *
 * <pre>{@code
 * List<SweepRow> rows = Sweep.of(backtest)
 *         .over("for", "1m", "5m", "15m")
 *         .over("threshold", "0.8", "0.9")
 *         .run();                              // six rows, the last axis changing fastest
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Sweep {

    private final Backtest backtest;
    private final List<SweepAxis> axes;

    private Sweep(Backtest backtest, List<SweepAxis> axes) {
        this.backtest = backtest;
        this.axes = List.copyOf(axes);
    }

    /** A sweep without axes, which is the backtest itself. */
    public static Sweep of(Backtest backtest) {
        return new Sweep(backtest, List.of());
    }

    /** Adds a setting and its values, see {@link SweepAxis}. */
    public Sweep over(String setting, String... values) {
        return over(new SweepAxis(setting, List.of(values)));
    }

    /** Adds an axis. */
    public Sweep over(SweepAxis axis) {
        List<SweepAxis> more = new ArrayList<>(axes);
        more.add(axis);
        return new Sweep(backtest, more);
    }

    /** Returns the axes. */
    public List<SweepAxis> axes() {
        return axes;
    }

    /**
     * Runs all combinations, one after the other.
     *
     * @throws IllegalArgumentException when a setting does not fit the rules, or a value the setting; names both
     */
    public List<SweepRow> run() {
        List<SweepRow> rows = new ArrayList<>();
        for (Combination each : combinations()) {
            rows.add(new SweepRow(each.values(), each.backtest().run().summary()));
        }
        return List.copyOf(rows);
    }

    /**
     * Refuses settings that do not fit the rules, without running anything.
     *
     * @throws IllegalArgumentException as {@link #run} does, of a setting or a value
     */
    public void check() {
        combinations();
    }

    /** The backtest with one value for each axis. */
    private record Combination(List<String> values, Backtest backtest) {}

    private List<Combination> combinations() {
        List<Combination> combinations = new ArrayList<>();
        combine(0, new Combination(List.of(), backtest), combinations);
        return combinations;
    }

    private void combine(int axis, Combination so, List<Combination> all) {
        if (axis == axes.size()) {
            all.add(so);
            return;
        }
        Adjustment adjustment = Adjustment.of(axes.get(axis).setting());
        for (String value : axes.get(axis).values()) {
            RuleSet adjusted = adjustment.applied(so.backtest.rules(), value);
            List<String> more = new ArrayList<>(so.values);
            more.add(value);
            combine(axis + 1, new Combination(more, so.backtest.withRules(rules -> adjusted)), all);
        }
    }
}
