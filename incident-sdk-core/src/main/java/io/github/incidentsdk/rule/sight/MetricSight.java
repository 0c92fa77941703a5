package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.FixedCondition;
import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.evaluation.Values;
import io.github.incidentsdk.evaluation.Vanishing;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Named metrics, and conditions over them: what belongs together is looked at as if it were an incident. */
final class MetricSight extends Sight {

    private final Measured[] metrics;
    private final List<String> names;
    private final boolean folds;
    private final Collection<String> by;
    private final int[] covered;
    private final MetricTest[] levels;
    private final @Nullable MetricTest resolve;

    private final Vanishing vanishing;
    private final PastRows rows;

    /** The time that counts, in milliseconds. */
    private long clock;

    private long lastMillis;
    private Truth[][] truths = {};
    private boolean quiet;
    private Truth[] overs = {};
    private int generation;

    /**
     * @param metrics by name
     * @param by what tells incidents apart
     * @param levels most severe first
     * @param vanishing what becomes of what was true and is gone
     * @param tags that every row has beside its labels
     */
    MetricSight(
            Map<String, Values> metrics,
            Collection<String> by,
            List<FixedCondition> levels,
            @Nullable FixedCondition resolve,
            Vanishing vanishing,
            Map<String, String> tags) {
        this.names = List.copyOf(metrics.keySet());
        this.folds =
                metrics.values().stream().anyMatch(metric -> metric.expression().foldsSeries());
        this.metrics = metrics.entrySet().stream()
                .map(metric -> new Measured(metric.getKey(), metric.getValue()))
                .toArray(Measured[]::new);
        this.by = by;
        this.vanishing = vanishing;
        this.rows = new PastRows(vanishing, metrics.size());
        this.covered = new int[metrics.size()];
        this.levels = levels.stream()
                .map(level -> new MetricTest(level, this.metrics, tags))
                .toArray(MetricTest[]::new);
        this.resolve = resolve == null ? null : new MetricTest(resolve, this.metrics, tags);
    }

    @Override
    public void look(long atMillis) {
        boolean rebind = generation == 0;
        clock += rebind ? 0 : vanishing.elapsed(lastMillis, atMillis);
        lastMillis = atMillis;
        for (Measured metric : metrics) {
            rebind |= metric.look(atMillis);
        }
        if (rebind) {
            generation++;
            bind();
        }
        quiet = true;
        for (int row = 0; row < overs.length; row++) {
            MetricRows.Row looked = rows.rows().get(row);
            RowPast past = rows.past(row);
            note(looked, past);
            Truth worst = Truth.FALSE;
            for (int level = 0; level < levels.length; level++) {
                Truth truth = levels[level].judge(looked, past, atMillis);
                truths[level][row] = truth;
                worst = worst.or(truth);
            }
            quiet &= worst == Truth.FALSE;
            past.judged(worst);
            if (resolve != null) {
                overs[row] = resolve.judge(looked, null, atMillis);
            }
        }
    }

    private void bind() {
        rows.follow(MetricRows.of(Arrays.stream(metrics).map(Measured::values).toArray(Values[]::new), by, covered));
        overs = new Truth[rows.rows().size()];
        truths = new Truth[levels.length][overs.length];
    }

    private void note(MetricRows.Row row, RowPast past) {
        past.at(clock);
        for (int metric = 0; metric < metrics.length; metric++) {
            double value = metrics[metric].value(row.series(metric));
            if (!Absent.is(value)) {
                past.sees(metric, value);
            } else {
                past.misses(metric, (row.isGone() ? metrics[metric].blindness() : metrics[metric].missing()) == null);
            }
        }
    }

    private boolean isBlind() {
        for (Measured metric : metrics) {
            if (metric.blindness() != null) {
                return true;
            }
        }
        return false;
    }

    private static Truth absent(boolean blind) {
        return blind ? Truth.UNKNOWN : Truth.FALSE;
    }

    @Override
    public int generation() {
        return generation;
    }

    @Override
    public int size() {
        return overs.length;
    }

    @Override
    public Labels labels(int row) {
        return rows.rows().get(row).labels();
    }

    @Override
    public boolean isPresent(int row) {
        return !rows.rows().get(row).isGone();
    }

    @Override
    public boolean isQuiet() {
        return quiet;
    }

    @Override
    public Truth truth(int level, int row) {
        return truths[level][row];
    }

    @Override
    public Truth over(int row) {
        return resolve == null ? Truth.UNKNOWN : overs[row];
    }

    @Override
    public Truth elsewhere(int level) {
        return absent(isBlind());
    }

    @Override
    public double distance(int level, int row) {
        return Double.NaN;
    }

    @Override
    public boolean foldsSeries() {
        return folds;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public double value(int name, int row) {
        return metrics[name].value(rows.rows().get(row).series(name));
    }

    @Override
    public @Nullable String strangers() {
        for (Measured metric : metrics) {
            String strangers = metric.values().strangers();
            if (strangers != null) {
                return "metric '" + metric.name() + "': " + strangers;
            }
        }
        return null;
    }

    @Override
    public @Nullable String unknown() {
        for (Measured metric : metrics) {
            String why = metric.blindness();
            if (why != null) {
                return why;
            }
        }
        for (MetricTest level : levels) {
            for (MetricRows.Row row : rows.rows()) {
                String why = level.unknown(row);
                if (why != null) {
                    return why;
                }
            }
        }
        return null;
    }
}
