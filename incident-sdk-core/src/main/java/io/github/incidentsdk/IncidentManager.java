package io.github.incidentsdk;

import io.github.incidentsdk.delivery.DeadLetter;
import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.lifecycle.Verbs;
import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.time.ProcessEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes declarations, runs rules, keeps the journal and tells the sinks; several can live side by side.
 *
 * <p>Made by {@link #builder()}, which fails loudly; afterwards nothing here throws but {@link #guard}, which throws what its
 * work threw. No method touches disk or network on the caller's thread, and only {@link #flush} and {@link #close} wait. Safe for
 * all threads.
 */
public final class IncidentManager implements AutoCloseable {

    private static final int MOST_SHORTCUTS = 10_000;

    private final Parts parts;
    private final @Nullable ProcessEnd atExit;
    private final ConcurrentHashMap<String, Incident> shortcuts = new ConcurrentHashMap<>();

    /** Takes parts that have begun; {@code closeWithProcess} also closes them when the process ends. */
    IncidentManager(Parts parts, boolean closeWithProcess) {
        this.parts = parts;
        this.atExit = closeWithProcess ? ProcessEnd.run(parts::close) : null;
    }

    /** Starts a manager: defaults are listed at {@link IncidentManagerBuilder}. */
    public static IncidentManagerBuilder builder() {
        return new IncidentManagerBuilder();
    }

    /** The one that speaks while none is installed: logs, keeps in memory. */
    static IncidentManager early() {
        return builder().name("the manager that logs until one is installed").build();
    }

    /** Declares an incident of a type, or counts one more report of the one that is open. */
    public Incident declare(@Nullable String type) {
        if (type != null) {
            Incident known = shortcuts.get(type);
            if (known != null && known.repeated()) {
                return known;
            }
        }
        return declareAnew(type);
    }

    private Incident declareAnew(@Nullable String type) {
        Incident incident = handle(isClosed() ? null : parts.table().declare(type, new IncidentDetails()));
        if (type != null && !incident.isInert() && (shortcuts.size() < MOST_SHORTCUTS || shortcuts.containsKey(type))) {
            shortcuts.put(type, incident);
        }
        return incident;
    }

    /**
     * Declares an incident with details.
     *
     * @param details says what tells the incident apart, describes it and was measured; called once, on this thread. When it
     *     throws, the incident is declared with what it said before
     */
    public Incident declare(@Nullable String type, Consumer<IncidentDetails> details) {
        return handle(isClosed() ? null : parts.table().declare(type, detailsFrom(details)));
    }

    /** Declares an incident whose type and details are a record's, see {@link IncidentDefinition}. */
    public Incident declare(@Nullable Record incident) {
        if (incident == null) {
            return declareAnew(null);
        }
        IncidentDetails details = parts.records().detailsOf(incident);
        return handle(isClosed() ? null : parts.table().declare(parts.records().typeOf(incident), details));
    }

    /**
     * Runs {@code work}: an incident of type {@code name} opens when it throws and resolves when it next succeeds.
     *
     * @throws X what {@code work} threw, the same instance
     */
    public <X extends Throwable> void guard(String name, GuardedAction<X> work) throws X {
        try {
            work.run();
        } catch (Throwable thrown) {
            failed(name, thrown);
            throw thrown;
        }
        succeeded(name);
    }

    /**
     * Runs {@code work} and returns its result: an incident of type {@code name} opens when it throws and resolves when it next
     * succeeds, unless it fails again within five seconds.
     *
     * @throws X what {@code work} threw, the same instance
     */
    public <T extends @Nullable Object, X extends Throwable> T guard(String name, GuardedCall<T, X> work) throws X {
        T result;
        try {
            result = work.call();
        } catch (Throwable thrown) {
            failed(name, thrown);
            throw thrown;
        }
        succeeded(name);
        return result;
    }

    private void failed(@Nullable String name, Throwable thrown) {
        if (!isClosed()) {
            parts.guards().failed(name, thrown);
        }
    }

    private void succeeded(@Nullable String name) {
        if (!isClosed()) {
            parts.guards().succeeded(name);
        }
    }

    /** Rehearses an incident of a type: a key of its own, marked everywhere, over after five minutes. */
    public Incident drill(@Nullable String type) {
        return handle(isClosed() ? null : parts.table().drill(type, new IncidentDetails()));
    }

    /** Rehearses the incident that a record describes. */
    public Incident drill(@Nullable Record incident) {
        if (incident == null) {
            return drill((String) null);
        }
        IncidentDetails details = parts.records().detailsOf(incident);
        return handle(isClosed() ? null : parts.table().drill(parts.records().typeOf(incident), details));
    }

    /** The incidents that are open, most severe first, then oldest first. */
    public List<Incident> open() {
        return parts.table().open().stream().map(this::handle).toList();
    }

    /** The incident of that key, open or just over. */
    public Optional<Incident> find(String key) {
        return Optional.ofNullable(parts.table().find(key)).map(this::handle);
    }

    /** What happened during the last {@code window}; of at most the last 10,000 incidents. */
    public IncidentSummary summary(Duration window) {
        Instant now = parts.time().wall();
        List<IncidentSnapshot> open =
                parts.table().open().stream().map(TrackedIncident::snapshot).toList();
        return parts.recent().between(now.minus(window), now, open);
    }

    /** Where code registers what rules read: {@code manager.metrics().gauge("queue_depth", queue::size)}. */
    public Metrics metrics() {
        return parts.metrics();
    }

    /** How each rule is: the state of every label set, its value, and what is wrong with it. */
    public List<RuleStatus> rules() {
        return parts.rules().status();
    }

    /** What every sink has been told, how far behind it is, and its last answer. */
    public List<LaneStatus> sinks() {
        return parts.lanes().status();
    }

    /** What {@code sink} refused or could not be told, with the reason. */
    public List<DeadLetter> deadLetters(String sink) {
        return parts.lanes().deadLetters(sink);
    }

    /** How often something was ignored, by reason. */
    public Map<Ignored, Long> ignored() {
        return parts.table().counts().all();
    }

    /**
     * Waits until what happened so far is on disk and every sink that can be reached has been told.
     *
     * @return whether that was so within {@code patience}
     */
    public boolean flush(Duration patience) {
        return parts.flush(patience);
    }

    /** Ends the rules, writes and tells what is left within five seconds in all, and stops; again is harmless. */
    @Override
    public void close() {
        if (atExit != null) {
            atExit.forget();
        }
        shortcuts.clear();
        parts.close();
    }

    public boolean isClosed() {
        return parts.isClosed();
    }

    void takeOver(IncidentManager earlier) {
        parts.table().takeOver(earlier.parts.table());
        parts.restoreGuards();
        earlier.close();
    }

    CompletionStage<Void> persisted() {
        return parts.journal().persisted();
    }

    void speak(TrackedIncident incident, Actor actor, Consumer<Verbs> verb) {
        if (isClosed()) {
            parts.table().counts().add(Ignored.CLOSED);
        } else {
            verb.accept(parts.table().verbs(incident, actor));
        }
    }

    IncidentDetails detailsFrom(Consumer<IncidentDetails> said) {
        IncidentDetails details = new IncidentDetails();
        try {
            said.accept(details);
        } catch (Throwable broken) { // the incident matters more than what its details stumbled over
            parts.detailsThrew(broken);
        }
        return details;
    }

    private Incident handle(@Nullable TrackedIncident tracked) {
        return tracked == null ? parts.inert() : new Incident(this, tracked, Actor.CODE);
    }

    @Override
    public String toString() {
        return parts.name();
    }
}
