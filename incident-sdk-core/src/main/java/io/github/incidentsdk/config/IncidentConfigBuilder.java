package io.github.incidentsdk.config;

import io.github.incidentsdk.briefing.Contact;
import io.github.incidentsdk.briefing.SeverityMeaning;
import io.github.incidentsdk.config.IncidentConfig.OnInvalid;
import io.github.incidentsdk.config.IncidentConfig.OnStop;
import io.github.incidentsdk.config.definition.CodeChecks;
import io.github.incidentsdk.config.hold.HoldConfig;
import io.github.incidentsdk.config.numbers.DeliveryConfig;
import io.github.incidentsdk.config.numbers.EvaluationConfig;
import io.github.incidentsdk.config.numbers.HeartbeatConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.config.numbers.LimitsConfig;
import io.github.incidentsdk.config.numbers.LoggedErrorsConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Places;
import io.github.incidentsdk.digest.Report;
import io.github.incidentsdk.model.Goal;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.redaction.Redactors;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects a configuration in code; not safe for several threads.
 *
 * <p>Defaults: what is broken in a file is set aside; reopening within 15 min; rules go on after up to an hour away, and open
 * nothing at their first 2 evaluations; SEV3 where nothing says how bad; drills of 5 min; 5 s for a graceful stop; {@link
 * JournalConfig#defaults()}, {@link DeliveryConfig#defaults()}, {@link LimitsConfig#defaults()}, {@link
 * LoggedErrorsConfig#defaults()}, {@link EvaluationConfig#defaults()}.
 */
public final class IncidentConfigBuilder {

    /** While a process starts, much is out of order that is not worth an incident. */
    private static final int RESTORE_TICKS = 2;

    record Basics(
            @Nullable String service,
            @Nullable String instance,
            OnInvalid onInvalid,
            Severity defaultSeverity,
            Pauses pauses) {}

    record Pauses(Duration reopenWithin, Duration outageTolerance, int restoreTicks, Duration shutdown) {}

    Basics basics = new Basics(
            null,
            null,
            OnInvalid.DISABLE,
            Severity.SEV3,
            new Pauses(Duration.ofMinutes(15), Duration.ofHours(1), RESTORE_TICKS, Duration.ofSeconds(5)));
    final Map<String, IncidentType> types = new LinkedHashMap<>();
    final Map<Severity, SeverityMeaning> severities = new EnumMap<>(Severity.class);
    final Map<String, List<Contact>> contacts = new LinkedHashMap<>();
    final Map<String, IncidentRule> rules = new LinkedHashMap<>();
    final Map<String, SinkConfig> sinks = new LinkedHashMap<>();
    final Map<String, SourceConfig> sources = new LinkedHashMap<>();
    final Map<String, Report> reports = new LinkedHashMap<>();
    final Map<String, Goal> goals = new LinkedHashMap<>();
    PrometheusRules prometheusRules = PrometheusRules.of(List.of());
    JournalConfig journal = JournalConfig.defaults();
    DeliveryConfig delivery = DeliveryConfig.defaults();
    LimitsConfig limits = LimitsConfig.defaults();
    LoggedErrorsConfig loggedErrors = LoggedErrorsConfig.defaults();
    HoldConfig holds = HoldConfig.defaults();

    boolean selfReport = true;
    EvaluationConfig evaluation = EvaluationConfig.defaults();

    Duration drillFor = Duration.ofMinutes(5);

    @Nullable
    OnStop onStop;

    /** Where a path stands. */
    Function<String, Place> places = Places::inCode;

    @Nullable
    HeartbeatConfig heartbeat;

    @Nullable
    Redactors redaction;

    IncidentConfigBuilder() {}

    /** The service's name, part of every incident's key. */
    public IncidentConfigBuilder service(String name) {
        basics = new Basics(name, basics.instance, basics.onInvalid, basics.defaultSeverity, basics.pauses);
        return this;
    }

    /** The name of this instance among its replicas. */
    public IncidentConfigBuilder instance(String name) {
        basics = new Basics(basics.service, name, basics.onInvalid, basics.defaultSeverity, basics.pauses);
        return this;
    }

    /** What follows from problems that are found later, when sinks are made. */
    public IncidentConfigBuilder onInvalid(OnInvalid onInvalid) {
        basics = new Basics(basics.service, basics.instance, onInvalid, basics.defaultSeverity, basics.pauses);
        return this;
    }

    /** The severity of what code declares without saying how bad. */
    public IncidentConfigBuilder defaultSeverity(Severity severity) {
        basics = new Basics(basics.service, basics.instance, basics.onInvalid, severity, basics.pauses);
        return this;
    }

    /** Within this time of a resolve the same incident opens again. */
    public IncidentConfigBuilder reopenWithin(Duration duration) {
        return pauses(new Pauses(
                duration, basics.pauses.outageTolerance, basics.pauses.restoreTicks, basics.pauses.shutdown));
    }

    /** How long the process may have been away for rules that were pending to go on where they were. */
    public IncidentConfigBuilder outageTolerance(Duration duration) {
        return pauses(
                new Pauses(basics.pauses.reopenWithin, duration, basics.pauses.restoreTicks, basics.pauses.shutdown));
    }

    /** How many evaluations of each rule after a start only restore; 0 lets rules open at once. */
    public IncidentConfigBuilder restoreTicks(int ticks) {
        return pauses(
                new Pauses(basics.pauses.reopenWithin, basics.pauses.outageTolerance, ticks, basics.pauses.shutdown));
    }

    /** How long a drill lasts when nobody ends it; more than zero. */
    public IncidentConfigBuilder drillFor(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("drillFor cannot be zero or negative, as " + duration + " is");
        }
        drillFor = duration;
        return this;
    }

    /**
     * What a graceful stop does about incidents that are open and that a sink was told of. Unless said it tells them a note where
     * the journal is in memory, and nothing where a restart goes on.
     */
    public IncidentConfigBuilder onStop(OnStop what) {
        onStop = what;
        return this;
    }

    /** How long a graceful stop may take in all. */
    public IncidentConfigBuilder shutdown(Duration within) {
        return pauses(new Pauses(
                basics.pauses.reopenWithin, basics.pauses.outageTolerance, basics.pauses.restoreTicks, within));
    }

    private IncidentConfigBuilder pauses(Pauses pauses) {
        basics = new Basics(basics.service, basics.instance, basics.onInvalid, basics.defaultSeverity, pauses);
        return this;
    }

    /** Adds a type, in place of one of the same name. */
    public IncidentConfigBuilder type(IncidentType type) {
        types.put(type.name(), type);
        return this;
    }

    /** Says what a severity means, in place of what was said of it before. */
    public IncidentConfigBuilder severity(SeverityMeaning meaning) {
        severities.put(meaning.severity(), meaning);
        return this;
    }

    /** Says who can be asked about incidents that {@code owner} owns, in place of those who were said before. */
    public IncidentConfigBuilder contacts(String owner, Contact... who) {
        contacts.put(owner, List.of(who));
        return this;
    }

    /** Adds a rule, in place of one of the same id. */
    public IncidentConfigBuilder rule(IncidentRule rule) {
        rules.put(rule.id(), rule);
        return this;
    }

    /** Adds a sink, in place of one of the same id. */
    public IncidentConfigBuilder sink(SinkConfig sink) {
        sinks.put(sink.id(), sink);
        return this;
    }

    /** Adds a source, in place of one of the same id. */
    IncidentConfigBuilder source(SourceConfig source) {
        sources.put(source.id(), source);
        return this;
    }

    /** Adds a digest that is told regularly, in place of one of the same name. */
    public IncidentConfigBuilder report(Report report) {
        reports.put(report.name(), report);
        return this;
    }

    /** Adds a goal, in place of one of the same name. */
    public IncidentConfigBuilder goal(Goal goal) {
        goals.put(goal.name(), goal);
        return this;
    }

    /** Runs rule files of Prometheus, in place of those that were given before. */
    public IncidentConfigBuilder prometheusRules(PrometheusRules rules) {
        this.prometheusRules = rules;
        return this;
    }

    public IncidentConfigBuilder journal(JournalConfig journal) {
        this.journal = journal;
        return this;
    }

    /** How patiently sinks are told that do not say otherwise. */
    public IncidentConfigBuilder delivery(DeliveryConfig delivery) {
        this.delivery = delivery;
        return this;
    }

    /** Whom to tell that rules are still evaluated; null for nobody. */
    public IncidentConfigBuilder heartbeat(@Nullable HeartbeatConfig heartbeat) {
        this.heartbeat = heartbeat;
        return this;
    }

    /** Whether the SDK declares incidents of itself, such as of a rule that is blind or a sink that fails; usually it does. */
    public IncidentConfigBuilder selfReport(boolean on) {
        this.selfReport = on;
        return this;
    }

    /** What delays that sinks are told. */
    public IncidentConfigBuilder holds(HoldConfig holds) {
        this.holds = holds;
        return this;
    }

    /** How rules look at metrics, and how patiently. */
    public IncidentConfigBuilder evaluation(EvaluationConfig evaluation) {
        this.evaluation = evaluation;
        return this;
    }

    /** What takes personal data and credentials out of every text before it is kept; null for nothing. */
    public IncidentConfigBuilder redaction(@Nullable Redactors redaction) {
        this.redaction = redaction;
        return this;
    }

    /** What becomes of errors that a log appender hears. */
    public IncidentConfigBuilder loggedErrors(LoggedErrorsConfig logged) {
        this.loggedErrors = logged;
        return this;
    }

    public IncidentConfigBuilder limits(LimitsConfig limits) {
        this.limits = limits;
        return this;
    }

    /**
     * The configuration.
     *
     * @throws InvalidConfigurationException with all problems at once
     */
    public IncidentConfig build() {
        if (namesNothing()) {
            return new IncidentConfig(this, List.of()); // numbers alone cannot contradict each other
        }
        Problems problems = new Problems();
        new CodeChecks(problems).check(types.values());
        IncidentConfigBuilder checked = new IncidentConfig(this, List.of()).toBuilder(); // the checks take out
        new CrossChecks(problems, Places::inCode, List.of()).check(checked);
        List<Problem> found = problems.list();
        if (found.stream().anyMatch(Problem::isError)) {
            throw new InvalidConfigurationException(found);
        }
        return new IncidentConfig(checked, found);
    }

    /** Whether there is nothing by whose name another part could mean it, or that could mean another part. */
    private boolean namesNothing() {
        return types.isEmpty()
                && rules.isEmpty()
                && sinks.isEmpty()
                && sources.isEmpty()
                && reports.isEmpty()
                && goals.isEmpty()
                && contacts.isEmpty()
                && prometheusRules.groups().isEmpty()
                && holds.mutes().isEmpty();
    }
}
