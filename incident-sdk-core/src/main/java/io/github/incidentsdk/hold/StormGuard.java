package io.github.incidentsdk.hold;

import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets sinks be told of so many incidents a minute that rules and guards opened or reopened; the rest waits, and goes the worst
 * first. Never a SEV1, and never what code says too. Time is a parameter; safe for all threads.
 */
public final class StormGuard {

    /** So many openings a minute are told at once unless somebody says otherwise. */
    public static final int USUAL = 20;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final Hold hold;

    /** When those of the last minute were let go. */
    private final Deque<Long> recent = new ArrayDeque<>();

    /** Those that were let go, by opening. */
    private final Map<String, Freed> free = new HashMap<>();

    private final Map<String, IncidentSnapshot> waiting = new HashMap<>();
    private long changes;
    private long nextForgetting = Long.MIN_VALUE;

    /**
     * An incident that may be told.
     *
     * @param from the first of its events after which it may: what a sink knows of it from before is older than what let it go
     */
    private record Freed(String key, long from) {}

    /** Lets {@code perMinute} openings be told a minute; 0 guards nothing. */
    public StormGuard(int perMinute) {
        this.perMinute = perMinute;
        this.hold = new Hold(
                Hold.Kind.STORM,
                "",
                "",
                "rules and guards opened more than " + perMinute + " within a minute; the worst go first, " + perMinute
                        + " a minute",
                null);
    }

    /** What holds {@code incident}, of which a sink is to hear first; null when it may, and is counted as told. */
    public @Nullable Hold hold(IncidentSnapshot incident, long nanos) {
        boolean mayWait = perMinute > 0 && Automatic.mayWait(incident);
        String opening = opening(incident);
        synchronized (this) {
            if (!mayWait) {
                if (waiting.remove(opening) != null) {
                    free.put(
                            opening,
                            new Freed(
                                    incident.key(),
                                    incident.seq())); // for the other sinks too, also for one that does not hear why
                    changes++;
                }
                return null;
            }
            Freed freed = free.get(opening);
            if (freed != null) {
                return incident.seq() < freed.from() ? hold : null;
            }
            if (waiting.isEmpty() && hasRoom(nanos)) {
                letGo(incident, nanos);
                return null;
            }
            waiting.put(opening, incident);
            return hold;
        }
    }

    /** What holds {@code incident}, without letting it go or wait. */
    public synchronized @Nullable Hold peek(IncidentSnapshot incident) {
        return waiting.containsKey(opening(incident)) ? hold : null;
    }

    /** Lets an incident wait that an earlier process held. */
    public synchronized void restore(IncidentSnapshot incident) {
        if (perMinute > 0 && Automatic.mayWait(incident) && !free.containsKey(opening(incident))) {
            waiting.putIfAbsent(opening(incident), incident);
        }
    }

    /**
     * Lets go what may go by now, the worst first, and forgets what is over.
     *
     * @param byKey how the incident of a key is now; null when it is over, or something else holds it: then its turn comes when
     *     nothing else does
     * @return whether anything may be told now that had to wait before
     */
    public boolean letGo(long nanos, Function<String, @Nullable IncidentSnapshot> byKey) {
        Map<String, IncidentSnapshot> now = new HashMap<>();
        for (IncidentSnapshot before : waiting()) {
            IncidentSnapshot incident = byKey.apply(before.key()); // outside the lock
            if (incident != null) {
                now.put(opening(incident), incident);
            }
            if (incident == null || !opening(incident).equals(opening(before))) {
                drop(opening(before));
            }
        }
        forget(nanos, byKey);
        return letGo(now, nanos);
    }

    private synchronized boolean letGo(Map<String, IncidentSnapshot> now, long nanos) {
        long before = changes;
        now.forEach((opening, incident) -> {
            if (waiting.replace(opening, incident) != null && !Automatic.mayWait(incident)) {
                waiting.remove(opening);
                free.put(opening, new Freed(incident.key(), incident.seq()));
                changes++;
            }
        });
        while (!waiting.isEmpty() && hasRoom(nanos)) {
            IncidentSnapshot worst = waiting.values().stream().min(worstFirst()).orElseThrow();
            waiting.remove(opening(worst));
            letGo(worst, nanos);
            changes++;
        }
        return changes != before;
    }

    private static Comparator<IncidentSnapshot> worstFirst() {
        return Comparator.comparing(IncidentSnapshot::severity)
                .thenComparing(IncidentSnapshot::openedAt)
                .thenComparing(IncidentSnapshot::id);
    }

    private void letGo(IncidentSnapshot incident, long nanos) {
        recent.addLast(nanos);
        free.put(opening(incident), new Freed(incident.key(), 0));
    }

    private boolean hasRoom(long nanos) {
        while (!recent.isEmpty() && nanos - recent.getFirst() >= MINUTE) {
            recent.removeFirst();
        }
        return recent.size() < perMinute;
    }

    private synchronized void drop(String opening) {
        waiting.remove(opening);
    }

    /** Once a minute is enough: there is one for each incident that is open, and a few that just ended. */
    private void forget(long nanos, Function<String, @Nullable IncidentSnapshot> byKey) {
        if (nanos < nextForgetting) {
            return;
        }
        nextForgetting = nanos + MINUTE;
        for (Map.Entry<String, Freed> each : free()) {
            IncidentSnapshot incident = byKey.apply(each.getValue().key()); // outside the lock
            if (incident == null || !opening(incident).equals(each.getKey())) {
                synchronized (this) {
                    free.remove(each.getKey());
                }
            }
        }
    }

    private synchronized List<Map.Entry<String, Freed>> free() {
        return List.copyOf(free.entrySet());
    }

    /** The incidents that wait, as they were last seen. */
    public synchronized List<IncidentSnapshot> waiting() {
        return List.copyOf(waiting.values());
    }

    /** Another number whenever something was let go that had to wait. */
    public synchronized long changes() {
        return changes;
    }

    private static String opening(IncidentSnapshot incident) {
        return incident.id() + " " + incident.reopened();
    }
}
