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
        run(0, backtest, List.of(), rows);
        return List.copyOf(rows);
    }

    private void run(int axis, Backtest so, List<String> values, List<SweepRow> rows) {
        if (axis == axes.size()) {
            rows.add(new SweepRow(values, so.run().summary()));
            return;
        }
        Adjustment adjustment = Adjustment.of(axes.get(axis).setting());
        for (String value : axes.get(axis).values()) {
            RuleSet adjusted = adjustment.applied(so.rules(), value);
            List<String> more = new ArrayList<>(values);
            more.add(value);
            run(axis + 1, so.withRules(rules -> adjusted), more, rows);
        }
    }
}
