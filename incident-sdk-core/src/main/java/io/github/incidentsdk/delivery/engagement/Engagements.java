package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.delivery.owed.Trails;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Which incidents one sink's backend was told of, or may have been; safe for all threads, changed by one. */
public final class Engagements {

    /**
     * The backend was told of an incident, or may have been.
     *
     * @param key the incident's
     * @param since the line that engaged; a restart may look at earlier ones again, and they are none for the sink
     * @param heard what the backend made of it since
     */
    private record Engagement(String key, long since, Heard heard) {

        Engagement with(Heard made) {
            return new Engagement(key, since, made);
        }
    }

    /** What a backend made of an incident that it may know. */
    private enum Heard {
        NOTHING,
        /** It was offered something and took none of it, and gets no more until something happens. */
        REFUSED,
        TOLD
    }

    private final Map<String, Engagement> byIncident = new ConcurrentHashMap<>();

    /** The incidents of each key; for the one thread. */
    private final Map<String, Set<String>> byKey = new HashMap<>();

    /** The line of the newest engagement of each key, as far as it began in this journal; for the one thread. */
    private final Map<String, Long> newest = new HashMap<>();

    void begin(String incident, String key, long since) {
        put(incident, new Engagement(key, since, Heard.NOTHING));
        newest.merge(key, since, Math::max);
    }

    private void put(String incident, Engagement engagement) {
        byIncident.put(incident, engagement);
        byKey.computeIfAbsent(engagement.key(), key -> new LinkedHashSet<>()).add(incident);
    }

    void accepted(String incident) {
        byIncident.computeIfPresent(incident, (id, was) -> was.with(Heard.TOLD));
    }

    void refused(String incident) {
        byIncident.computeIfPresent(incident, (id, was) -> was.heard() == Heard.TOLD ? was : was.with(Heard.REFUSED));
    }

    /** It goes on from another journal, where the backend was told of it so far. */
    void adopt(String incident, String key, long since, Adopted.Knows knows) {
        switch (knows) {
            case NOTHING -> end(incident);
            case PERHAPS -> put(incident, new Engagement(key, since, Heard.NOTHING));
            case REFUSED -> put(incident, new Engagement(key, since, Heard.REFUSED));
            case TOLD -> put(incident, new Engagement(key, since, Heard.TOLD));
        }
    }

    void end(String incident) {
        Engagement ended = byIncident.remove(incident);
        if (ended != null) {
            newest.remove(ended.key(), ended.since());
            byKey.computeIfPresent(ended.key(), (key, left) -> left.remove(incident) && left.isEmpty() ? null : left);
        }
    }

    /** Whether the sink is engaged with a later opening of the key than the one that {@code seq} tells of. */
    boolean isPast(String key, long seq) {
        return newest.getOrDefault(key, 0L) > seq;
    }

    /** The ids of the incidents of that key. */
    Stream<String> of(String key) {
        return byKey.getOrDefault(key, Set.of()).stream();
    }

    /** Whether the backend was told of the incident, or may have been. */
    public boolean has(String incident) {
        return byIncident.containsKey(incident);
    }

    /** The number of the line that engaged; {@link Trails#NOT_ENGAGED} when none did. */
    public long since(String incident) {
        Engagement engagement = byIncident.get(incident);
        return engagement == null ? Trails.NOT_ENGAGED : engagement.since();
    }

    /** Whether the backend took anything of the incident since it was engaged; false when it is not engaged. */
    public boolean wasTold(String incident) {
        Engagement engagement = byIncident.get(incident);
        return engagement != null && engagement.heard() == Heard.TOLD;
    }

    /** Whether the backend took nothing of the incident, and what it was offered last was given up; false when it is not engaged. */
    public boolean wasRefused(String incident) {
        Engagement engagement = byIncident.get(incident);
        return engagement != null && engagement.heard() == Heard.REFUSED;
    }

    /** The ids of the incidents; a view. */
    public Set<String> all() {
        return byIncident.keySet();
    }
}
