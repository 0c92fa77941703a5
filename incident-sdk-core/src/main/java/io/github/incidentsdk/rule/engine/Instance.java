package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.state.InstanceState;
import org.jspecify.annotations.Nullable;

/** A label set that a rule follows, since a level of it is or was true: its state, and what was said of it. */
final class Instance {

    /** Stands for phases that are not the ones kept. */
    static final int ANOTHER = -1;

    private final Labels key;
    private final InstanceState state;
    private final Results results;

    /** The incident that it claims, also when somebody ended that over the rule's head. */
    @Nullable
    TrackedIncident incident;

    /** The severity that was claimed last. */
    @Nullable
    Severity told;

    /** The labels of the series that was told of last. */
    Labels toldLabels = Labels.empty();

    /** The values that were told last. */
    final double[] toldValues;

    /** What held it before a restart and was not seen since. */
    @Nullable
    Awaited awaited;

    /** Whether it was said that it flaps, since it began to. */
    boolean saidFlapping;

    /** The phases and times that were kept last for a restart. */
    int keptPhases;

    final long[] keptTimes;

    /** Whether it waits for being kept. */
    boolean listed;

    Instance(Labels key, InstanceState state, Results results, int values) {
        this.key = key;
        this.state = state;
        this.results = results;
        this.toldValues = new double[values];
        this.keptTimes = state.newTimes();
    }

    Labels key() {
        return key;
    }

    InstanceState state() {
        return state;
    }

    Results results() {
        return results;
    }

    /** Nothing is claimed any more. */
    void forget() {
        incident = null;
        told = null;
        toldLabels = Labels.empty();
        saidFlapping = false;
        awaited = null;
    }

    boolean isDone() {
        return incident == null && state.atRest();
    }
}
