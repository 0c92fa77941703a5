package io.github.incidentsdk.hold;

import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The silences and maintenance windows that there are; safe for all threads. */
public final class Mutes implements Holds {

    /** So many may stand at a time. */
    public static final int MOST = 1_000;

    private volatile List<Mute> mutes = List.of();
    private final AtomicLong changes = new AtomicLong();

    /** Takes one, in place of another of its sort and name; false when there are too many. */
    public synchronized boolean add(Mute mute) {
        List<Mute> next = without(mute.kind(), mute.id());
        if (next.size() >= MOST) {
            return false;
        }
        next.add(mute);
        replace(next);
        return true;
    }

    /** Ends one; empty when there is none of that sort and name. */
    public synchronized Optional<Mute> end(Hold.Kind kind, String id) {
        Optional<Mute> ended = find(kind, id);
        if (ended.isPresent()) {
            replace(without(kind, id));
        }
        return ended;
    }

    /** Forgets what is over. */
    public synchronized void forget(Instant now) {
        if (mutes.stream().anyMatch(mute -> mute.isOver(now))) {
            replace(mutes.stream().filter(mute -> !mute.isOver(now)).toList());
        }
    }

    private void replace(List<Mute> next) {
        mutes = List.copyOf(next);
        changes.incrementAndGet();
    }

    private List<Mute> without(Hold.Kind kind, String id) {
        List<Mute> others = new ArrayList<>(mutes);
        others.removeIf(mute -> mute.kind() == kind && mute.id().equals(id));
        return others;
    }

    private Optional<Mute> find(Hold.Kind kind, String id) {
        return mutes.stream()
                .filter(mute -> mute.kind() == kind && mute.id().equals(id))
                .findFirst();
    }

    /** Those that are not over, in the order in which they came. */
    public List<Mute> list(Instant now) {
        return mutes.stream().filter(mute -> !mute.isOver(now)).toList();
    }

    @Override
    public @Nullable Hold hold(IncidentSnapshot incident, Instant now) {
        for (Mute mute : mutes) {
            Hold hold = hold(mute, incident, now);
            if (hold != null) {
                return hold;
            }
        }
        return null;
    }

    @Override
    public List<Hold> all(IncidentSnapshot incident, Instant now) {
        return mutes.stream()
                .map(mute -> hold(mute, incident, now))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Hold hold(Mute mute, IncidentSnapshot incident, Instant now) {
        Instant until = mute.holdsUntil(now);
        return until != null && mute.what().matches(incident)
                ? new Hold(mute.kind(), mute.id(), mute.who(), mute.why(), until)
                : null;
    }

    @Override
    public long changes() {
        return changes.get();
    }
}
