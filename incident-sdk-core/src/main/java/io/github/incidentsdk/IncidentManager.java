package io.github.incidentsdk;

import io.github.incidentsdk.config.IncidentConfig.OnStop;
import io.github.incidentsdk.delivery.DeadLetter;
import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.delivery.Replay;
import io.github.incidentsdk.digest.ReportStatus;
import io.github.incidentsdk.explain.RuleExplanation;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.MaintenanceWindow;
import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.journal.JournalStatus;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.metric.series.MetricStatus;
import io.github.incidentsdk.metric.series.SeriesStatus;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.ChangeDetails;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.model.Text;
import io.github.incidentsdk.polling.SourceStatus;
import io.github.incidentsdk.readiness.Readiness;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleTotals;
import io.github.incidentsdk.rule.engine.RulesHealth;
import io.github.incidentsdk.rule.shadow.ShadowScore;
import io.github.incidentsdk.selfreport.Health;
import io.github.incidentsdk.selfreport.TypeStatus;
import io.github.incidentsdk.sink.SinkTest;
import io.github.incidentsdk.time.ProcessEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes declarations, runs rules, keeps the journal and tells the sinks; several can live side by side.
 *
 * <p>Made by {@link #builder()}, which fails loudly; afterwards nothing here throws but {@link #guard}, which throws what its
 * work threw. What makes no sense (null, a blank type, anything after {@link #close}) is counted, see {@link #ignored()}. No
 * method touches disk or network on the caller's thread, and only {@link #flush}, {@link #test} and {@link #close} wait. Safe for all threads.
 */
public final class IncidentManager implements AutoCloseable {

    private static final int MOST_SHORTCUTS = 10_000;
    private static final int MOST_SERIES = 1_000;

    private final Parts parts;
    private final Gate gate;
    private final @Nullable ProcessEnd atExit;
    private final ConcurrentHashMap<String, Incident> shortcuts = new ConcurrentHashMap<>();

    /** Takes parts that have begun; {@code closeWithProcess} also closes them when the process ends. */
    IncidentManager(Parts parts, boolean closeWithProcess) {
        this.parts = parts;
        this.gate = new Gate(parts);
        this.atExit = closeWithProcess ? ProcessEnd.run(parts::close) : null;
    }

    /** Starts a manager: defaults are listed at {@link IncidentManagerBuilder}. */
    public static IncidentManagerBuilder builder() {
        return new IncidentManagerBuilder();
    }

    /** The one that speaks while none is installed: logs, keeps in memory. */
    static IncidentManager early() {
        return builder()
                .name("the manager that logs until one is installed")
                .instance("early") // asking for the host's name may take seconds, and the first to declare would wait
                .onStop(OnStop.NOTHING) // it tells nobody but the log
                .build();
    }

    /** Declares an incident of a type, or counts one more report of the one that is open. */
    public Incident declare(@Nullable String type) {
        if (type != null && !isClosed()) {
            Incident known = shortcuts.get(type);
            if (known != null && known.repeated()) {
                return known;
            }
        }
        Incident incident = gate.take(parts -> parts.table().declare(type, new IncidentDetails()));
        if (type != null && !incident.isInert() && hasShortcut(type)) {
            shortcuts.put(type, incident);
        }
        return incident;
    }

    private boolean hasShortcut(String type) {
        return type.length() <= Text.NAME && (shortcuts.size() < MOST_SHORTCUTS || shortcuts.containsKey(type));
    }

    /**
     * Declares an incident with details.
     *
     * @param details says what tells the incident apart, describes it and was measured; called once, on this thread. When it
     *     throws, the incident is declared with what it said before
     */
    public Incident declare(@Nullable String type, Consumer<IncidentDetails> details) {
        return gate.declare(type, details);
    }

    /** Declares an incident whose type and details are a record's, see {@link IncidentDefinition}. */
    public Incident declare(@Nullable Record incident) {
        if (incident == null) {
            return declare((String) null);
        }
        return gate.take(parts -> {
            RecordDefinition definition = parts.records().of(incident);
            return parts.table().declare(definition.type().name(), gate.details(definition, incident));
        });
    }

    /**
     * Runs {@code work}: an incident of type {@code name} opens when it throws, and resolves once it succeeded and did not throw
     * again within five seconds.
     *
     * @throws X what {@code work} threw, the same instance
     */
    public <X extends Throwable> void guard(@Nullable String name, GuardedAction<X> work) throws X {
        if (work == null) {
            gate.ignored(Ignored.BLANK);
            return;
        }
        try {
            work.run();
        } catch (Throwable thrown) {
            failed(name, thrown);
            throw thrown;
        }
        gate.succeeded(name);
    }

    /**
     * Runs {@code work} and returns its result: an incident of type {@code name} opens when it throws, and resolves once it
     * succeeded and did not throw again within five seconds.
     *
     * @throws X what {@code work} threw, the same instance
     */
    @SuppressWarnings("NullAway") // no work has no result
    public <T extends @Nullable Object, X extends Throwable> T guard(@Nullable String name, GuardedCall<T, X> work)
            throws X {
        if (work == null) {
            gate.ignored(Ignored.BLANK);
            return null;
        }
        T result;
        try {
            result = work.call();
        } catch (Throwable thrown) {
            failed(name, thrown);
            throw thrown;
        }
        gate.succeeded(name);
        return result;
    }

    /**
     * A guard for work that ends elsewhere or later, such as that of a future.
     *
     * @param name tells guards apart: a guard ends what it reported itself. One with {@code by} values has them in its name
     * @param type the type of its incidents
     * @param details called at each failure, on its thread
     */
    public Guard guard(@Nullable String name, @Nullable String type, Consumer<IncidentDetails> details) {
        return new Guard(gate, name, type, details);
    }

    private void failed(@Nullable String name, Throwable thrown) {
        gate.run(parts -> parts.guards().failed(name, thrown));
    }

    /** Rehearses an incident of a type: a key of its own, marked everywhere, over after five minutes. */
    public Incident drill(@Nullable String type) {
        return gate.take(parts -> parts.table().drill(type, new IncidentDetails()));
    }

    /** Rehearses the incident that a record describes. */
    public Incident drill(@Nullable Record incident) {
        if (incident == null) {
            return drill((String) null);
        }
        return gate.take(parts -> {
            RecordDefinition definition = parts.records().of(incident);
            return parts.table().drill(definition.type().name(), gate.details(definition, incident));
        });
    }

    /**
     * Tells of a change of the service, such as a deploy: it is journaled, stands on the record of what is open, and is shown with
     * what opens within the hour after it.
     *
     * @param kind what sort of change, in one word; without one the change is only counted
     * @param text what was changed, in one line
     */
    public void change(@Nullable String kind, @Nullable String text) {
        change(kind, details -> details.text(text));
    }

    /**
     * As {@link #change(String, String)}, with who changed it, where more is said, or when it took effect.
     *
     * @param details called once, on this thread. When it throws, the change is kept with what it said before
     */
    public void change(@Nullable String kind, Consumer<ChangeDetails> details) {
        gate.change(kind, details);
    }

    /** The last changes that were told, of which 100 are remembered, also over a restart; in the order in which they were told. */
    public List<Change> changes() {
        return parts.changes().recent().all();
    }

    /** The remembered changes that took effect within {@code within} before {@code moment} or at it, oldest first. */
    public List<Change> changesBefore(@Nullable Instant moment, @Nullable Duration within) {
        return moment == null ? List.of() : parts.changes().recent().before(moment, Patience.of(within));
    }

    /** The incidents that are open, most severe first, then oldest first. */
    public List<Incident> open() {
        return parts.table().open().stream().map(gate::handle).toList();
    }

    /** The incidents that are over and would still come back as the same ones ({@code reopen-within}), the last to end first. */
    public List<Incident> recent() {
        return parts.table().all().stream()
                .filter(incident -> !incident.isOpen())
                .map(incident -> Map.entry(endOf(incident), incident)) // read once, since it may come back meanwhile
                .sorted(Map.Entry.<Instant, TrackedIncident>comparingByKey().reversed())
                .map(ended -> gate.handle(ended.getValue()))
                .toList();
    }

    private static Instant endOf(TrackedIncident incident) {
        Instant end = incident.snapshot().resolvedAt();
        return end == null ? Instant.MAX : end;
    }

    /** The incident of that key, open or just over. */
    public Optional<Incident> find(@Nullable String key) {
        return key == null
                ? Optional.empty()
                : Optional.ofNullable(parts.table().find(key)).map(gate::handle);
    }

    /** The names of the types that the configuration or code defines, of the SDK's own, and of those declared without either. */
    public SortedSet<String> types() {
        return parts.table().types();
    }

    /** What happened to the incidents of each type since the process began, of types of which there were any. */
    public List<TypeStatus> typeStatus() {
        return parts.own().byType();
    }

    /** What happened during the last {@code window}; of at most the last 10,000 incidents, and of none that is restricted. */
    public IncidentSummary summary(@Nullable Duration window) {
        Instant now = parts.time().wall();
        return parts.summaries().between(now.minus(Patience.of(window)), now);
    }

    /** How far each configured report came with each of its sinks. */
    public List<ReportStatus> reports() {
        return parts.reports();
    }

    /** Where code registers what rules read: {@code manager.metrics().gauge("queue_depth", queue::size)}. */
    public Metrics metrics() {
        return parts.metrics();
    }

    /** How each source is that is asked over and over. */
    public List<SourceStatus> sources() {
        return parts.sources().status();
    }

    /** The metrics that sources report or rules read, by name, and how many series there are of each. */
    public List<MetricStatus> series() {
        return parts.sources().store().status();
    }

    /** The first 1,000 series of one metric, as rules see them; empty where nobody reports it. */
    public List<SeriesStatus> series(@Nullable String metric) {
        return metric == null ? List.of() : parts.sources().store().status(metric, MOST_SERIES);
    }

    /** How each rule is: the state of every label set, its value, and what is wrong with it. */
    public List<RuleStatus> rules() {
        return parts.rules().status();
    }

    /** What all rules together did, and how many see nothing; for less than {@link #rules()} costs. */
    public RuleTotals ruleTotals() {
        return parts.rules().totals();
    }

    /**
     * Why a rule told somebody, or nobody: values, distance to each level, states and timers, and where each sink stands.
     *
     * @return empty when there is no rule of that id, not even one that is disabled or set aside
     */
    public Optional<RuleExplanation> explain(@Nullable String rule) {
        return rule == null ? Optional.empty() : new Explaining(parts).rule(rule);
    }

    /** How what a rule in shadow mode would have opened compares with what was declared; empty for any other rule. */
    public Optional<ShadowScore> shadowScore(@Nullable String rule) {
        return rule == null ? Optional.empty() : parts.rules().shadowScore(rule);
    }

    /** What is wrong with rules and what they read: those set aside, blind, dead or at a cap. */
    public RulesHealth rulesHealth() {
        return parts.rules().health();
    }

    /**
     * Lets nobody hear of some incidents before a moment; it is noted on each, and those that are open then are told then. Takes
     * the place of the silence of that id, survives a restart with the journal, and lasts 90 days at the most: one that would last
     * longer is cut to that, with a warning, and {@link #silences()} shows when it ends.
     *
     * @return whether it stands, cut or not; false when it is over already, or there are too many
     */
    public boolean silence(@Nullable Silence silence) {
        return gate.mute(silence);
    }

    /** Ends a silence before its time; what it held and is still open is told now. False when there is none of that id. */
    public boolean endSilence(@Nullable String id, @Nullable String who) {
        return gate.endMute(Hold.Kind.SILENCE, id, who);
    }

    /** The silences that are not over, those of the configuration included. */
    public List<Silence> silences() {
        return only(Silence.class);
    }

    /**
     * Lets nobody hear of some incidents while planned work goes on, as {@link #silence} does.
     *
     * @return whether it stands; false when it is over already, or there are too many
     */
    public boolean maintenance(@Nullable MaintenanceWindow window) {
        return gate.mute(window);
    }

    /** Ends a maintenance window for good; what it held and is still open is told now. False when there is none of that id. */
    public boolean endMaintenance(@Nullable String id, @Nullable String who) {
        return gate.endMute(Hold.Kind.MAINTENANCE, id, who);
    }

    /** The maintenance windows that are not over, those of the configuration included. */
    public List<MaintenanceWindow> maintenance() {
        return only(MaintenanceWindow.class);
    }

    private <M extends Mute> List<M> only(Class<M> sort) {
        return parts.holding().mutes().stream()
                .filter(sort::isInstance)
                .map(sort::cast)
                .toList();
    }

    /** The application is up, or back: what was held because it was starting or draining is told now, where it is still open. */
    public void ready() {
        gate.run(parts -> parts.holding().ready());
    }

    /**
     * The application goes down, as a load balancer or a shutdown hook knows before the manager is closed: what rules and guards
     * open from now on is told only if the process is still there after a while ({@code quiet.draining}), or after a restart.
     */
    public void draining() {
        gate.run(parts -> parts.holding().draining());
    }

    /** What holds the incident of that key back, by the ids of the sinks that would have been told of it otherwise. */
    public Map<String, Hold> holds(@Nullable String key) {
        return find(key).map(incident -> parts.lanes().holds(incident.id())).orElse(Map.of());
    }

    /**
     * Whether journal, sinks, rules and heartbeat do their work at present, why not and what to do, and what was lost or held by
     * reason; what the configuration has that was set aside is told for as long as the manager lasts.
     */
    public Health health() {
        return Health.of(parts.troubles(), journal(), sinks(), rulesHealth(), ignored());
    }

    /**
     * What is missing for the incidents of each type, by its name: who owns it, how bad it is, who would be told, a rehearsal; of
     * every type that was defined or declared, apart from the SDK's own.
     */
    public List<Readiness> readiness() {
        return parts.readiness();
    }

    /** Whether the journal is kept as configured, and what it had to drop. */
    public JournalStatus journal() {
        return parts.journal().status();
    }

    /** What every sink has been told, how far behind it is, and its last answer. */
    public List<LaneStatus> sinks() {
        return parts.lanes().status();
    }

    /** What {@code sink} refused or could not be told, with the reason. */
    public List<DeadLetter> deadLetters(@Nullable String sink) {
        return sink == null ? List.of() : parts.lanes().deadLetters(sink);
    }

    /**
     * Has {@code sink} told again of what it refused or could not be told: of each incident with a dead letter of {@code from} or
     * later, once and from its newest state, also when it ended meanwhile. A dead letter that was answered so is no longer listed.
     *
     * <p>Only hands the wish over: {@link #flush} waits until it is done, a restart goes on with it.
     *
     * @return how much is told again, or why nothing is, such as for a sink that there is not
     */
    public Replay replay(@Nullable String sink, @Nullable Instant from) {
        if (isClosed()) {
            return Replay.refused(String.valueOf(sink), "the manager is closed");
        }
        return from == null
                ? Replay.refused(String.valueOf(sink), "no moment was given to replay from")
                : parts.lanes().replay(String.valueOf(sink), from);
    }

    /**
     * Sends {@code sink} a test, an opening and its end, and waits for what comes back, for one attempt's time-out at the most. It goes
     * out at once, also when the sink is left alone after failures, and past filter and holds; nothing is opened, kept or counted, and
     * it says nothing of what waits. {@link io.github.incidentsdk.sink.Delivery#test()} tells it from an incident.
     *
     * <p>One after the other with the lane's own attempts, which a sink that hangs holds up as long as any attempt would. Not for a
     * sink or supplier of this manager, which would wait for itself.
     *
     * @return the outcome, or why nothing was sent, such as to a sink that there is not, or to one that speaks to customers
     */
    public SinkTest test(@Nullable String sink) {
        return isClosed()
                ? SinkTest.notSent(String.valueOf(sink), "the manager is closed")
                : parts.lanes().test(String.valueOf(sink), parts.service());
    }

    /** How often something was ignored, by reason. */
    public Map<Ignored, Long> ignored() {
        return parts.table().counts().all();
    }

    /**
     * Waits until what happened so far is on disk and told to every sink; a sink or supplier that calls this only looks.
     *
     * @return whether that was so within {@code patience}; false once the manager is closed
     */
    public boolean flush(@Nullable Duration patience) {
        return parts.flush(Patience.of(patience));
    }

    /**
     * Ends the rules, writes and tells what is left within five seconds in all, and stops; again is harmless.
     *
     * <p>A sink or a supplier of metrics cannot close the manager that calls it, since that would wait for itself: it is refused
     * with a warning.
     */
    @Override
    public void close() {
        if (parts.close()) {
            shortcuts.clear();
            if (atExit != null) {
                atExit.forget();
            }
        }
    }

    public boolean isClosed() {
        return parts.isClosed();
    }

    boolean isMadeOf(Parts others) {
        return parts == others;
    }

    /** Takes what appenders heard, if that is for this manager: the next one may not want it. */
    void hearLog() {
        if (!isClosed()) {
            gate.run(parts -> parts.hostLog().take(parts));
        }
    }

    /** Goes on with what was declared before this manager was there, and for whoever still speaks to the earlier one. */
    void takeOver(IncidentManager earlier) {
        earlier.gate.handOverTo(gate);
        parts.table().takeOver(earlier.parts.table());
        parts.changes().takeOver(earlier.parts.changes(), parts.time().wall());
        parts.restoreGuards();
        earlier.close();
    }

    @Override
    public String toString() {
        return parts.name();
    }
}
