package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Bindings;
import io.github.incidentsdk.evaluation.FixedCondition;
import io.github.incidentsdk.evaluation.PastBindings;
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

    private final Past past = new Past();
    private MetricRows.Row row = MetricRows.Row.EMPTY;
    private @Nullable RowPast earlier;

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

    /**
     * Judges a row.
     *
     * @param remembered what it was when it was last there; null when what is gone is false
     */
    Truth judge(MetricRows.Row looked, @Nullable RowPast remembered, long atMillis) {
        row = looked;
        earlier = remembered;
        Truth truth = condition.judge(this, atMillis);
        return truth == Truth.TRUE && remembered != null && looked.isGone() ? remembered.whole() : truth;
    }

    /** Why the condition may be unknown for this row: what it reads and does not find, or finds to be NaN. */
    @Nullable
    String unknown(MetricRows.Row looked) {
        row = looked;
        for (int metric = 0; metric < measured.length; metric++) {
            double value = value(metric);
            String why = Absent.is(value) ? lacking(metric) : null;
            if (why == null && Double.isNaN(value) && !Absent.is(value)) {
                String culprit = measured[metric] == NOT_MEASURED
                        ? null
                        : metrics[measured[metric]].values().culprit();
                why = "metric '" + condition.metrics().get(metric) + "' is NaN"
                        + (culprit == null ? "" : ": " + culprit);
            }
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    /** Why a metric that is not there is unknown, with the label set that lacks it. */
    private @Nullable String lacking(int metric) {
        String why = blindness(metric);
        boolean others = why != null && !row.isGone() && metrics[measured[metric]].blindness() == null;
        return others ? why + ", for " + row.labels() : why;
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
    public double least(int metric) {
        int index = measured[metric];
        return index == NOT_MEASURED ? Double.NaN : metrics[index].least(row.series(index));
    }

    @Override
    public double most(int metric) {
        int index = measured[metric];
        return index == NOT_MEASURED ? Double.NaN : metrics[index].most(row.series(index));
    }

    @Override
    public @Nullable String blindness(int metric) {
        int index = measured[metric];
        if (index == NOT_MEASURED) {
            return null;
        }
        return row.isGone() ? metrics[index].blindness() : metrics[index].missing();
    }

    @Override
    public @Nullable String label(String name) {
        String label = row.labels().get(name);
        return label == null ? tags.get(name) : label;
    }

    @Override
    public @Nullable PastBindings past() {
        return earlier == null ? null : past.of(earlier);
    }

    /** The row with what is gone of it as it was. */
    private final class Past implements PastBindings {

        private @Nullable RowPast of;
        private long latest;

        PastBindings of(RowPast remembered) {
            of = remembered;
            latest = RowPast.NOT_GONE;
            return this;
        }

        @Override
        public double value(int metric) {
            double value = MetricTest.this.value(metric);
            int index = measured[metric];
            if (!Absent.is(value) || index == NOT_MEASURED || of == null) {
                return value;
            }
            latest = Math.max(latest, of.goneSince(index));
            return of.goneSince(index) == RowPast.NOT_GONE ? Absent.VALUE : of.last(index);
        }

        @Override
        public @Nullable String blindness(int metric) {
            return MetricTest.this.blindness(metric);
        }

        @Override
        public @Nullable String label(String name) {
            return MetricTest.this.label(name);
        }

        @Override
        public Truth gone() {
            return of == null || latest == RowPast.NOT_GONE ? Truth.FALSE : of.after(latest);
        }
    }
}
