package io.github.incidentsdk;

import io.github.incidentsdk.briefing.Briefer;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.IncidentConfig.OnStop;
import io.github.incidentsdk.config.hold.HoldConfig;
import io.github.incidentsdk.config.numbers.EvaluationConfig;
import io.github.incidentsdk.config.numbers.HeartbeatConfig;
import io.github.incidentsdk.config.numbers.LimitsConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.tree.Texts;
import io.github.incidentsdk.delivery.Lanes;
import io.github.incidentsdk.delivery.Route;
import io.github.incidentsdk.digest.Digests;
import io.github.incidentsdk.digest.Report;
import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.journal.directory.Neighbours;
import io.github.incidentsdk.lifecycle.Counts;
import io.github.incidentsdk.lifecycle.Guards;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.LifecycleSettings;
import io.github.incidentsdk.lifecycle.LoggedClaims;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.metric.series.Horizon;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.metric.series.SeriesLimits;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.polling.Polled;
import io.github.incidentsdk.redaction.Redactors;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleEngine;
import io.github.incidentsdk.rule.engine.RuleLimits;
import io.github.incidentsdk.rule.engine.RuleMemory;
import io.github.incidentsdk.rule.engine.RuleProblem;
import io.github.incidentsdk.rule.engine.RuleTimes;
import io.github.incidentsdk.rule.engine.Watched;
import io.github.incidentsdk.rule.prometheus.AlertTypes;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import io.github.incidentsdk.rule.shadow.ShadowScores;
import io.github.incidentsdk.selfreport.Health.Trouble;
import io.github.incidentsdk.selfreport.SelfReport;
import io.github.incidentsdk.selfreport.StormSummary;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.sink.http.HttpBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a manager together from what the builder and the configuration say: the only place that knows every part. */
final class Wiring {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private static final String RULES = "incidents.rules.";

    /** Whatever is broken in there, the rules were read. */
    private static final List<String> BESIDE_RULES = List.of(
            "incidents.types.",
            "incidents.severities.",
            "incidents.contacts.",
            "incidents.sinks.",
            "incidents.sources.",
            "incidents.delivery.",
            "incidents.journal.",
            "incidents.limits.",
            "incidents.logged-errors.",
            "incidents.evaluation.",
            "incidents.silences.",
            "incidents.maintenance.",
            "incidents.reports.",
            "incidents.goals.");

    private static final String RULE_FILES = "incidents.prometheus-rules";

    private final IncidentManagerBuilder said;
    private final IncidentConfig config;
    private final List<Problem> problems = new ArrayList<>();

    /** Rules that are set aside since their source is. */
    private final Set<String> sourceless = new HashSet<>();

    /** Where the journal is; null when it is nowhere that a file can lie beside it. */
    private @Nullable Path directory;

    /** The directories beside it; null when there are none. */
    private @Nullable Neighbours neighbours;

    /** What this made and would have to close should it fail, the last one first; what it was given stays its giver's. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    Wiring(IncidentManagerBuilder said) {
        this.said = said;
        this.config = said.config;
        for (Problem problem : config.problems()) {
            if (problem.isError() || !(isOfSource(problem.place()) || isOfSinkOfReport(problem.place()))) {
                problems.add(problem);
            }
        }
    }

    IncidentManager manager() {
        try {
            return wired();
        } catch (Throwable failure) {
            closeOpened(failure);
            throw failure;
        }
    }

    /** In this order: what can be wrong, what has to be closed again, what moves. */
    private IncidentManager wired() {
        LifecycleSettings settings = settings();
        Map<String, IncidentType> types = types();
        EventLog events = new EventLog();
        IncidentTable table = new IncidentTable(settings, types.values(), said.workers.time(), events, this::redaction);
        if (said.context != null) {
            table.context(said.context);
        }
        EvaluationConfig evaluation = config.evaluation();
        MetricStore store = new MetricStore(seriesLimits(), horizon(evaluation.windows()));
        Polling polling = new Polling(store, said.workers.time());
        polling.make(said, problems, opened);
        RuleEngine engine = new RuleEngine(rules(), types, new Watched(store, polling.engines()), table, ruleLimits());
        engine.use(new RuleTimes(evaluation.supplierTimeout(), evaluation.noteEvery(), evaluation.pauseTicks()));
        engine.restoreFirst(said.restoreTicks != null ? said.restoreTicks : config.restoreTicks());
        if (!config.prometheusRules().groups().isEmpty()) {
            engine.add(config.prometheusRules());
        }
        for (RuleProblem problem : engine.problems()) {
            add(problem, polling.engines().ids());
        }
        if (!hasDirectory()) {
            engine.longWindows().forEach(this::warnOfLongWindow);
        }
        Briefer briefer = new Briefer(config.severities(), config.contacts(), table::defined);
        List<Route> routes =
                briefed(redacted(new Routes(said, problems, opened).all(), table.redaction()), briefer);
        List<Report> reports = reports(routes);
        HttpBackend heartbeat = heartbeat();
        HoldConfig holds = holds();
        Holding.check(holds, said.workers.time().wall(), problems);
        refuse();
        List<Trouble> setAside = setAside(routes, polling);
        Holding holding = new Holding(table, said.workers.time(), holds);
        Lanes lanes = Lanes.of(routes, said.workers, holding);
        Journal journal = journal(settings);
        events.into(journal);
        Listening listening = new Listening(said.listeners, table.counts());
        events.show(listening);
        RuleMemory memory = new RuleMemory();
        ShadowScores scores = new ShadowScores(engine.shadows());
        events.score(scores);
        ChangeLog changes = new ChangeLog(table, journal);
        briefer.remember(new Remembered(events.recent(), changes.recent()));
        Adoption adoption = adoption(journal, settings);
        Summaries summaries = new Summaries(
                table, events.recent(), settings, said.workers.time().wall());
        Digests digests = new Digests(
                reports, new Digests.Sources(summaries::digest, lanes::tell, journal::append), said.workers);
        new Restart(
                        settings.reopenWithin(),
                        said.workers.time().wall(),
                        new Restart.Memories(events, summaries, changes, adoption),
                        new Restart.Places(memory, scores, holding, lanes, digests))
                .restore(journal, table);
        holding.begin(holds, journal, lanes);
        Rules rules = new Rules(engine, scores, unread(engine.problems()), said.workers);
        rules.goOn(
                memory,
                said.outageTolerance != null ? said.outageTolerance : config.outageTolerance(),
                journal,
                state -> mayBeKept(state, table.redaction()));
        if (heartbeat != null) {
            rules.beat(heartbeat, config.heartbeat().map(HeartbeatConfig::every).orElse(HeartbeatConfig.EVERY));
        }
        if (directory != null) {
            rules.saveWindows(directory, store, evaluation.windows().saveEvery());
        }
        rules.restore(table, this::isRemoved);
        Metrics metrics = new Metrics();
        Map<String, MetricSource> sources = new LinkedHashMap<>(said.sources);
        sources.put("code", metrics);
        events.own().restore(table.open());
        events.own().watch(lanes::status);
        sources.put(SelfReported.TYPE, events.own());
        Guards guards = new Guards(table, said.workers.time(), settings.limits().guardKeep());
        Parts parts = new Parts(
                said.name == null ? "the manager of " + settings.service() : said.name,
                said.workers,
                new Parts.Watching(
                        metrics,
                        new Sources(store, sources, polling.all()),
                        rules,
                        HostLog.of(config.loggedErrors(), table, said.workers.time()),
                        events.own()),
                new Parts.Living(
                        table,
                        guards,
                        new RecordTypes(table),
                        new Parts.Memory(summaries, events.drills(), changes),
                        new Parts.Itself(selfReport(table), setAside, readying())),
                new Parts.Telling(journal, lanes, digests, holding, listening, stop(settings.service(), journal)));
        parts.restoreGuards();
        opened.clear();
        opened.push(parts::close); // closes sinks and store as well
        journal.begin();
        if (adoption != null) {
            parts.adopts(adoption.to(line -> inherit(line, parts, events)));
        }
        lanes.begin(new JournalRecord(journal));
        parts.begin();
        return new IncidentManager(parts, said.closeWithProcess);
    }

    private Parts.Stop stop(String service, Journal journal) {
        return new Parts.Stop(
                said.shutdown != null ? said.shutdown : config.shutdown(),
                new Farewell(service, said.onStop != null ? said.onStop : onStop(journal)));
    }

    /** Where no restart can tell the end, whoever was told of an incident hears at least that nobody watches it. */
    private OnStop onStop(Journal journal) {
        return config.onStop().orElse(journal.durable() ? OnStop.NOTHING : OnStop.NOTE);
    }

    /** What goes on with the journals of processes that are gone; null where there is no directory for them. */
    private @Nullable Adoption adoption(Journal journal, LifecycleSettings settings) {
        Neighbours beside = neighbours;
        return beside == null ? null : new Adoption(beside, journal, said.workers, settings.reopenWithin());
    }

    private void inherit(JournalLine.Happened newest, Parts parts, EventLog events) {
        events.recent().note(newest.event(), newest.incident());
        TrackedIncident incident = parts.table().inherit(newest.incident());
        if (incident != null) {
            parts.rules().inherit(incident, this::isRemoved);
            parts.guards().restore(incident);
        }
    }

    private HoldConfig holds() {
        HoldConfig holds = config.holds();
        if (said.stormGuard != null) {
            holds = holds.stormGuard(said.stormGuard);
        }
        return said.quiet == null ? holds : holds.quiet(said.quiet.starting(), said.quiet.draining());
    }

    /** What reports on the manager itself; null when nothing shall. */
    private @Nullable SelfReport selfReport(IncidentTable table) {
        if (!(said.selfReport != null ? said.selfReport : config.selfReport())) {
            SelfReport.end(table);
            return null;
        }
        SelfReport report = new SelfReport(table);
        report.restore(table.open());
        return report;
    }

    /** Labels that would have to be changed are not kept: where such an alert was is not known after a restart. */
    private static boolean mayBeKept(RuleState state, Redaction redaction) {
        return redaction == Redaction.NONE
                || state.by().entrySet().stream()
                        .allMatch(label ->
                                label.getValue().equals(redaction.identity("by." + label.getKey(), label.getValue())));
    }

    private static List<Route> redacted(List<Route> routes, Redaction redaction) {
        return redaction == Redaction.NONE
                ? routes
                : routes.stream()
                        .map(route -> route.calling(new RedactedSink(route.target(), redaction)))
                        .toList();
    }

    private static List<Route> briefed(List<Route> routes, Briefer briefer) {
        List<Route> briefed = new ArrayList<>();
        for (Route route : routes) {
            briefed.add(route.calling(new BriefedSink(route.target(), route.accepts(), briefer)));
        }
        return briefed;
    }

    private Redaction redaction(Counts counts) {
        Redactors redactors =
                said.redaction != null ? said.redaction : config.redaction().orElse(null);
        return redactors == null ? Redaction.NONE : redactors.counting(() -> counts.add(Ignored.REDACTOR_FAILED));
    }

    private LifecycleSettings settings() {
        return new LifecycleSettings(
                said.service != null ? said.service : config.service().orElse("application"),
                said.instance != null ? said.instance : instance(),
                said.defaultSeverity != null ? said.defaultSeverity : config.defaultSeverity(),
                said.reopenWithin != null ? said.reopenWithin : config.reopenWithin(),
                LifecycleSettings.Limits.DEFAULT
                        .withOpen(config.limits().openIncidents())
                        .withDrillFor(said.drillFor != null ? said.drillFor : config.drillFor()));
    }

    private String instance() {
        String instance = said.instance != null ? said.instance : config.instance().orElse(null);
        return instance != null ? instance : HostName.get();
    }

    private Map<String, IncidentType> types() {
        Map<String, IncidentType> types = alertTypes();
        types.putAll(config.types());
        for (IncidentType type : said.records) {
            types.merge(type.name(), type, RecordDefinition::beneath);
        }
        for (IncidentType type : said.types) {
            types.merge(type.name(), type, Wiring::asVisible);
        }
        IncidentType storm = types.get(SelfReported.STORM);
        IncidentType itself = types.get(SelfReported.TYPE);
        types.put(LoggedClaims.TYPE, LoggedClaims.type(types.get(LoggedClaims.TYPE)));
        types.put(SelfReported.STORM, storm == null ? StormSummary.type() : StormSummary.type(storm));
        types.put(SelfReported.TYPE, itself == null ? SelfReport.type() : SelfReport.type(itself));
        return types;
    }

    /** The type of code counts, but for this: what either says is restricted is. */
    private static IncidentType asVisible(IncidentType configured, IncidentType own) {
        return configured.restricted() ? own.toBuilder().restricted(true).build() : own;
    }

    /** Those of the alerts in rule files of Prometheus. */
    private Map<String, IncidentType> alertTypes() {
        Map<String, IncidentType> types = new LinkedHashMap<>();
        List<RuleGroup> groups = config.prometheusRules().groups();
        if (groups.isEmpty()) {
            return types;
        }
        AlertTypes named = AlertTypes.of(groups);
        for (RuleGroup group : groups) {
            for (GroupRule rule : group.rules()) {
                if (rule.alerts()) {
                    String name = named.type(rule.name());
                    types.put(name, IncidentType.named(name).title(rule.name()).build());
                }
            }
        }
        return types;
    }

    private Readying readying() {
        Set<String> ranked = new HashSet<>(alertTypes().keySet());
        for (IncidentRule rule : rules()) {
            if (!rule.levels().isEmpty()) {
                ranked.add(rule.declares());
            }
        }
        Set<String> asked = new HashSet<>(config.types().keySet());
        for (IncidentType type : said.types) {
            asked.add(type.name());
        }
        Set<String> unasked = new HashSet<>(Set.of(LoggedClaims.TYPE, SelfReported.STORM, SelfReported.TYPE));
        unasked.removeAll(asked);
        return new Readying(
                Set.copyOf(ranked), Set.copyOf(unasked), config.contacts().keySet());
    }

    private List<IncidentRule> rules() {
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

    private @Nullable HttpBackend heartbeat() {
        HeartbeatConfig wanted = config.heartbeat().orElse(null);
        if (wanted == null) {
            return null;
        }
        try {
            HttpBackend receiver = HttpBackend.at(
                    "heartbeat",
                    new HttpBackend.Address("url", wanted.url(), Duration.ofSeconds(10), wanted.allowHttp()),
                    said.workers.time());
            opened.push(receiver);
            return receiver;
        } catch (InvalidSettingException refused) {
            problems.add(Problem.at(config.placeOf("incidents.heartbeat." + refused.setting()), refused.problem()));
            return null;
        }
    }

    private boolean hasDirectory() {
        return said.store == null && (said.journal != null || config.journal().directory() != null);
    }

    private void warnOfLongWindow(String rule) {
        boolean own = config.rules().containsKey(rule)
                || said.rules.stream().anyMatch(each -> each.id().equals(rule));
        problems.add(Problem.at(
                        config.placeOf(own ? "incidents.rules." + rule : "incidents.prometheus-rules"),
                        (own ? "" : "\"" + rule + "\" ")
                                + "looks back more than "
                                + Texts.ofDuration(config.evaluation().windows().longBeyond())
                                + ", which a restart forgets; set journal.directory, where it is saved")
                .asWarning());
    }

    /** Whether a rule that is not here was removed for certain: whatever is broken cannot be it. */
    private boolean isRemoved(String rule) {
        return problems.stream()
                .filter(Problem::isError)
                .allMatch(problem -> isElsewhere(problem.place().path(), rule));
    }

    private static boolean isElsewhere(String path, String rule) {
        if (path.startsWith(RULES)) {
            String id = SetAside.nameIn(path, RULES);
            return IncidentType.isName(id) && !id.equals(rule); // else it may be its name that is broken
        }
        return BESIDE_RULES.stream().anyMatch(path::startsWith);
    }

    /** What is not told as a rule's problem. */
    private List<Trouble> setAside(List<Route> routes, Polling polling) {
        if (problems.isEmpty()) {
            return List.of();
        }
        return new SetAside(
                        routes.stream().map(Route::sink).collect(Collectors.toSet()),
                        polling.all().stream().map(Polled::id).collect(Collectors.toSet()))
                .of(problems.stream()
                        .filter(Problem::isError)
                        .filter(problem -> !isOfRules(problem.place()))
                        .toList());
    }

    private boolean isOfRules(Place place) {
        return place.path().startsWith(RULES) || place.path().startsWith(RULE_FILES) || isInRuleFile(place);
    }

    private List<RuleProblem> unread(List<RuleProblem> loaded) {
        Map<String, RuleProblem> unread = new LinkedHashMap<>();
        for (Problem problem : problems) {
            String path = problem.place().path();
            if (problem.isError() && path.startsWith(RULES)) {
                String id = SetAside.nameIn(path, RULES);
                unread.putIfAbsent(id, new RuleProblem(id, problem.toString()));
            } else if (problem.isError() && path.startsWith(RULE_FILES)) {
                unread.putIfAbsent("prometheus-rules", new RuleProblem("prometheus-rules", problem.toString()));
            } else if (problem.isError() && isOfRuleFile(problem.place())) {
                String file = String.valueOf(problem.place().file());
                unread.putIfAbsent(file, new RuleProblem(file, problem.toString()));
            }
        }
        for (RuleProblem problem : loaded) {
            if (!sourceless.contains(problem.rule())) {
                unread.remove(problem.rule());
            }
        }
        return List.copyOf(unread.values());
    }

    /** Whether it is about the source of a rule: whether there is one is known for certain once the engines of the code are. */
    private static boolean isOfSource(Place place) {
        return place.path().startsWith("incidents.rules.") && place.path().endsWith(".source");
    }

    /** Whether it is about whom a report is told: whether there is such a sink is known for certain once those of the code are. */
    private static boolean isOfSinkOfReport(Place place) {
        return place.path().startsWith("incidents.reports.") && place.path().contains(".to");
    }

    /** The reports with those of their sinks that there are. */
    private List<Report> reports(List<Route> routes) {
        if (config.reports().isEmpty()) {
            return List.of();
        }
        Set<String> sinks = routes.stream().map(Route::sink).collect(Collectors.toSet());
        List<Report> reports = new ArrayList<>();
        for (Report report : config.reports().values()) {
            List<String> to = report.to().stream().filter(sinks::contains).toList();
            for (String sink : report.to()) {
                if (!to.contains(sink)) {
                    problems.add(Problem.with(
                                    config.placeOf("incidents.reports." + report.name() + ".to"),
                                    sink,
                                    "is no sink, or one that was set aside; this report is not told there")
                            .nearest(Nearest.to(sink, sinks)));
                }
            }
            if (!to.isEmpty()) {
                reports.add(new Report(report.name(), report.slots(), report.period(), to));
            }
        }
        return reports;
    }

    /** Whether it is about a rule file as such; what is wrong with one of its rules is told under the rule's id. */
    private boolean isOfRuleFile(Place place) {
        return isInRuleFile(place) && !place.path().matches("groups\\[\\d+]\\.rules\\[\\d+].*");
    }

    private boolean isInRuleFile(Place place) {
        return !place.path().startsWith("incidents")
                && !Objects.equals(place.file(), config.placeOf("incidents").file());
    }

    /** A rule of the configuration is set aside; one that code brought is a mistake of the code. */
    private void add(RuleProblem problem, Set<String> engines) {
        if (said.rules.stream().anyMatch(rule -> rule.id().equals(problem.rule()))) {
            throw new IllegalArgumentException(problem.toString());
        }
        String path = "incidents.rules." + problem.rule();
        IncidentRule rule = config.rules().get(problem.rule());
        String source = rule == null ? null : rule.source().orElse(null);
        Problem earlier = source == null ? null : asideOf(source);
        if (rule == null) {
            problems.add(Problem.at(Place.in("the rules", path), problem.message()));
        } else if (source != null && !engines.contains(source) && earlier != null) {
            sourceless.add(rule.id());
            problems.add(Problem.with(
                    config.placeOf(path + ".source"),
                    source,
                    "is a source that was set aside, so this rule is too; see what is said of " + earlier.place()));
        } else if (source != null && !engines.contains(source)) {
            problems.add(Problem.at(config.placeOf(path + ".source"), problem.message())
                    .nearest(Nearest.to(source, engines)));
        } else {
            problems.add(Problem.at(config.placeOf(path), problem.message()));
        }
    }

    /** Why a source was set aside; null when it was not, or there is none. */
    private @Nullable Problem asideOf(String source) {
        String path = "incidents.sources." + source;
        return problems.stream()
                .filter(Problem::isError)
                .filter(problem -> problem.place().isWithin(path))
                .findFirst()
                .orElse(null);
    }

    /** What is broken is set aside and said once each, or nothing starts, as the configuration wants it. */
    private void refuse() {
        if (problems.isEmpty()) {
            return;
        }
        if (config.onInvalid() == IncidentConfig.OnInvalid.FAIL
                && problems.stream().anyMatch(Problem::isError)) {
            throw new InvalidConfigurationException(problems);
        }
        problems.forEach(
                problem -> log.warn(problem.isError() ? "Set aside: {}" : "Most likely not as meant: {}", problem));
        if (nothingWasRead()) {
            log.warn("Nothing is left of the configuration: no types, rules or sinks, and the journal is in memory,"
                    + " until what is said above is mended.");
        }
    }

    /** One slip in the syntax makes a whole file unreadable, which a reader of its one problem would not guess. */
    private boolean nothingWasRead() {
        return problems.stream().anyMatch(Problem::isError)
                && config.types().isEmpty()
                && config.rules().isEmpty()
                && config.prometheusRules().groups().isEmpty()
                && config.sinks().isEmpty()
                && config.journal().directory() == null;
    }

    private Journal journal(LifecycleSettings settings) {
        IncidentStore store = said.store;
        if (store == null) {
            store = Journals.open(config.journal(), said.journal, settings);
            opened.push(store);
            if (store instanceof DirectoryStore kept) {
                directory = kept.directory();
                neighbours = kept.neighbours();
            }
        }
        return new Journal(
                store, config.journal().queue(), config.journal().commit().within(), said.workers);
    }

    private void closeOpened(Throwable failure) {
        for (AutoCloseable each : opened) {
            try {
                each.close();
            } catch (Exception alsoBroken) {
                failure.addSuppressed(alsoBroken);
            }
        }
    }
}
