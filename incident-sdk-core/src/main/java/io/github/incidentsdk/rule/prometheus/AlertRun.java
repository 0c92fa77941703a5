package io.github.incidentsdk.rule.prometheus;

import io.github.incidentsdk.evaluation.Values;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.ComputedSeries;
import io.github.incidentsdk.metric.series.SeriesIndex;
import io.github.incidentsdk.rule.prometheus.GroupRule.Alerting;
import io.github.incidentsdk.rule.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alerting rule at work, tick by tick as in Prometheus: what is there is true, what is not there is false. */
public final class AlertRun {

    static final String ALERTS = "ALERTS";

    private static final String FOR_STATE = "ALERTS_FOR_STATE";
    private static final String NAME = "alertname";

    private final Alerting rule;
    private final Values values;
    private final SeriesIndex index;
    private final Labels external;
    private final long holdsFor;
    private final long keepFiringFor;
    private final long everyMillis;
    private final long offset;
    private final int limit;
    private final Map<String, Template> labels;
    private final Looked looked;
    private final EarlierAlerts earlier;
    private final Map<Labels, ActiveAlert> active = new LinkedHashMap<>();
    private @Nullable ComputedSeries alerts;
    private @Nullable ComputedSeries forState;
    private @Nullable String failure;
    private long evaluations;

    AlertRun(Alerting rule, Values values, Surroundings around) {
        this.rule = rule;
        this.values = values;
        this.index = around.index();
        this.external = around.external();
        this.everyMillis = around.everyMillis();
        this.offset = around.offsetMillis();
        this.limit = around.limit();
        this.holdsFor = rule.holdsFor().toMillis();
        this.keepFiringFor = rule.keepFiringFor().toMillis();
        this.labels = templates(rule.labels());
        this.looked = new Looked(values, index);
        this.earlier = new EarlierAlerts(looked, everyMillis, keepFiringFor);
    }

    private static Map<String, Template> templates(Map<String, String> texts) {
        Map<String, Template> templates = new LinkedHashMap<>();
        texts.forEach((name, text) -> templates.put(name, Template.of(text)));
        return templates;
    }

    /** Returns the rule. */
    public Alerting rule() {
        return rule;
    }

    /** Returns what is pending or firing, in the order in which it began. */
    public Collection<ActiveAlert> active() {
        return Collections.unmodifiableCollection(active.values());
    }

    /** Goes on with an alert of the process before this one; before the first evaluation. */
    public void resume(Labels series, EarlierAlert alert) {
        earlier.add(series, alert);
    }

    /** Returns alerts of the process before this one whose series was neither seen again nor known to be gone yet. */
    public Map<Labels, EarlierAlert> waiting() {
        return earlier.all();
    }

    /** Time beyond so many evaluations counts as not looked at; 2 unless said. */
    public void pauseAfter(int ticks) {
        earlier.pauseAfter(ticks);
    }

    /** Nobody looked for {@code millis}, which counts for nothing. */
    public void slept(long millis) {
        active.values().forEach(alert -> alert.slept(millis));
    }

    /** Returns how old a value may be and still count. */
    public long lookBackMillis() {
        return looked.lookBackMillis();
    }

    /** Returns whether it looks back more than an hour. */
    public boolean looksFarBack() {
        return looked.isLong();
    }

    /** Returns whether anything that the expression names has a value at present, or it names nothing. */
    public boolean seesAnything() {
        return looked.seesAnything();
    }

    /** Returns why the rule sees less than there is: it failed, a source does, or nobody reports a metric; else null. */
    public @Nullable String unknown() {
        return failure == null ? looked.unknown() : failure;
    }

    /** Returns whose labels never met on the two sides of an operator, although both are there; null when all did. */
    public @Nullable String strangers() {
        return values.strangers();
    }

    /** Returns why the last evaluation failed, or null when it did not. */
    public @Nullable String failure() {
        return failure;
    }

    void evaluate(long atMillis) {
        evaluations++;
        failure = null;
        try {
            values.evaluate(atMillis);
            look(atMillis);
            pass(atMillis);
            earlier.settle(atMillis);
        } catch (RuleFailure failed) {
            failure = failed.getMessage();
        } catch (RuntimeException failed) { // an engine that stops would leave every other rule blind too
            failure = "the evaluation failed: " + failed;
        }
        report(atMillis - offset);
    }

    private void look(long atMillis) throws RuleFailure {
        String problem = values.problem();
        if (problem != null) {
            throw new RuleFailure(problem);
        }
        List<Seen> seen = new ArrayList<>();
        Map<Labels, Seen> byLabels = new LinkedHashMap<>();
        for (int row = 0; row < values.size(); row++) {
            if (values.isPresent(row)) {
                Labels series = values.labels(row);
                Seen each = new Seen(labelled(series, values.value(row)), series, values.value(row));
                if (byLabels.put(each.labels, each) != null) {
                    throw new RuleFailure("several series have the labels " + each.labels + " with those of the rule");
                }
                seen.add(each);
            }
        }
        for (Seen each : seen) {
            active.computeIfAbsent(each.labels, unseen -> begin(each, atMillis)).seen(each.value, evaluations);
        }
    }

    private ActiveAlert begin(Seen seen, long atMillis) {
        ActiveAlert alert = new ActiveAlert(seen.labels, seen.series, reported(seen.labels), atMillis);
        EarlierAlert before = earlier.take(seen.series);
        if (before != null) {
            alert.resume(before, earlier.activeAt(before, atMillis));
        }
        return alert;
    }

    private record Seen(Labels labels, Labels series, double value) {}

    private Labels labelled(Labels series, double value) {
        Labels labelled = series;
        for (Map.Entry<String, Template> label : labels.entrySet()) {
            labelled = labelled.with(label.getKey(), label.getValue().expand(series, external, value));
        }
        return labelled.with(NAME, rule.name());
    }

    private Labels reported(Labels labelled) {
        Labels reported = labelled;
        for (Map.Entry<String, String> label : rule.labels().entrySet()) {
            if (labelled.get(label.getKey()) == null) {
                reported = reported.with(label.getKey(), label.getValue());
            }
        }
        return reported;
    }

    private void pass(long atMillis) throws RuleFailure {
        for (Iterator<ActiveAlert> all = active.values().iterator(); all.hasNext(); ) {
            ActiveAlert alert = all.next();
            if (!alert.wasSeenIn(evaluations) && !alert.lingers(atMillis, keepFiringFor)) {
                all.remove();
            } else {
                alert.ripen(atMillis, holdsFor);
            }
        }
        if (limit > 0 && active.size() > limit) {
            int found = active.size();
            active.clear();
            throw new RuleFailure(found + " alerts are active, and the group's limit is " + limit);
        }
    }

    /** Other rules may look at the alerts themselves. */
    private void report(long atMillis) {
        if (alerts == null && index.wanted().reads(ALERTS)) {
            alerts = new ComputedSeries(index, ALERTS, "rule " + rule.name(), everyMillis);
        }
        if (forState == null && index.wanted().reads(FOR_STATE)) {
            forState = new ComputedSeries(index, FOR_STATE, "rule " + rule.name(), everyMillis);
        }
        if (alerts != null) {
            alerts.begin(atMillis);
            if (failure == null) {
                for (ActiveAlert alert : active.values()) {
                    alerts.put(alert.reported().with("alertstate", alert.isFiring() ? "firing" : "pending"), 1);
                }
                alerts.end();
            }
        }
        if (forState != null) {
            forState.begin(atMillis);
            if (failure == null) {
                for (ActiveAlert alert : active.values()) {
                    forState.put(alert.reported(), alert.activeAtMillis() / 1_000.0);
                }
                forState.end();
            }
        }
    }
}
