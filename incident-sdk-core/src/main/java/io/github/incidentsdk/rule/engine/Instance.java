package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.sight.Sight;
import io.github.incidentsdk.rule.state.InstanceState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The values that were seen last, whether or not anybody was told. */
    private final double[] seen;

    /** What held it before a restart and was not seen since. */
    @Nullable
    Awaited awaited;

    /** Whether it was said that it flaps, since it began to. */
    boolean saidFlapping;

    /** The phases and times that were kept last for a restart. */
    int keptPhases;

    private final long[] keptTimes;

    /** The values that were kept last, and when. */
    private final double[] keptValues;

    private long keptAt;

    /** Whether it waits for being kept. */
    boolean listed;

    Instance(Labels key, InstanceState state, Results results, int values) {
        this.key = key;
        this.state = state;
        this.results = results;
        this.toldValues = new double[values];
        this.seen = absent(values);
        this.keptValues = absent(values);
        this.keptTimes = state.newTimes();
    }

    private static double[] absent(int values) {
        double[] absent = new double[values];
        Arrays.fill(absent, Absent.VALUE);
        return absent;
    }

    /** Takes in what is measured now; nothing where {@code row} is {@link Group#NONE}. */
    void measure(Sight sight, int row) {
        for (int name = 0; name < seen.length; name++) {
            seen[name] = row == Group.NONE ? Absent.VALUE : sight.value(name, row);
        }
    }

    /** What is measured now, by name; finite numbers. */
    Map<String, Double> values(List<String> names) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int name = 0; name < seen.length; name++) {
            if (Double.isFinite(seen[name])) {
                values.put(names.get(name), seen[name]);
            }
        }
        return values;
    }

    /** Whether a time that decides something is no longer as it was kept. */
    boolean timesDiffer() {
        return state.timesDiffer(keptTimes);
    }

    /** Whether something else is measured than was kept, so long ago that people would want to see it afterwards. */
    boolean isWorthKeeping(long now) {
        return Shown.isDue(now, keptAt, state.begunAt()) && !Arrays.equals(seen, keptValues);
    }

    /** All of it is kept as it is now. */
    void kept(long now) {
        listed = false;
        keptPhases = state.phases();
        state.times(keptTimes);
        keptAt = now;
        System.arraycopy(seen, 0, keptValues, 0, seen.length);
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
