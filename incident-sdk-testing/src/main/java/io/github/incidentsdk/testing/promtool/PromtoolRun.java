package io.github.incidentsdk.testing.promtool;

import io.github.incidentsdk.metric.series.Recording;
import io.github.incidentsdk.rule.prometheus.ActiveAlert;
import io.github.incidentsdk.rule.prometheus.AlertRun;
import io.github.incidentsdk.rule.prometheus.GroupRun;
import io.github.incidentsdk.rule.prometheus.RefusedRule;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One test at work: all rules over its series, from time 0 on. For one thread. */
public final class PromtoolRun {

    private final Recording recording = new Recording();
    private final List<GroupRun> groups = new ArrayList<>();
    private final Set<String> failures = new LinkedHashSet<>();
    private final Duration tick;
    private final Duration end;

    /** Prepares a test of a file. */
    public PromtoolRun(PromtoolFile file, PromtoolTest test) {
        this.tick = file.evaluationInterval();
        this.end = test.end(tick);
        test.series().forEach(series -> series.addTo(recording, test.interval().toMillis(), end.toMillis()));
        for (RuleGroup group : file.groups()) {
            groups.add(new GroupRun(group, recording.index(), test.external(), tick));
        }
    }

    /** Takes what holds after a tick. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A tick is over.
         *
         * @param at the time since the first one
         * @param alerts what is pending or firing, by rule
         */
        void ticked(Duration at, List<ActiveAlert> alerts);
    }

    /** Evaluates everything at every tick. */
    public void run(Listener listener) {
        for (Duration at = Duration.ZERO; at.compareTo(end) <= 0; at = at.plus(tick)) {
            long millis = at.toMillis();
            recording.advance(millis);
            List<ActiveAlert> alerts = new ArrayList<>();
            for (GroupRun group : groups) {
                group.evaluate(millis);
                group.failures().forEach((rule, why) -> failures.add("rule " + rule.name() + " fails: " + why));
                for (AlertRun rule : group.alerts()) {
                    alerts.addAll(rule.active());
                }
            }
            listener.ticked(at, alerts);
        }
    }

    /** Returns the rules that are not run, and why. */
    public Map<String, String> refused() {
        Map<String, String> refused = new LinkedHashMap<>();
        for (GroupRun group : groups) {
            for (RefusedRule each : group.refused()) {
                refused.put(each.rule().name(), each.why());
            }
        }
        return refused;
    }

    /** Returns what failed while it ran, each once. */
    public List<String> failures() {
        return List.copyOf(failures);
    }
}
