package io.github.incidentsdk.config;

import io.github.incidentsdk.briefing.Contact;
import io.github.incidentsdk.briefing.SeverityMeaning;
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
import io.github.incidentsdk.digest.Report;
import io.github.incidentsdk.model.Goal;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.redaction.Redactors;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a service is told about incidents: types, rules, sinks and numbers; immutable and safe for all threads.
 *
 * <p>What is broken in a file is not in here but in {@link #problems()}, and the rest runs; under {@code on-invalid: fail} there
 * is an {@link InvalidConfigurationException} with all problems instead. Reading never throws anything else. Defaults: {@link
 * IncidentConfigBuilder}.
 */
public final class IncidentConfig {

    /** What a graceful stop does about incidents that are open and that a sink was told of. */
    public enum OnStop {
        /** Their sinks hear that nobody watches them from now on. */
        NOTE,
        /** They end, and their sinks hear it; who still sees one after a start opens it again. */
        RESOLVE,
        /** They stay as they are. */
        NOTHING
    }

    /** What follows from a problem. */
    public enum OnInvalid {
        /** The broken rule, sink or type is set aside and listed, and the rest runs. */
        DISABLE,
        /** Nothing runs, and all problems are told at once. */
        FAIL
    }

    private final IncidentConfigBuilder.Basics basics;
    private final Map<String, IncidentType> types;
    private final Map<Severity, SeverityMeaning> severities;
    private final Map<String, List<Contact>> contacts;
    private final Map<String, IncidentRule> rules;
    private final Map<String, SinkConfig> sinks;
    private final Map<String, SourceConfig> sources;
    private final Map<String, Report> reports;
    private final Map<String, Goal> goals;
    private final PrometheusRules prometheusRules;
    private final JournalConfig journal;
    private final DeliveryConfig delivery;
    private final LimitsConfig limits;
    private final LoggedErrorsConfig loggedErrors;
    private final HoldConfig holds;
    private final EvaluationConfig evaluation;
    private final @Nullable HeartbeatConfig heartbeat;
    private final @Nullable Redactors redaction;
    private final boolean selfReport;
    private final Duration drillFor;
    private final @Nullable OnStop onStop;
    private final Function<String, Place> places;
    private final List<Problem> problems;

    IncidentConfig(IncidentConfigBuilder builder, List<Problem> problems) {
        this.basics = builder.basics;
        this.types = ordered(builder.types);
        this.severities = ordered(builder.severities);
        this.contacts = ordered(builder.contacts);
        this.rules = ordered(builder.rules);
        this.sinks = ordered(builder.sinks);
        this.sources = ordered(builder.sources);
        this.reports = ordered(builder.reports);
        this.goals = ordered(builder.goals);
        this.prometheusRules = builder.prometheusRules;
        this.journal = builder.journal;
        this.delivery = builder.delivery;
        this.limits = builder.limits;
        this.loggedErrors = builder.loggedErrors;
        this.holds = builder.holds;
        this.evaluation = builder.evaluation;
        this.heartbeat = builder.heartbeat;
        this.redaction = builder.redaction;
        this.selfReport = builder.selfReport;
        this.drillFor = builder.drillFor;
        this.onStop = builder.onStop;
        this.places = builder.places;
        this.problems = List.copyOf(problems);
    }

    private static <K, T> Map<K, T> ordered(Map<K, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Reads a {@code .yaml}, {@code .yml} or {@code .json} file, with the process's environment variables. */
    public static IncidentConfig load(Path file) {
        return new ConfigLoader().load(file);
    }

    /**
     * Reads {@code incidents.yaml}, {@code incidents.yml} or {@code incidents.json} from the class path; the defaults alone when
     * there is none. Two of them at once are a problem. The working directory is never searched: a file there has to be named.
     */
    public static IncidentConfig fromClasspath() {
        return new ConfigLoader().fromClasspath();
    }

    /**
     * Reads YAML.
     *
     * @param name the text's name in problems
     */
    public static IncidentConfig parseYaml(String text, String name) {
        return new ConfigLoader().parseYaml(text, name);
    }

    /**
     * Reads JSON.
     *
     * @param name the text's name in problems
     */
    public static IncidentConfig parseJson(String text, String name) {
        return new ConfigLoader().parseJson(text, name);
    }

    /** Reads with settings of its own: another environment, types from code. */
    public static ConfigLoader loader() {
        return new ConfigLoader();
    }

    /** Starts a configuration in code, from the defaults. */
    public static IncidentConfigBuilder builder() {
        return new IncidentConfigBuilder();
    }

    /** The service's name, part of every incident's key; empty when nothing was set. */
    public Optional<String> service() {
        return Optional.ofNullable(basics.service());
    }

    /** The name of this instance among its replicas; empty when nothing was set, for the host's name. */
    public Optional<String> instance() {
        return Optional.ofNullable(basics.instance());
    }

    public OnInvalid onInvalid() {
        return basics.onInvalid();
    }

    /** Within this time of a resolve the same incident opens again. */
    public Duration reopenWithin() {
        return basics.pauses().reopenWithin();
    }

    /** How long the process may have been away for rules that were pending to go on where they were. */
    public Duration outageTolerance() {
        return basics.pauses().outageTolerance();
    }

    /** How many evaluations of each rule after a start only restore what was open. */
    public int restoreTicks() {
        return basics.pauses().restoreTicks();
    }

    /** How long a drill lasts when nobody ends it. */
    public Duration drillFor() {
        return drillFor;
    }

    /** The severity of what code declares without saying how bad, where no policy line is true. */
    public Severity defaultSeverity() {
        return basics.defaultSeverity();
    }

    /** What a graceful stop does about incidents that a sink was told of; empty for what the journal makes sensible. */
    public Optional<OnStop> onStop() {
        return Optional.ofNullable(onStop);
    }

    /** How long a graceful stop may take in all. */
    public Duration shutdown() {
        return basics.pauses().shutdown();
    }

    /** Types by name. */
    public Map<String, IncidentType> types() {
        return types;
    }

    /** What is said of severities; nothing of those of which nothing is said. */
    public Map<Severity, SeverityMeaning> severities() {
        return severities;
    }

    /** Who can be asked, by the owner of incidents. */
    public Map<String, List<Contact>> contacts() {
        return contacts;
    }

    /** Rules by id. */
    public Map<String, IncidentRule> rules() {
        return rules;
    }

    /** Sinks by id. */
    public Map<String, SinkConfig> sinks() {
        return sinks;
    }

    /** Sources of metrics by id, beside those that code brings. */
    public Map<String, SourceConfig> sources() {
        return sources;
    }

    /** Digests that are told regularly, by name. */
    public Map<String, Report> reports() {
        return reports;
    }

    /** What is to be come to, by name; the insights module judges it. */
    public Map<String, Goal> goals() {
        return goals;
    }

    /** Rule files of Prometheus that run beside the rules. */
    public PrometheusRules prometheusRules() {
        return prometheusRules;
    }

    public JournalConfig journal() {
        return journal;
    }

    /** How patiently sinks are told that do not say otherwise. */
    public DeliveryConfig delivery() {
        return delivery;
    }

    /** Whom to tell that rules are still evaluated; empty for nobody. */
    public Optional<HeartbeatConfig> heartbeat() {
        return Optional.ofNullable(heartbeat);
    }

    /** What takes personal data and credentials out of every text before it is kept; empty for nothing. */
    public Optional<Redactors> redaction() {
        return Optional.ofNullable(redaction);
    }

    /** Whether the SDK declares incidents of itself, such as of a rule that is blind or a sink that fails. */
    public boolean selfReport() {
        return selfReport;
    }

    /** What delays that sinks are told. */
    public HoldConfig holds() {
        return holds;
    }

    public LimitsConfig limits() {
        return limits;
    }

    /** What becomes of errors that a log appender hears. */
    public LoggedErrorsConfig loggedErrors() {
        return loggedErrors;
    }

    /** How rules look at metrics, and how patiently. */
    public EvaluationConfig evaluation() {
        return evaluation;
    }

    /** Where {@code path} stands, such as {@code incidents.rules.checkout-errors.source}, or the nearest thing above it. */
    public Place placeOf(String path) {
        return places.apply(path);
    }

    /** What is wrong, in the order of the file; empty when all is well. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The same with what was found later, such as settings that a sink does not know.
     *
     * @throws InvalidConfigurationException under {@link OnInvalid#FAIL}, when one of all problems is an error
     */
    public IncidentConfig withProblems(List<Problem> found) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(found);
        if (onInvalid() == OnInvalid.FAIL && all.stream().anyMatch(Problem::isError)) {
            throw new InvalidConfigurationException(all);
        }
        return new IncidentConfig(toBuilder(), all);
    }

    /** A builder that starts from what is in here; problems stay behind. */
    public IncidentConfigBuilder toBuilder() {
        IncidentConfigBuilder builder = new IncidentConfigBuilder();
        builder.basics = basics;
        builder.places = places;
        builder.onStop = onStop;
        types.values().forEach(builder::type);
        builder.severities.putAll(severities);
        builder.contacts.putAll(contacts);
        rules.values().forEach(builder::rule);
        sinks.values().forEach(builder::sink);
        sources.values().forEach(builder::source);
        reports.values().forEach(builder::report);
        goals.values().forEach(builder::goal);
        return builder.prometheusRules(prometheusRules)
                .journal(journal)
                .delivery(delivery)
                .limits(limits)
                .loggedErrors(loggedErrors)
                .holds(holds)
                .evaluation(evaluation)
                .heartbeat(heartbeat)
                .redaction(redaction)
                .selfReport(selfReport)
                .drillFor(drillFor);
    }

    @Override
    public String toString() {
        return "incident configuration: types " + types.keySet() + ", rules " + rules.keySet() + ", sinks "
                + sinks.keySet() + ", problems " + problems.size();
    }
}
