package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.evaluation.ExpressionCompiler;
import io.github.incidentsdk.evaluation.Profile;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.metric.series.SeriesIndex;
import io.github.incidentsdk.metric.series.SeriesLimits;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Mode;
import io.github.incidentsdk.rule.IncidentRule.SeriesGone;
import io.github.incidentsdk.rule.Level;
import io.github.incidentsdk.rule.remote.Inquiry;
import io.github.incidentsdk.rule.remote.RemoteRule;
import io.github.incidentsdk.rule.remote.RemoteSources;
import io.github.incidentsdk.rule.shadow.ShadowRule;
import io.github.incidentsdk.rule.sight.RemoteSight;
import io.github.incidentsdk.rule.sight.Sight;
import io.github.incidentsdk.rule.sight.SightCompiler;
import io.github.incidentsdk.rule.state.StateTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes rules ready to run, and keeps what is wrong with those that cannot. */
final class RuleLoader {

    private final Map<String, IncidentType> types;
    private final IncidentTable incidents;
    private final Room room;
    private final Room shadowRoom;
    private final List<ShadowRule> shadows = new ArrayList<>();
    private final SeriesIndex index;
    private final SightCompiler compiler;
    private final RemoteSources remote;
    private final Map<String, RuleRun> byId = new LinkedHashMap<>();
    private final List<RuleRun> runs = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    private final List<RuleProblem> leftOut = new ArrayList<>();
    private final List<String> longWindows = new ArrayList<>();
    private final Set<String> setAside = new HashSet<>();
    private final Set<String> disabled = new HashSet<>();

    RuleLoader(Map<String, IncidentType> types, Watched watched, IncidentTable incidents, Room room) {
        this.remote = watched.remote();
        this.types = Map.copyOf(types);
        this.incidents = incidents;
        this.room = room;
        this.shadowRoom = room.another();
        this.index = watched.metrics().index();
        this.compiler =
                new SightCompiler(new ExpressionCompiler(watched.metrics().index(), Profile.STANDARD));
    }

    void load(IncidentRule rule) {
        if (byId.containsKey(rule.id())) {
            problems.add(new RuleProblem(rule.id(), "is given twice; the first is run"));
        } else if (!rule.enabled()) {
            disabled.add(rule.id());
        } else {
            try {
                int before = index.longWindows();
                RuleRun run = run(rule);
                if (index.longWindows() > before) {
                    longWindows.add(rule.id());
                }
                run.keeping().condition(Fingerprint.of(rule, type(rule)));
                byId.put(rule.id(), run);
                if (rule.mode() == Mode.SHADOW) {
                    shadows.add(new ShadowRule(rule.id(), rule.declares(), Fingerprint.ofEverything(rule, type(rule))));
                }
                runs.add(run);
            } catch (IllegalArgumentException refused) {
                problems.add(new RuleProblem(rule.id(), String.valueOf(refused.getMessage())));
                setAside.add(rule.id());
            }
        }
    }

    private RuleRun run(IncidentRule rule) {
        IncidentType type = type(rule);
        List<Level> levels = SightCompiler.levels(rule, type);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("it has no levels and type \"" + type.name()
                    + "\" has no severity policy, so that it could never open; give one of them");
        }
        boolean shadow = rule.mode() == Mode.SHADOW;
        Room own = shadow ? shadowRoom : room;
        Claimant claimant = new Claimant(rule, type, shadow ? incidents.shadows() : incidents);
        String source = rule.source().orElse(null);
        if (source != null) {
            Sight sight = remote(rule, source, claimant.by(), levels);
            return new RuleRun(rule, sight, StateTable.of(rule, levels, SeriesGone.KEEP), claimant, own);
        }
        Sight sight = compiler.compile(rule, claimant.by(), levels);
        return new RuleRun(rule, sight, StateTable.of(rule, levels, SeriesGone.RESOLVE), claimant, own);
    }

    /** The answers of the source are series of their own, in which the rule is evaluated like any other. */
    private Sight remote(IncidentRule rule, String source, List<String> by, List<Level> levels) {
        if (!remote.ids().contains(source)) {
            throw new IllegalArgumentException("source \"" + source + "\" is none that evaluates expressions; expected "
                    + (remote.ids().isEmpty() ? "" : String.join(", ", new TreeSet<>(remote.ids())) + ", or ")
                    + "no source, for metrics of this process and those that are polled");
        }
        RemoteRule taken = RemoteRule.of(rule, levels);
        int answered = SeriesLimits.DEFAULT.inAll();
        MetricStore answers = new MetricStore(new SeriesLimits(answered, answered), index.horizon());
        Sight seen = new SightCompiler(new ExpressionCompiler(answers.index(), Profile.STANDARD))
                .compile(taken.local(), by, taken.levels());
        remote.ask(new Inquiry(
                rule.id(),
                source,
                rule.every(),
                rule.delay(),
                taken.questions(),
                answers.polled(source, rule.every().toMillis())));
        return new RemoteSight(seen, answers, taken.hasMargin());
    }

    private IncidentType type(IncidentRule rule) {
        IncidentType known = types.get(rule.declares());
        return known == null ? IncidentType.named(rule.declares()).build() : known;
    }

    List<RuleRun> runs() {
        return runs;
    }

    @Nullable
    RuleRun run(String id) {
        return byId.get(id);
    }

    /** Those that are in shadow mode. */
    List<ShadowRule> shadows() {
        return shadows;
    }

    /** Ids of rules that look at windows over an hour. */
    List<String> longWindows() {
        return longWindows;
    }

    /** The ids that are taken. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>(byId.keySet());
        ids.addAll(setAside);
        ids.addAll(disabled);
        return ids;
    }

    Room room() {
        return room;
    }

    void refuse(RuleProblem problem) {
        problems.add(problem);
        setAside.add(problem.rule());
    }

    /** A rule that whoever read the rules has told of already. */
    void leaveOut(RuleProblem problem) {
        leftOut.add(problem);
        setAside.add(problem.rule());
    }

    List<RuleProblem> leftOut() {
        return leftOut;
    }

    List<RuleProblem> problems() {
        return problems;
    }

    boolean isSetAside(String id) {
        return setAside.contains(id);
    }

    boolean isDisabled(String id) {
        return disabled.contains(id);
    }
}
