package io.github.incidentsdk;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.redaction.Redactors;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.time.Workers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a manager is made of; not safe for several threads.
 *
 * <p>Defaults: service {@code application}, instance the host's name, no types beyond those that are declared, no rules, the
 * {@code log} sink when no other is given, a journal in memory, SEV3 where nothing says how bad it is, reopening within 15
 * minutes, rules that open nothing at their first 2 evaluations, 5 seconds to shut down, closing with the process. What is said here wins over {@link #config}.
 */
public final class IncidentManagerBuilder {

    private static final Duration LONGEST_SHUTDOWN = Duration.ofDays(36_500);

    /** How long rules and guards are quiet. */
    record Quiet(Duration starting, Duration draining) {}

    /** A sink with its filter. */
    record NamedSink(String id, IncidentSink sink, Accepts accepts) {}

    @Nullable
    String name;

    @Nullable
    String service;

    @Nullable
    String instance;

    @Nullable
    Severity defaultSeverity;

    @Nullable
    Duration reopenWithin;

    @Nullable
    Duration outageTolerance;

    @Nullable
    Integer restoreTicks;

    @Nullable
    Boolean selfReport;

    @Nullable
    Duration drillFor;

    @Nullable
    Integer stormGuard;

    @Nullable
    Quiet quiet;

    IncidentConfig.@Nullable OnStop onStop;

    @Nullable
    Duration shutdown;

    @Nullable
    Supplier<Map<String, String>> context;

    IncidentConfig config = IncidentConfig.builder().build();
    final List<IncidentType> types = new ArrayList<>();
    final List<IncidentType> records = new ArrayList<>();
    final List<IncidentRule> rules = new ArrayList<>();
    final List<NamedSink> sinks = new ArrayList<>();
    final List<IncidentListener> listeners = new ArrayList<>();
    final Map<String, String> fallbacks = new LinkedHashMap<>();
    final Map<String, MetricSource> sources = new LinkedHashMap<>();
    final Map<String, Polling.NamedPoll> polls = new LinkedHashMap<>();
    final Map<String, QueryEngine> engines = new LinkedHashMap<>();

    @Nullable
    IncidentStore store;

    @Nullable
    Path journal;

    @Nullable
    Redactors redaction;

    Workers workers = Workers.threads();
    boolean closeWithProcess = true;

    /** What makes ids differ from those of other processes. */
    RandomGenerator chance = new SecureRandom();

    IncidentManagerBuilder() {}

    /** Everything that a configuration says; what is said by the other methods wins. */
    public IncidentManagerBuilder config(IncidentConfig config) {
        this.config = config;
        return this;
    }

    /** What the manager is called in logs; the service's name unless said. */
    public IncidentManagerBuilder name(String name) {
        this.name = named("manager", name);
        return this;
    }

    /** The service whose incidents these are; part of every key. */
    public IncidentManagerBuilder service(String service) {
        this.service = named("service", service);
        return this;
    }

    /** This process among the service's replicas; has to be the same after a restart. */
    public IncidentManagerBuilder instance(String instance) {
        this.instance = named("instance", instance);
        return this;
    }

    /**
     * Tags of what a thread works for, such as its trace or tenant, for every incident that code or a guard opens; none unless said.
     *
     * @param tags asked on the thread that declares, when an incident opens or comes back; should be quick. What the declaration
     *     says itself wins; what this throws is counted, and the incident opens without
     */
    public IncidentManagerBuilder context(Supplier<Map<String, String>> tags) {
        this.context = tags;
        return this;
    }

    /** Defines an incident type; wins over one of the same name in the configuration. */
    public IncidentManagerBuilder type(IncidentType type) {
        types.removeIf(other -> other.name().equals(type.name()));
        types.add(type);
        return this;
    }

    /**
     * Defines the type that a record describes; what the configuration says of that type wins.
     *
     * @throws IllegalArgumentException when the class is no {@link IncidentDefinition} record, or has a component that cannot be
     *     told
     */
    public IncidentManagerBuilder type(Class<? extends Record> definition) {
        return type(definition, type -> type);
    }

    /** As {@link #type(Class)}, with what annotations cannot say: {@code type -> type.severity(SEV1, "usd_per_hour > 1000")}. */
    public IncidentManagerBuilder type(Class<? extends Record> definition, UnaryOperator<IncidentType.Builder> more) {
        RecordDefinition read = RecordDefinition.of(definition);
        if (!read.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    definition.getName() + " " + String.join("; it ", read.problems()) + ".");
        }
        IncidentType type = more.apply(read.type().toBuilder()).build();
        records.removeIf(other -> other.name().equals(type.name()));
        records.add(type);
        return this;
    }

    /** Adds a rule; wins over one of the same id in the configuration. */
    public IncidentManagerBuilder rule(IncidentRule rule) {
        rules.removeIf(other -> other.id().equals(rule.id()));
        rules.add(rule);
        return this;
    }

    /** Adds a sink that hears of every incident. */
    public IncidentManagerBuilder sink(String id, IncidentSink sink) {
        return sink(id, sink, Accepts.everything());
    }

    /** Adds a sink that hears of what {@code accepts} lets through; wins over one of the same id in the configuration. */
    public IncidentManagerBuilder sink(String id, IncidentSink sink, Accepts accepts) {
        if (!IncidentType.isName(id)) {
            throw new IllegalArgumentException(
                    "\"" + id
                            + "\" cannot name a sink: use lower-case letters, digits and dashes, beginning with a letter, such as on-call");
        }
        if (sink == null) {
            throw new IllegalArgumentException("sink " + id + " is null; leave it out where there is none");
        }
        sinks.removeIf(other -> other.id().equals(id));
        sinks.add(new NamedSink(id, sink, accepts));
        return this;
    }

    /**
     * Has one sink told in place of another that took nothing for 2 min, or {@code fallback-after}: of what it would not be told
     * itself. It hears the end of what it heard the beginning of. Wins over what the configuration says of that sink.
     */
    public IncidentManagerBuilder fallback(String sink, String other) {
        fallbacks.put(sink, other);
        return this;
    }

    /**
     * Adds a listener, which hears of every event, also of those that no sink is told of, from the start on: what the journal brings
     * back is not told again. At most 1,024 events wait for it; more are left out and counted as {@code NOT_HEARD}.
     */
    public IncidentManagerBuilder listener(IncidentListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Adds a source of metrics for rules, beside {@link IncidentManager#metrics()}. */
    public IncidentManagerBuilder source(String id, MetricSource source) {
        sources.put(named("source", id), source);
        return this;
    }

    /**
     * Adds a source that is polled; wins over one of the same id in the configuration. It is closed with the manager.
     *
     * @param every the pause between two polls, at least 100 ms
     */
    public IncidentManagerBuilder poll(String id, Duration every, MetricPoll poll) {
        if (every.toMillis() < 100) {
            throw new IllegalArgumentException("poll \"" + id + "\" every " + every + " is too often: at least 100 ms");
        }
        polls.put(named("poll", id), new Polling.NamedPoll(id, every, poll));
        return this;
    }

    /** Adds an engine that evaluates the expressions of rules that name it as their source. It is closed with the manager. */
    public IncidentManagerBuilder engine(String id, QueryEngine engine) {
        engines.put(named("engine", id), engine);
        return this;
    }

    /** Keeps the journal in {@code directory}, which is made where it is missing and belongs to this manager alone. */
    public IncidentManagerBuilder journal(Path directory) {
        this.journal = directory;
        return this;
    }

    /** Keeps the journal in {@code store}, in place of what the configuration says. */
    public IncidentManagerBuilder store(IncidentStore store) {
        this.store = store;
        return this;
    }

    /** What takes personal data and credentials out of every text before it is kept, in place of what the configuration says. */
    public IncidentManagerBuilder redaction(Redactors redaction) {
        this.redaction = redaction;
        return this;
    }

    /** The severity where neither the declaration nor a policy says one. */
    public IncidentManagerBuilder defaultSeverity(Severity severity) {
        this.defaultSeverity = severity;
        return this;
    }

    /** How long after its end the same incident comes back instead of a new one. */
    public IncidentManagerBuilder reopenWithin(Duration within) {
        if (within.isNegative()) {
            throw new IllegalArgumentException("reopenWithin cannot be negative, as " + within + " is");
        }
        this.reopenWithin = within;
        return this;
    }

    /** How long the process may have been away for rules that were pending to go on where they were; an hour unless said. */
    public IncidentManagerBuilder outageTolerance(Duration away) {
        if (away.isNegative()) {
            throw new IllegalArgumentException("outageTolerance cannot be negative, as " + away + " is");
        }
        this.outageTolerance = away;
        return this;
    }

    /**
     * How many evaluations of each rule after the start only restore what was open, while nothing opens; 2 unless said, and 0 lets
     * rules open at once, as a test may want.
     */
    public IncidentManagerBuilder restoreTicks(int ticks) {
        if (ticks < 0) {
            throw new IllegalArgumentException("restoreTicks cannot be negative, as " + ticks + " is");
        }
        this.restoreTicks = ticks;
        return this;
    }

    /** How long a drill lasts when nobody ends it; 5 minutes unless said. */
    public IncidentManagerBuilder drillFor(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("drillFor cannot be zero or negative, as " + duration + " is");
        }
        this.drillFor = duration;
        return this;
    }

    /**
     * Whether the SDK declares what is wrong with its own work, as incidents of type {@code incident-sdk}; it does unless said, as
     * {@code self-report: on}. Tests that count incidents may want it off.
     */
    public IncidentManagerBuilder selfReport(boolean on) {
        this.selfReport = on;
        return this;
    }

    /**
     * How many incidents a minute that rules and guards open or reopen are told at once; the rest waits, and one summary stands for
     * it. 20 unless said, as {@code storm-guard}; 0 for all of them.
     */
    public IncidentManagerBuilder stormGuard(int openingsPerMinute) {
        if (openingsPerMinute < 0) {
            throw new IllegalArgumentException("stormGuard cannot be negative, as " + openingsPerMinute + " is");
        }
        this.stormGuard = openingsPerMinute;
        return this;
    }

    /**
     * How long what rules and guards open is told to nobody; what is open at the end is told then.
     *
     * @param starting after the start, until {@link IncidentManager#ready()}, and for so long at the most; not at all unless said
     * @param draining after {@link IncidentManager#draining()}, for so long at the most; 5 minutes unless said
     */
    public IncidentManagerBuilder quiet(Duration starting, Duration draining) {
        if (starting.isNegative() || draining.isNegative()) {
            throw new IllegalArgumentException(
                    "quiet times cannot be negative, as " + starting + " or " + draining + " is");
        }
        this.quiet = new Quiet(starting, draining);
        return this;
    }

    /** Who calls the manager's steps: threads, unless a test hands in a virtual clock. */
    public IncidentManagerBuilder workers(Workers workers) {
        this.workers = workers;
        return this;
    }

    /** How long {@link IncidentManager#close} may take in all; at most 36,500 days. */
    public IncidentManagerBuilder shutdown(Duration budget) {
        if (budget.isNegative() || budget.compareTo(LONGEST_SHUTDOWN) > 0) {
            throw new IllegalArgumentException("shutdown is between nothing and 36500 days, not " + budget);
        }
        this.shutdown = budget;
        return this;
    }

    /**
     * What {@link IncidentManager#close} does about incidents that are open and that a sink was told of. Unless said it tells them
     * a note where the journal is in memory, and nothing where a restart goes on.
     */
    public IncidentManagerBuilder onStop(IncidentConfig.OnStop what) {
        this.onStop = what;
        return this;
    }

    /** Whether the manager closes itself when the process ends; a container that closes it says false. */
    public IncidentManagerBuilder closeWithProcess(boolean close) {
        this.closeWithProcess = close;
        return this;
    }

    /**
     * Builds and starts the manager.
     *
     * @throws IllegalArgumentException when something said by code is wrong
     * @throws io.github.incidentsdk.config.problem.InvalidConfigurationException when the configuration has problems and says
     *     {@code on-invalid: fail}
     */
    public IncidentManager build() {
        return new Wiring(this).manager();
    }

    private static String named(String what, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of the " + what + " is blank");
        }
        return name;
    }
}
