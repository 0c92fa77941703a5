package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Bindings;
import io.github.incidentsdk.evaluation.FixedCondition;
import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.policy.SeverityPolicy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One condition over the metrics of a row. */
final class MetricTest implements Bindings {

    /** Metrics of the condition that the rule does not measure: {@code incident}, and in a type's policy any. */
    private static final int NOT_MEASURED = -1;

    private final FixedCondition condition;
    private final Measured[] metrics;
    private final Map<String, String> tags;

    /** For each metric of the condition which of the rule's it is. */
    private final int[] measured;

    private MetricRows.Row row = MetricRows.Row.EMPTY;

    MetricTest(FixedCondition condition, Measured[] metrics, Map<String, String> tags) {
        this.condition = condition;
        this.metrics = metrics;
        this.tags = tags;
        this.measured = condition.metrics().stream().mapToInt(this::indexOf).toArray();
    }

    private int indexOf(String name) {
        for (int i = 0; i < metrics.length; i++) {
            if (metrics[i].name().equals(name)) {
                return i;
            }
        }
        return NOT_MEASURED;
    }

    Truth judge(MetricRows.Row looked, long atMillis) {
        row = looked;
        return condition.judge(this, atMillis);
    }

    /** Why the condition may be unknown for this row: what it reads and does not find, or finds to be NaN. */
    @Nullable
    String unknown(MetricRows.Row looked) {
        row = looked;
        for (int metric = 0; metric < measured.length; metric++) {
            double value = value(metric);
            String why = Absent.is(value) ? blindness(metric) : null;
            if (why == null && Double.isNaN(value) && !Absent.is(value)) {
                String thrown = measured[metric] == NOT_MEASURED
                        ? null
                        : metrics[measured[metric]].values().thrown();
                why = "metric '" + condition.metrics().get(metric) + "' is NaN" + (thrown == null ? "" : ": " + thrown);
            }
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    @Override
    public double value(int metric) {
        int index = measured[metric];
        if (index == NOT_MEASURED) {
            return condition.metrics().get(metric).equals(SeverityPolicy.INCIDENT) ? 1 : Absent.VALUE;
        }
        return metrics[index].value(row.series(index));
    }

    @Override
    public @Nullable String blindness(int metric) {
        int index = measured[metric];
        return index == NOT_MEASURED ? null : metrics[index].missing();
    }

    @Override
    public @Nullable String label(String name) {
        String label = row.labels().get(name);
        return label == null ? tags.get(name) : label;
    }
}
