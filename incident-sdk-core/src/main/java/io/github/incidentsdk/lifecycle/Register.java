package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.lifecycle.Name.Alias;
import io.github.incidentsdk.model.Pairs;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where incidents are found: by how a reporter names them, or by key; for all threads. */
final class Register {

    /** Drills count in no cap; but drills that a loop starts have to end somewhere. */
    private static final int MOST_DRILLS = 100;

    /** Those that are named by nothing but their type, apart so that looking one up makes no alias. */
    private final Map<String, TrackedIncident> byType = new ConcurrentHashMap<>();

    private final Map<Name, TrackedIncident> byName = new ConcurrentHashMap<>();
    private final Map<String, TrackedIncident> byKey = new ConcurrentHashMap<>();
    private final AtomicInteger drills = new AtomicInteger();

    /** Those that the SDK declared of itself, which count in no cap and are few by themselves. */
    private final AtomicInteger ofItself = new AtomicInteger();

    /** The incident of this name; of a type alone it makes nothing. */
    @Nullable
    TrackedIncident named(String type, Pairs by, boolean drill) {
        return Name.isPlain(by.size(), drill) ? byType.get(type) : byName.get(new Name.Given(type, by, drill));
    }

    @Nullable
    TrackedIncident at(String key) {
        return byKey.get(key);
    }

    /** Whether one more may begin while at most {@code most} are kept. */
    boolean hasRoom(boolean drill, int most) {
        int rehearsed = drills.get();
        return drill ? rehearsed < MOST_DRILLS : byKey.size() - rehearsed - ofItself.get() < most;
    }

    /** The incident at {@code key}, made when there is none. */
    TrackedIncident at(String key, Supplier<TrackedIncident> fresh) {
        return byKey.computeIfAbsent(key, none -> {
            TrackedIncident incident = fresh.get();
            count(incident, 1);
            return incident;
        });
    }

    /** Lets reporters find {@code incident} by this name from now on. */
    void name(TrackedIncident incident, Name.Given name) {
        Alias alias = name.with(incident.by());
        if (!incident.learn(alias)) {
            return;
        }
        if (Name.isPlain(alias.by().size(), alias.drill())) {
            byType.put(alias.type(), incident);
        } else {
            byName.put(alias, incident);
        }
    }

    void drop(TrackedIncident incident) {
        for (Alias alias : incident.aliases()) {
            byName.remove(alias, incident);
            byType.remove(alias.type(), incident);
        }
        if (byKey.remove(incident.key(), incident)) {
            count(incident, -1);
        }
    }

    private void count(TrackedIncident incident, int more) {
        if (incident.isDrill()) {
            drills.addAndGet(more);
        } else if (incident.isOfTheSdk()) {
            ofItself.addAndGet(more);
        }
    }

    int size() {
        return byKey.size();
    }

    Collection<TrackedIncident> all() {
        return byKey.values();
    }
}
