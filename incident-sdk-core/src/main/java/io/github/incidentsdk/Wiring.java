package io.github.incidentsdk;

import io.github.incidentsdk.briefing.Briefer;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.hold.HoldConfig;
import io.github.incidentsdk.config.numbers.HeartbeatConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.delivery.Lanes;
import io.github.incidentsdk.delivery.Route;
import io.github.incidentsdk.digest.Digests;
import io.github.incidentsdk.digest.Report;
import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.Room;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.journal.directory.Neighbours;
import io.github.incidentsdk.lifecycle.Counts;
import io.github.incidentsdk.lifecycle.Guards;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.LifecycleSettings;
import io.github.incidentsdk.lifecycle.LoggedClaims;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.polling.Polled;
import io.github.incidentsdk.redaction.Redactors;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleMemory;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a manager together from what the builder and the configuration say: the only place that knows every part. */
final class Wiring {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final IncidentManagerBuilder said;
    private final IncidentConfig config;
    private final List<Problem> problems = new ArrayList<>();
    private final RuleProblems ofRules;

    /** Where the journal is; null when it is nowhere that a file can lie beside it. */
    private @Nullable Path directory;

    /** The directories beside it; null when there are none. */
    private @Nullable Neighbours neighbours;

    /** What this made and would have to close should it fail, the last one first; what it was given stays its giver's. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    Wiring(IncidentManagerBuilder said) {
        this.said = said;
        this.config = said.config;
        this.ofRules = new RuleProblems(said, problems);
        for (Problem problem : config.problems()) {
            if (problem.isError() || !(isOfSource(problem.place()) || isOfSinkOfReport(problem.place()))) {
                problems.add(problem);
            }
        }
    }

    IncidentManager manager() {
        // A thread that was interrupted closes every file that it opens, so the journal would be in memory for good.
        boolean interrupted = Thread.interrupted();
        try {
            return wired();
        } catch (Throwable failure) {
            closeOpened(failure);
            throw failure;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** In this order: what can be wrong, what has to be closed again, what moves. */
    private IncidentManager wired() {
        LifecycleSettings settings = settings();
        Map<String, IncidentType> types = types();
        EventLog events = new EventLog();
        IncidentTable table =
                new IncidentTable(settings, types.values(), said.workers.time(), events, this::redaction, said.chance);
        if (said.context != null) {
            table.context(said.context);
        }
        Lookout lookout = new Lookout(said, problems, ofRules, opened);
        Lookout.Loaded loaded = lookout.isIdle() ? null : lookout.load(types, table);
        Briefer briefer = new Briefer(config.severities(), config.contacts(), table::defined);
        List<Route> routes = briefed(redacted(new Routes(said, problems, opened).all(), table.redaction()), briefer);
        List<Report> reports = reports(routes);
        HttpBackend heartbeat = heartbeat();
        HoldConfig holds = holds();
        Holding.check(holds, said.workers.time().wall(), problems);
        refuse();
        List<Trouble> setAside =
                setAside(routes, loaded == null ? List.of() : loaded.polling().all());
        Holding holding = new Holding(table, said.workers.time(), holds);
        Lanes lanes = Lanes.of(routes, said.workers, holding);
        Journal journal = journal(settings);
        events.into(journal);
        Listening listening = new Listening(said.listeners, table.counts());
        events.show(listening);
        RuleMemory memory = new RuleMemory();
        ShadowScores scores =
                new ShadowScores(loaded == null ? List.of() : loaded.engine().shadows());
        events.score(scores);
        ChangeLog changes = new ChangeLog(table, journal);
        briefer.remember(new Remembered(events.recent(), changes.recent()));
        Adoption adoption = adoption(journal, settings);
        Summaries summaries = new Summaries(
                table, events.recent(), settings, said.workers.time().wall());
        Digests digests = reports.isEmpty()
                ? null
                : new Digests(
                        reports, new Digests.Sources(summaries::digest, lanes::tell, journal::append), said.workers);
        new Restart(
                        settings.reopenWithin(),
                        said.workers.time().wall(),
                        new Restart.Memories(events, summaries, changes, adoption),
                        new Restart.Places(memory, scores, holding, lanes, digests))
                .restore(journal, table);
        holding.begin(holds, journal, lanes);
        Lookout.Past past = new Lookout.Past(scores, memory, heartbeat, journal, directory);
        Watching watching = new Watching(() ->
                lookout.watching(loaded == null ? lookout.load(types, table) : loaded, past, table, events.own()));
        if (loaded != null || !table.all().isEmpty() || !table.shadows().all().isEmpty()) {
            watching.get();
        }
        events.own().restore(table.open());
        events.own().watch(lanes::status);
        Guards guards = new Guards(table, said.workers.time(), settings.limits().guardKeep());
        Parts parts = new Parts(
                said.name == null ? "the manager of " + settings.service() : said.name,
                said.workers,
                new Parts.Looking(
                        watching, HostLog.of(config.loggedErrors(), table, said.workers.time()), events.own()),
                new Parts.Living(
                        table,
                        guards,
                        new RecordTypes(table),
                        new Parts.Memory(summaries, events.drills(), changes),
                        new Parts.Itself(selfReport(table), setAside, readying(lookout.rules()))),
                new Parts.Telling(journal, lanes, digests, holding, listening, stop(settings.service())));
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

    private Parts.Stop stop(String service) {
        return new Parts.Stop(
                said.shutdown != null ? said.shutdown : config.shutdown(),
                new Farewell(
                        service,
                        said.onStop != null ? said.onStop : config.onStop().orElse(null)));
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
            parts.rules().inherit(incident, ofRules::isRemoved);
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
        String instance =
                said.instance != null ? said.instance : config.instance().orElse(null);
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

    private Readying readying(List<IncidentRule> rules) {
        Set<String> ranked = new HashSet<>(alertTypes().keySet());
        for (IncidentRule rule : rules) {
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

    /** What is not told as a rule's problem. */
    private List<Trouble> setAside(List<Route> routes, List<Polled> sources) {
        if (problems.isEmpty()) {
            return List.of();
        }
        return new SetAside(
                        routes.stream().map(Route::sink).collect(Collectors.toSet()),
                        sources.stream().map(Polled::id).collect(Collectors.toSet()))
                .of(problems.stream()
                        .filter(Problem::isError)
                        .filter(problem -> !ofRules.cover(problem.place()))
                        .toList());
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
                store,
                Room.of(config.journal().queue(), config.limits().openIncidents()),
                config.journal().commit().within(),
                said.workers);
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
