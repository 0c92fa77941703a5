package io.github.incidentsdk;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.EvaluationConfig;
import io.github.incidentsdk.config.numbers.HeartbeatConfig;
import io.github.incidentsdk.config.numbers.LimitsConfig;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.metric.series.Horizon;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.metric.series.SeriesLimits;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleEngine;
import io.github.incidentsdk.rule.engine.RuleLimits;
import io.github.incidentsdk.rule.engine.RuleMemory;
import io.github.incidentsdk.rule.engine.RuleProblem;
import io.github.incidentsdk.rule.engine.RuleTimes;
import io.github.incidentsdk.rule.engine.Watched;
import io.github.incidentsdk.rule.shadow.ShadowScores;
import io.github.incidentsdk.selfreport.OwnMetrics;
import io.github.incidentsdk.sink.http.HttpBackend;
import java.nio.file.Path;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes what looks at metrics: loads sources and rules, and has them go on where those of the last process were. */
final class Lookout {

    private final IncidentManagerBuilder said;
    private final IncidentConfig config;
    private final List<Problem> problems;
    private final RuleProblems ofRules;
    private final Deque<AutoCloseable> opened;

    /** What is wrong goes to {@code problems}, what has to be closed to {@code opened}. */
    Lookout(IncidentManagerBuilder said, List<Problem> problems, RuleProblems ofRules, Deque<AutoCloseable> opened) {
        this.said = said;
        this.config = said.config;
        this.problems = problems;
        this.ofRules = ofRules;
        this.opened = opened;
    }

    /** Sources and rules, of which is known what is wrong with them. */
    record Loaded(MetricStore store, Polling polling, RuleEngine engine) {}

    /** Whether there is nothing to look at, nor anything wrong that may have been a rule. */
    boolean isIdle() {
        return problems.isEmpty()
                && said.rules.isEmpty()
                && said.sources.isEmpty()
                && said.polls.isEmpty()
                && said.engines.isEmpty()
                && config.rules().isEmpty()
                && config.prometheusRules().groups().isEmpty()
                && config.sources().isEmpty()
                && config.heartbeat().isEmpty();
    }

    /** Adds what is wrong with them to the problems. */
    Loaded load(Map<String, IncidentType> types, IncidentTable table) {
        EvaluationConfig evaluation = config.evaluation();
        MetricStore store = new MetricStore(seriesLimits(), horizon(evaluation.windows()));
        Polling polling = new Polling(store, said.workers.time());
        polling.make(said, problems, opened);
        RuleEngine engine = new RuleEngine(rules(), types, new Watched(store, polling.engines()), table, ruleLimits());
        engine.use(new RuleTimes(evaluation.supplierTimeout(), evaluation.noteEvery(), evaluation.pauseTicks()));
        engine.restoreFirst(said.restoreTicks != null ? said.restoreTicks : config.restoreTicks());
        engine.add(config.prometheusRules());
        for (RuleProblem problem : engine.problems()) {
            ofRules.add(problem, polling.engines().ids());
        }
        if (!hasDirectory()) {
            engine.longWindows().forEach(ofRules::warnOfLongWindow);
        }
        return new Loaded(store, polling, engine);
    }

    /** With what rules go on, whom they tell that they are evaluated, and where they keep how far they are. */
    record Past(
            ShadowScores scores,
            RuleMemory memory,
            @Nullable HttpBackend heartbeat,
            Journal journal,
            @Nullable Path directory) {}

    /** Has what was loaded go on; it does not begin yet. */
    Watching.Made watching(Loaded loaded, Past past, IncidentTable table, OwnMetrics own) {
        Rules rules = new Rules(
                loaded.engine(), past.scores(), ofRules.unread(loaded.engine().problems()), said.workers);
        rules.goOn(
                past.memory(),
                said.outageTolerance != null ? said.outageTolerance : config.outageTolerance(),
                past.journal(),
                state -> mayBeKept(state, table.redaction()));
        if (past.heartbeat() != null) {
            rules.beat(
                    past.heartbeat(),
                    config.heartbeat().map(HeartbeatConfig::every).orElse(HeartbeatConfig.EVERY));
        }
        if (past.directory() != null) {
            rules.saveWindows(
                    past.directory(),
                    loaded.store(),
                    config.evaluation().windows().saveEvery());
        }
        rules.restore(table, ofRules::isRemoved);
        Metrics metrics = new Metrics();
        Map<String, MetricSource> sources = new LinkedHashMap<>(said.sources);
        sources.put("code", metrics);
        sources.put(SelfReported.TYPE, own);
        return new Watching.Made(
                metrics, new Sources(loaded.store(), sources, loaded.polling().all()), rules);
    }

    /** Those of the configuration and of code. */
    List<IncidentRule> rules() {
        Map<String, IncidentRule> rules = new LinkedHashMap<>(config.rules());
        for (IncidentRule rule : said.rules) {
            rules.put(rule.id(), rule);
        }
        return List.copyOf(rules.values());
    }

    private static Horizon horizon(EvaluationConfig.Windows windows) {
        return Horizon.of(windows.lookBack(), windows.coveredPercent(), windows.longBeyond());
    }

    private SeriesLimits seriesLimits() {
        return new SeriesLimits(
                config.limits().seriesPerMetric(), config.limits().series());
    }

    private RuleLimits ruleLimits() {
        LimitsConfig limits = config.limits();
        return new RuleLimits(limits.instancesPerRule(), limits.ruleInstances());
    }

    private boolean hasDirectory() {
        return said.store == null && (said.journal != null || config.journal().directory() != null);
    }

    /** Labels that would have to be changed are not kept: where such an alert was is not known after a restart. */
    private static boolean mayBeKept(RuleState state, Redaction redaction) {
        return redaction == Redaction.NONE
                || state.by().entrySet().stream()
                        .allMatch(label ->
                                label.getValue().equals(redaction.identity("by." + label.getKey(), label.getValue())));
    }
}
