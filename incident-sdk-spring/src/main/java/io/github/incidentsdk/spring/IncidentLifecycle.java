package io.github.incidentsdk.spring;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.Incidents;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the context's manager speak for {@link Incidents} while the context runs.
 *
 * <p>Can be started and stopped again and again, as test contexts are; the manager itself is closed when the context is.
 */
public final class IncidentLifecycle implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final IncidentManager manager;
    private Incidents.@Nullable Installation installation;

    IncidentLifecycle(IncidentManager manager) {
        this.manager = manager;
    }

    @Override
    public synchronized void start() {
        if (installation == null) {
            installation = Incidents.install(manager);
        }
    }

    /** Lets this context's manager speak again where another context's has taken its place, as cached contexts of tests do. */
    public synchronized void speak() {
        leave();
        start();
    }

    /** Leaves {@link Incidents} to another context until {@link #speak()} or {@link #start()}; the manager works on. */
    public synchronized void leave() {
        if (installation != null) {
            installation.close();
            installation = null;
        }
    }

    @Override
    public synchronized void stop() {
        if (installation != null) {
            manager.flush(PATIENCE);
            leave();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return installation != null;
    }

    /** After web servers have drained (their phases are close to the highest), so that requests in flight still declare. */
    @Override
    public int getPhase() {
        return 0;
    }
}
