package io.github.incidentsdk;

import io.github.incidentsdk.lifecycle.Counts;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.Worker;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows events to the application's listeners on a thread of its own; without listeners there is none. */
final class Listening implements Step {

    /** A listener that hangs must not fill the memory. */
    static final int MOST_WAITING = 1_024;

    private static final Logger log = LoggerFactory.getLogger(IncidentListener.class);

    private final List<IncidentListener> listeners;
    private final Counts counts;
    private final ArrayBlockingQueue<Happening> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean saidBehind = new AtomicBoolean();
    private boolean saidThrew;
    private volatile @Nullable Worker worker;

    private record Happening(IncidentEvent event, IncidentSnapshot incident) {}

    Listening(List<IncidentListener> listeners, Counts counts) {
        this.listeners = List.copyOf(listeners);
        this.counts = counts;
    }

    void begin(Workers workers) {
        if (!listeners.isEmpty()) {
            worker = workers.start("incident-sdk-listeners", this);
        }
    }

    /** Takes an event at once; an incident's lock is held. */
    void note(IncidentEvent event, IncidentSnapshot incident) {
        if (listeners.isEmpty()) {
            return;
        }
        if (!waiting.offer(new Happening(event, incident))) {
            counts.add(Ignored.NOT_HEARD);
            if (saidBehind.compareAndSet(false, true)) {
                log.warn(
                        "Listeners are {} events behind and do not hear of some. Further ones are counted as NOT_HEARD.",
                        MOST_WAITING);
            }
            return;
        }
        Worker started = worker;
        if (started != null) {
            started.wake();
        }
    }

    @Override
    public long run(long nowNanos) {
        for (Happening next = waiting.poll(); next != null; next = waiting.poll()) {
            for (IncidentListener listener : listeners) {
                tell(listener, next);
            }
        }
        return WHEN_WOKEN;
    }

    private void tell(IncidentListener listener, Happening next) {
        try {
            listener.happened(next.event(), next.incident());
        } catch (Throwable thrown) { // the application's, also an Error: the others still have to hear
            counts.add(Ignored.LISTENER_THREW);
            if (!saidThrew) {
                saidThrew = true;
                say(next, thrown);
            }
        }
    }

    private static void say(Happening next, Throwable thrown) {
        try {
            log.warn("A listener threw at {}. Further ones are counted as LISTENER_THREW.", next.incident(), thrown);
        } catch (Throwable alsoBroken) { // the log, or what was thrown as it is asked what it is: it is counted
            return;
        }
    }

    /** Waits for a listener that is at it; it hears no more. */
    void close(Duration patience) {
        Worker started = worker;
        if (started != null && !started.stop(patience)) {
            started.interrupt();
        }
    }
}
