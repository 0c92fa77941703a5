package io.github.incidentsdk.testing.backtest.replay;

import io.github.incidentsdk.config.numbers.EvaluationConfig;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.LifecycleSettings;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.metric.series.Recording;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleEngine;
import io.github.incidentsdk.rule.engine.RuleProblem;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleTimes;
import io.github.incidentsdk.rule.engine.Watched;
import io.github.incidentsdk.rule.prometheus.AlertTypes;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.remote.RemoteSources;
import io.github.incidentsdk.rule.state.Phase;
import io.github.incidentsdk.testing.backtest.replay.LevelFollower.Followed;
import io.github.incidentsdk.testing.backtest.report.BacktestReport;
import io.github.incidentsdk.testing.backtest.report.Episode;
import io.github.incidentsdk.testing.backtest.report.Summary;
import io.github.incidentsdk.testing.backtest.report.Transition;
import io.github.incidentsdk.testing.backtest.series.LabelledWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run: the engine that runs rules in production, over a recording and on the recording's own time. */
public final class Replay {

    private final Pacing pacing;
    private final List<LabelledWindow> windows;
    private final List<BacktestObserver> observers;
    private final Recording recording;
    private final ReplayTime time;
    private final IncidentFollower incidents = new IncidentFollower();
    private final List<Transition> transitions = new ArrayList<>();
    private final LevelFollower levels = new LevelFollower(transitions);
    private final IncidentTable table;
    private final RuleEngine engine;
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> own = new HashSet<>();

    /** What moved at this tick. */
    private final List<RuleState> moved = new ArrayList<>();

    public Replay(Pacing pacing, List<LabelledWindow> windows, List<BacktestObserver> observers) {
        this.pacing = pacing;
        this.windows = windows;
        this.observers = observers;
        this.recording = pacing.recording();
        this.time = new ReplayTime(pacing.series().startMillis());
        RuleSet rules = pacing.rules();
        rules.rules().forEach(rule -> own.add(rule.id()));
        Map<String, IncidentType> types = types(rules);
        this.table = new IncidentTable(
                new LifecycleSettings(
                        "backtest",
                        "backtest",
                        Severity.SEV3,
                        rules.numbers().reopenWithin(),
                        LifecycleSettings.Limits.DEFAULT),
                types.values(),
                time,
                incidents);
        this.engine = new RuleEngine(
                rules.rules(),
                types,
                new Watched(new MetricStore(recording), RemoteSources.NONE),
                table,
                rules.numbers().limits());
        EvaluationConfig evaluation = rules.numbers().evaluation();
        engine.use(new RuleTimes(evaluation.supplierTimeout(), evaluation.noteEvery(), evaluation.pauseTicks()));
        engine.add(rules.prometheus());
        engine.keepIn((at, evaluated, states) -> {
            moved.addAll(states);
            return true;
        });
        refuse(rules);
    }

    private static Map<String, IncidentType> types(RuleSet rules) {
        AlertTypes named = AlertTypes.of(rules.prometheus().groups());
        Map<String, IncidentType> types = new LinkedHashMap<>();
        for (GroupRule.Alerting alert : Pacing.alerts(rules.prometheus())) {
            String name = named.type(alert.name());
            types.put(name, IncidentType.named(name).title(alert.name()).build());
        }
        types.putAll(rules.types());
        rules.rules()
                .forEach(rule -> types.computeIfAbsent(
                        rule.declares(), name -> IncidentType.named(name).build()));
        return types;
    }

    private void refuse(RuleSet rules) {
        List<String> wrong = new ArrayList<>();
        for (RuleProblem problem : engine.problems()) {
            (own.contains(problem.rule()) ? wrong : warnings).add(problem.toString());
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", wrong));
        }
        if (engine.status().isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no rule to run" + (warnings.isEmpty() ? "" : ": " + String.join("; ", warnings)));
        }
        warnings.addAll(new Doubts(pacing).of(rules));
    }

    /** Runs. */
    public BacktestReport run() {
        long start = pacing.series().startMillis();
        long end = pacing.series().endMillis();
        observers.forEach(observer -> observer.begin(recording.index(), start, end));
        long ticks = 0;
        long at = start;
        while (true) {
            time.moveTo(at);
            long next = engine.tick(time.nanos(), at);
            tell(Instant.ofEpochMilli(at));
            table.tick(time.nanos());
            ticks++;
            for (BacktestObserver observer : observers) {
                observer.ticked(at);
            }
            if (at >= end) { // the first tick that sees the last sample
                return report(start, at, ticks);
            }
            at = time.wallMillis(next);
        }
    }

    private void tell(Instant at) {
        if (!moved.isEmpty()) {
            Map<Followed, Map<String, Double>> values = values();
            for (RuleState state : moved) {
                Followed followed = new Followed(state.rule(), state.by());
                Map<Severity, RuleState.Phase> phases = new EnumMap<>(Severity.class);
                state.levels().forEach(level -> phases.put(level.severity(), level.phase()));
                levels.now(at, followed, phases, values.getOrDefault(followed, Map.of()));
            }
            moved.clear();
        }
        if (!pacing.rules().prometheus().groups().isEmpty()) {
            tellAlerts(at);
        }
        transitions.addAll(incidents.take());
    }

    private Map<Followed, Map<String, Double>> values() {
        Map<Followed, Map<String, Double>> values = new HashMap<>();
        for (RuleStatus rule : engine.status()) {
            rule.instances().forEach(each -> values.put(new Followed(rule.rule(), each.by()), each.values()));
        }
        return values;
    }

    private void tellAlerts(Instant at) {
        Set<Followed> seen = new HashSet<>();
        for (RuleStatus alert : engine.alertStatus()) {
            for (RuleStatus.InstanceStatus instance : alert.instances()) {
                Followed followed = new Followed(alert.rule(), instance.by());
                Map<Severity, RuleState.Phase> phases = new EnumMap<>(Severity.class);
                instance.levels()
                        .forEach(level -> phases.put(
                                level.severity(),
                                level.phase() == Phase.PENDING ? RuleState.Phase.PENDING : RuleState.Phase.FIRING));
                seen.add(followed);
                levels.now(at, followed, phases, instance.values());
            }
        }
        for (Followed followed : levels.followed()) {
            if (!own.contains(followed.rule()) && !seen.contains(followed)) {
                levels.now(at, followed, new EnumMap<>(Severity.class), Map.of());
            }
        }
    }

    private BacktestReport report(long start, long last, long ticks) {
        for (RuleStatus rule : engine.status()) {
            Optional<String> unseen = rule.blindness().dead()
                    ? Optional.of(
                            "it has never seen anything: " + rule.blindness().unknown())
                    : rule.trouble(); // a short replay is over before that lasts
            unseen.ifPresent(trouble -> warnings.add("rule \"" + rule.rule() + "\": " + trouble));
        }
        Instant end = Instant.ofEpochMilli(last);
        Findings findings = new Findings(pacing, windows, Instant.ofEpochMilli(start), end);
        Instant recorded = Instant.ofEpochMilli(pacing.series().endMillis());
        List<Episode> ofIncidents = within(incidents.episodes(end), recorded);
        List<Episode> claims = within(levels.episodes(end), recorded);
        Map<String, Summary> byRule = new LinkedHashMap<>();
        List<RuleTexts> all = new ArrayList<>();
        List<RuleStatus> status = engine.status();
        List<RuleTexts> texts = texts();
        for (int i = 0; i < status.size(); i++) {
            String id = status.get(i).rule();
            List<Episode> own =
                    claims.stream().filter(claim -> claim.rule().equals(id)).toList();
            byRule.put(id, findings.of(own, levels.nearMisses(id), List.of(texts.get(i))));
            all.add(texts.get(i));
        }
        return new BacktestReport(
                Instant.ofEpochMilli(start),
                end,
                ticks,
                transitions,
                ofIncidents,
                claims,
                findings.of(ofIncidents, levels.nearMisses(), all),
                byRule,
                warnings);
    }

    /** Nothing lasts longer than was recorded: the last tick may come long after the last of samples that lie far apart. */
    private static List<Episode> within(List<Episode> episodes, Instant recorded) {
        return episodes.stream().map(each -> each.endingBy(recorded)).toList();
    }

    /** What each rule that runs reads, in the order of the engine's. */
    private List<RuleTexts> texts() {
        Map<String, IncidentRule> own = new HashMap<>();
        pacing.rules().rules().forEach(rule -> own.put(rule.id(), rule));
        List<RuleTexts> texts = new ArrayList<>();
        List<String> alerts =
                engine.alertStatus().stream().map(RuleStatus::rule).toList();
        for (RuleStatus rule : engine.status()) {
            IncidentRule known = own.get(rule.rule());
            texts.add(known == null || alerts.contains(rule.rule()) ? RuleTexts.ANY : RuleTexts.of(known));
        }
        return texts;
    }
}
