package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.evaluation.ExpressionCompiler;
import io.github.incidentsdk.evaluation.Profile;
import io.github.incidentsdk.evaluation.Vanishing;
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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes rules ready to run, and keeps what is wrong with those that cannot. */
final class RuleLoader {

    private final Map<String, IncidentType> types;
    private final IncidentTable incidents;
    private final Room room;
    private final Room shadowRoom;
    private final List<ShadowRule> shadows = new ArrayList<>();
    private final SeriesIndex index;
    private @Nullable SightCompiler compiler;
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
    }

    /** Made when the first rule comes: most of what it needs is loaded for nothing where there is none. */
    private SightCompiler compiler() {
        SightCompiler made = compiler;
        if (made == null) {
            made = new SightCompiler(new ExpressionCompiler(index, Profile.STANDARD));
            compiler = made;
        }
        return made;
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
        RemoteRule remotely = source == null ? null : remotely(rule, source, levels);
        StateTable table = StateTable.of(
                rule, levels, remotely == null || remotely.filters() ? SeriesGone.RESOLVE : SeriesGone.KEEP);
        Vanishing vanishing = Vanishing.of(
                claimant.by(),
                rule.every().toMillis(),
                TimeUnit.NANOSECONDS.toMillis(table.goneAfter()),
                table.endsWhenGone());
        Sight sight = remotely == null
                ? compiler().compile(rule, claimant.by(), levels, vanishing)
                : remote(rule, remotely, claimant.by(), vanishing);
        return new RuleRun(rule, sight, table, claimant, own);
    }

    private RemoteRule remotely(IncidentRule rule, String source, List<Level> levels) {
        if (!remote.ids().contains(source)) {
            throw new IllegalArgumentException("source \"" + source + "\" is none that evaluates expressions; expected "
                    + (remote.ids().isEmpty() ? "" : String.join(", ", new TreeSet<>(remote.ids())) + ", or ")
                    + "no source, for metrics of this process and those that are polled");
        }
        return RemoteRule.of(rule, levels);
    }

    /** The answers of the source are series of their own, in which the rule is evaluated like any other. */
    private Sight remote(IncidentRule rule, RemoteRule taken, List<String> by, Vanishing vanishing) {
        String source = rule.source().orElseThrow();
        int answered = index.limits().inAll();
        MetricStore answers = new MetricStore(new SeriesLimits(answered, answered), index.horizon());
        Sight seen = new SightCompiler(new ExpressionCompiler(answers.index(), Profile.STANDARD))
                .compile(taken.local(), by, taken.levels(), vanishing);
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
