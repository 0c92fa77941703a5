package io.github.incidentsdk.insights.history;

import io.github.incidentsdk.insights.answer.Break;
import io.github.incidentsdk.insights.answer.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link History} together from several sources, which may know different things of the same incident.
 *
 * <p>Without {@link #window(Window)} it is about the time from the first to the last moment that anything is known of; it never
 * goes beyond {@link #until(Instant) now}, where that is said. For one thread.
 */
public final class HistoryBuilder {

    final Map<String, PastIncidentBuilder> incidents = new LinkedHashMap<>();
    final Map<String, PastIncidentBuilder> apart = new LinkedHashMap<>();
    final Set<NearMiss> nearMisses = new LinkedHashSet<>();
    final Map<String, HeldBack> heldBack = new HashMap<>();
    final Map<String, NearbyChange> changes = new HashMap<>();
    final Set<Break> breaks = new HashSet<>();
    final Set<String> cautions = new LinkedHashSet<>();
    private static final Duration DAY = Duration.ofDays(1);

    /** So many ids are enough to find them. */
    private static final int MOST_NAMED = 5;

    private final List<Window> parts = new ArrayList<>();

    private @Nullable Window window;

    private @Nullable Instant now;
    private @Nullable Instant first;
    private @Nullable Instant last;

    HistoryBuilder() {}

    /** The builder of the incident {@code id}: a new one, or that of who knew it before. */
    public PastIncidentBuilder incident(String id) {
        return incidents.computeIfAbsent(id, PastIncidentBuilder::new);
    }

    /** The builder of something that is no incident, such as maintenance; its type is to be its kind. */
    public PastIncidentBuilder apart(String id) {
        return apart.computeIfAbsent(id, PastIncidentBuilder::new);
    }

    /** Whether anybody said anything of the incident {@code id}. */
    public boolean knows(String id) {
        return incidents.containsKey(id);
    }

    public HistoryBuilder nearMiss(NearMiss nearMiss) {
        nearMisses.add(nearMiss);
        return this;
    }

    /**
     * Takes what was made less visible.
     *
     * @param name tells it from all others: what comes twice under one name counts once
     */
    public HistoryBuilder heldBack(String name, HeldBack heldBack) {
        this.heldBack.put(name, heldBack);
        return this;
    }

    /**
     * Takes what was changed.
     *
     * @param name tells it from all others: what comes twice under one name counts once
     */
    public HistoryBuilder change(String name, NearbyChange change) {
        changes.put(name, change);
        return this;
    }

    /** Says that from {@code at} on something is counted in another way. */
    public HistoryBuilder breakAt(Instant at, String why) {
        breaks.add(new Break(at, why));
        return this;
    }

    /** Says something that readers have to know of a source. */
    public HistoryBuilder caution(String sentence) {
        cautions.add(sentence);
        return this;
    }

    /** The time that the record is about: all that happened in it is in the sources. */
    public HistoryBuilder window(Window window) {
        this.window = window;
        return this;
    }

    /** Whether the time that the record is about was said. */
    public boolean hasWindow() {
        return window != null;
    }

    /** Says when it is now: later nothing has happened yet, whatever sources say; to be called before anything is read. */
    public HistoryBuilder until(Instant now) {
        this.now = now;
        return this;
    }

    /** Says that one of the sources covers only {@code part}; unless a window is said, before and after are compared where all do. */
    public HistoryBuilder covers(Window part) {
        parts.add(part);
        return this;
    }

    /** Says that somebody looked at {@code moment}, so that silence then means that nothing was. */
    public HistoryBuilder known(Instant moment) {
        if (isToCome(moment)) {
            return this;
        }
        first = first == null || moment.isBefore(first) ? moment : first;
        last = last == null || moment.isAfter(last) ? moment : last;
        return this;
    }

    /**
     * Puts it together.
     *
     * @throws IllegalArgumentException when of some incident nobody says when it began; the message has its id; also when all of
     *     the window is still to come
     */
    public History build() {
        return new History(this);
    }

    List<PastIncident> inOrder(Collection<PastIncidentBuilder> builders) {
        List<PastIncident> all = new ArrayList<>(builders.size());
        for (PastIncidentBuilder builder : builders) {
            PastIncident incident = builder.build();
            known(incident.began());
            for (Moment moment : Moment.values()) {
                Instant at = incident.at(moment);
                if (at != null && moment != Moment.REVIEWED) {
                    known(at);
                }
            }
            all.add(incident);
        }
        all.sort(Comparator.comparing(PastIncident::began).thenComparing(PastIncident::id));
        return List.copyOf(all);
    }

    <T> List<T> inOrder(Collection<T> all, Function<T, Instant> time) {
        return all.stream()
                .sorted(Comparator.comparing(time).thenComparing(Object::toString))
                .toList();
    }

    private boolean isToCome(Instant moment) {
        return now != null && moment.isAfter(now);
    }

    /** Up to and including the last moment that is known. */
    Window windowOf() {
        if (window != null) {
            return upToNow(window);
        }
        if (first == null || last == null) {
            Instant nothing = now == null ? Instant.EPOCH : now;
            return new Window(nothing, nothing);
        }
        return new Window(first, last.plusMillis(1));
    }

    private Window upToNow(Window said) {
        if (now == null || !isToCome(said.to())) {
            return said;
        }
        if (!said.from().isBefore(now)) {
            throw new IllegalArgumentException(
                    "the window begins at " + said.from() + ", but it is only " + now + ": nothing is known of it yet");
        }
        if (said.to().isAfter(now.plus(DAY))) {
            caution("The window ends at " + now + " and not at " + said.to() + ", since that is still to come.");
        }
        return new Window(said.from(), now);
    }

    Optional<Window> coveredOf(Window whole) {
        if (window != null) {
            return Optional.of(whole);
        }
        Instant from = whole.from();
        Instant to = whole.to();
        for (Window part : parts) {
            from = part.from().isAfter(from) ? part.from() : from;
            to = part.to().isBefore(to) ? part.to() : to;
        }
        return parts.isEmpty() || from.isBefore(to) ? Optional.of(new Window(from, to)) : Optional.empty();
    }

    /** With one for those that cannot have begun yet. */
    List<String> cautionsOf(List<PastIncident> incidents) {
        List<String> toCome = incidents.stream()
                .filter(each -> isToCome(each.began()) && !each.restricted())
                .map(PastIncident::id)
                .toList();
        if (!toCome.isEmpty()) {
            String more = toCome.size() > MOST_NAMED ? " and more" : "";
            caution("Left out, since their beginning is still to come: " + toCome.size() + ", with the ids "
                    + String.join(", ", toCome.subList(0, Math.min(MOST_NAMED, toCome.size()))) + more + ".");
        }
        return List.copyOf(cautions);
    }
}
