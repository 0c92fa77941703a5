package io.github.incidentsdk.rule.prometheus;

import io.github.incidentsdk.evaluation.Values;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.ComputedSeries;
import io.github.incidentsdk.rule.prometheus.GroupRule.Recording;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recording rule at work: what its expression gives is a metric for whatever is evaluated afterwards. */
final class RecordingRun {

    private final Recording rule;
    private final Values values;
    private final ComputedSeries series;
    private final long offset;
    private final int limit;
    private final Looked looked;
    private @Nullable String failure;

    RecordingRun(Recording rule, Values values, Surroundings around) {
        this.rule = rule;
        this.values = values;
        this.offset = around.offsetMillis();
        this.limit = around.limit();
        this.looked = new Looked(values, around.index());
        this.series = new ComputedSeries(around.index(), rule.name(), "rule " + rule.name(), around.everyMillis());
    }

    Recording rule() {
        return rule;
    }

    /** Why the rule sees less than there is: it failed, a source does, or nobody reports a metric. */
    @Nullable
    String unknown() {
        return failure == null ? looked.unknown() : failure;
    }

    boolean looksFarBack() {
        return looked.isLong();
    }

    @Nullable
    String failure() {
        return failure;
    }

    void evaluate(long atMillis) {
        failure = null;
        try {
            values.evaluate(atMillis);
            Map<Labels, Double> results = results();
            series.begin(atMillis - offset);
            results.forEach(series::put);
            end(results.isEmpty());
        } catch (RuleFailure failed) {
            failed(failed.getMessage(), atMillis);
        } catch (RuntimeException failed) { // an engine that stops would leave every other rule blind too
            failed("the evaluation failed: " + failed, atMillis);
        }
    }

    private void failed(@Nullable String why, long atMillis) {
        failure = why;
        series.begin(atMillis - offset);
        series.leaveOpen(rule.name() + " is not recorded: " + why);
    }

    /** What Prometheus takes for gone is so only where all that the expression looks at is there. */
    private void end(boolean isEmpty) {
        String failing = looked.failing(rule.name());
        String unreported = failing == null && isEmpty ? looked.neverReported() : null;
        if (failing != null) {
            series.endOpen(failing);
        } else if (unreported != null) {
            series.endUnreported(unreported);
        } else {
            series.end();
        }
    }

    private Map<Labels, Double> results() throws RuleFailure {
        String problem = values.problem();
        if (problem != null) {
            throw new RuleFailure(problem);
        }
        Map<Labels, Double> results = new LinkedHashMap<>();
        for (int row = 0; row < values.size(); row++) {
            if (values.isPresent(row)) {
                Labels labels = labelled(values.labels(row));
                if (results.put(labels, values.value(row)) != null) {
                    throw new RuleFailure("several series have the labels " + labels + " with those of the rule");
                }
            }
        }
        if (limit > 0 && results.size() > limit) {
            throw new RuleFailure("it gives " + results.size() + " series, and the group's limit is " + limit);
        }
        return results;
    }

    private Labels labelled(Labels series) {
        Labels labelled = series;
        for (Map.Entry<String, String> label : rule.labels().entrySet()) {
            labelled = labelled.with(label.getKey(), label.getValue());
        }
        return labelled;
    }
}
