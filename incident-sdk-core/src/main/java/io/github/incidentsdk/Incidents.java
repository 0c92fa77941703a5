package io.github.incidentsdk;

import io.github.incidentsdk.delivery.Replay;
import io.github.incidentsdk.model.ChangeDetails;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.readiness.Readiness;
import io.github.incidentsdk.sink.SinkTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The door for application code that has no {@link IncidentManager} at hand; every method is the manager's of that name.
 *
 * <p>Until a manager is installed, incidents are logged and kept in memory, and handed to the first manager that is. Libraries
 * and tests do better to be given a manager: nothing here is needed for that. Nothing throws but {@link #guard}, which throws
 * what its work threw. Safe for all threads.
 */
public final class Incidents {

    private Incidents() {}

    /** Declares an incident of a type, or counts one more report of the one that is open. */
    public static Incident declare(@Nullable String type) {
        return Door.manager().declare(type);
    }

    /** Declares an incident with details: {@code declare("cost-spike", i -> i.by("account", "prod-eu"))}. */
    public static Incident declare(@Nullable String type, Consumer<IncidentDetails> details) {
        return Door.manager().declare(type, details);
    }

    /** Declares an incident whose type and details are a record's, see {@link IncidentDefinition}. */
    public static Incident declare(@Nullable Record incident) {
        return Door.manager().declare(incident);
    }

    /**
     * Runs {@code work}: an incident of type {@code name} opens when it throws and resolves when it next succeeds.
     *
     * @throws X what {@code work} threw, the same instance
     */
    public static <X extends Throwable> void guard(String name, GuardedAction<X> work) throws X {
        Door.manager().guard(name, work);
    }

    /**
     * Runs {@code work} and returns its result: an incident of type {@code name} opens when it throws and resolves when it next
     * succeeds.
     *
     * @throws X what {@code work} threw, the same instance
     */
    public static <T extends @Nullable Object, X extends Throwable> T guard(String name, GuardedCall<T, X> work)
            throws X {
        return Door.manager().guard(name, work);
    }

    /** Rehearses an incident of a type: a key of its own, marked everywhere, over after five minutes. */
    public static Incident drill(@Nullable String type) {
        return Door.manager().drill(type);
    }

    /** Rehearses the incident that a record describes. */
    public static Incident drill(@Nullable Record incident) {
        return Door.manager().drill(incident);
    }

    /** Tells of a change of the service: {@code change("deploy", "checkout 1.4.2")}. */
    public static void change(@Nullable String kind, @Nullable String text) {
        Door.manager().change(kind, text);
    }

    /** Tells of a change of the service: {@code change("deploy", c -> c.text("checkout 1.4.2").by("anna"))}. */
    public static void change(@Nullable String kind, Consumer<ChangeDetails> details) {
        Door.manager().change(kind, details);
    }

    /** The incidents that are open, most severe first. */
    public static List<Incident> open() {
        return Door.manager().open();
    }

    /** The incident of that key, open or just over. */
    public static Optional<Incident> find(String key) {
        return Door.manager().find(key);
    }

    /** What happened during the last {@code window}. */
    public static IncidentSummary summary(Duration window) {
        return Door.manager().summary(window);
    }

    /** What is missing for the incidents of each type, such as an owner or a rehearsal. */
    public static List<Readiness> readiness() {
        return Door.manager().readiness();
    }

    /** Waits until disk and sinks have caught up; whether they did in time. */
    public static boolean flush(Duration patience) {
        return Door.manager().flush(patience);
    }

    /** Has a sink told again of what it refused or could not be told since {@code from}; how much that is. */
    public static Replay replay(String sink, Instant from) {
        return Door.manager().replay(sink, from);
    }

    /** Sends a sink a test and waits for what comes back; nothing is opened. */
    public static SinkTest test(String sink) {
        return Door.manager().test(sink);
    }

    /**
     * Lets {@code manager} speak for this class until the returned handle is closed; closing uninstalls only this manager.
     *
     * <p>The first manager takes over what was declared before. A second one speaks in place of the first until it is
     * uninstalled, and the log says who was first, since two are rarely meant.
     */
    public static Installation install(IncidentManager manager) {
        return Door.install(manager);
    }

    /** What {@link #install} returns; closing it twice is harmless. */
    @FunctionalInterface
    public interface Installation extends AutoCloseable {
        @Override
        void close();
    }
}
