package io.github.incidentsdk.delivery.owed;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands behind a lane's position and is still to be told, by key.
 *
 * <p>Changed by the lane's thread alone; may be read by others.
 */
public final class Owings {

    private final Map<String, Owed> byKey = new ConcurrentHashMap<>();
    private final Map<String, Owed.Held> held = new ConcurrentHashMap<>();
    private final Turns turns = new Turns();
    private volatile int events;

    /** What is owed of that key; null when nothing is. */
    public @Nullable Owed of(String key) {
        return byKey.get(key);
    }

    /** A view. */
    public Collection<Owed> all() {
        return byKey.values();
    }

    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** Takes the place of what was owed of the key. */
    public void put(Owed owed) {
        count(byKey.put(owed.key(), owed), owed);
    }

    private void remove(String key) {
        count(byKey.remove(key), null);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the lane's thread alone
    private void count(@Nullable Owed before, @Nullable Owed after) {
        events += (after == null ? 0 : beyondState(after)) - (before == null ? 0 : beyondState(before));
        turns.replace(before, after);
        if (before != null && before.held() != null) {
            held.remove(before.held().line().incident().id());
        }
        if (after != null && after.held() != null) {
            held.put(after.held().line().incident().id(), after.held());
        }
    }

    /** What something holds back, by incident id; a view. */
    public Map<String, Owed.Held> held() {
        return held;
    }

    private static int beyondState(Owed owed) {
        return owed.events() - 1;
    }

    /** How many events wait beyond the newest of each key. */
    public int events() {
        return events;
    }

    /** A line of an incident that the sink is engaged with: told when its turn comes. */
    public Owed tell(String key, Waiting line, long now, Instant wall, Duration patience) {
        Owed before = byKey.get(key);
        Owed after = before == null || before.why() == Why.AGAIN
                ? Owed.of(key, Why.DUE, List.of(line), now)
                : following(before, line, now).collapsed(wall, patience);
        put(after);
        return after;
    }

    /** Has updates that waited for {@code patience} told together. */
    public Owed collapse(Owed owed, Instant wall, Duration patience) {
        Owed fewer = owed.collapsed(wall, patience);
        if (!fewer.equals(owed)) {
            put(fewer);
        }
        return fewer;
    }

    /** The first line that the sink is to hear of an incident: told now, in place of what was owed from before it. */
    public void engage(String key, Waiting line, long now) {
        Owed before = byKey.get(key);
        List<Waiting> rest = before == null || before.why() == Why.AGAIN
                ? List.of()
                : before.lines().stream()
                        .filter(other ->
                                other.seq() > line.seq() && !other.opening().equals(line.opening()))
                        .toList();
        List<Waiting> lines = new ArrayList<>(List.of(line.asOpening()));
        lines.addAll(rest);
        boolean fromState =
                before != null && before.why() == Why.MISSED && before.head().seq() == line.seq();
        put(new Owed(key, Why.DUE, lines, fromState ? Tries.fromState(now) : Tries.none(now), null));
    }

    /** The newest line of an opening that comes after what is still owed of its key; true when none of it waited before. */
    public boolean queue(String key, Waiting line, long now) {
        Owed before = byKey.get(key);
        boolean isNew = before == null || !before.concerns(line.opening());
        List<Waiting> lines = new ArrayList<>(before == null ? List.of() : before.lines());
        lines.removeIf(other -> other.opening().equals(line.opening()));
        lines.add(line);
        put(before == null || before.why() == Why.MISSED ? Owed.of(key, Why.DUE, lines, now) : before.with(lines));
        return isNew;
    }

    private static Owed following(Owed before, Waiting line, long now) {
        if (before.why() != Why.MISSED && before.why() != Why.HELD) {
            return before.plus(line);
        }
        List<Waiting> others = new ArrayList<>(before.lines());
        others.removeIf(other -> other.incidentId().equals(line.incidentId())); // it is told from its state
        others.add(line);
        return Owed.of(before.key(), Why.DUE, others, now);
    }

    /**
     * The newest line of an incident that is told from its state now.
     *
     * @return how many events are not told for that
     */
    public int newest(String key, Waiting line, long now) {
        Owed before = byKey.get(key);
        if (before == null || before.why() == Why.AGAIN) {
            missed(key, List.of(line), now);
            return 0;
        }
        Owed all = before.plus(line);
        List<Waiting> left = Owed.newestOf(all.lines());
        if (before.why().isRetry()) {
            put(before.with(left));
        } else {
            missed(key, left, now);
        }
        return all.events() - eventsIn(left);
    }

    /** The newest line that the sink may hear of an incident is told once more, before what follows it. */
    public void replay(String key, Waiting line, long now) {
        Owed before = byKey.get(key);
        if (before == null || before.why() == Why.AGAIN) {
            missed(key, List.of(line), now);
        } else if (before.lines().stream().noneMatch(other -> other.incidentId().equals(line.incidentId()))) {
            List<Waiting> lines = new ArrayList<>(before.lines());
            lines.add(line);
            lines.sort(Comparator.comparingLong(Waiting::seq));
            put(Owed.of(key, Why.DUE, lines, now));
        } else if (before.why() == Why.MISSED) {
            put(before.with(Why.MISSED, Tries.fromState(now)));
        }
    }

    /** From here on only the newest line of each incident is told; returns how many events are not told for that. */
    public int onlyNewest(long now) {
        int dropped = 0;
        for (Owed owed : List.copyOf(byKey.values())) {
            List<Waiting> left =
                    Owed.newestOf(owed.lines()).stream().map(Waiting::alone).toList();
            dropped += owed.events() - eventsIn(left);
            if (owed.why() == Why.DUE) {
                missed(owed.key(), left, now);
            } else if (owed.why().isRetry()) {
                put(owed.with(left));
            }
        }
        return dropped;
    }

    private static int eventsIn(List<Waiting> lines) {
        return lines.stream().mapToInt(line -> 1 + line.joined()).sum();
    }

    /** The opening of that line is none for the sink any more; true when something of it was owed. */
    public boolean drop(Happened line, long now) {
        Owed before = byKey.get(line.outline().key());
        Waiting.Opening opening = Waiting.Opening.of(line.outline());
        if (before == null || !before.concerns(opening)) {
            return false;
        }
        rest(before, other -> !other.opening().equals(opening), now);
        return true;
    }

    /**
     * Lets its first line wait for those that {@code first} picks: another process may have told of the key as well.
     *
     * @return false when there is none
     */
    public boolean postpone(Owed owed, Predicate<Waiting> first, long now) {
        List<Waiting> lines =
                new ArrayList<>(owed.lines().stream().filter(first).toList());
        if (lines.isEmpty()) {
            return false;
        }
        owed.lines().stream().filter(first.negate()).forEach(lines::add);
        put(Owed.of(owed.key(), Why.DUE, lines, now));
        return true;
    }

    /** Nothing of the key is left to be told up to and including line {@code seq}, but what was postponed. */
    public void answered(String key, long seq, long now) {
        Owed before = byKey.get(key);
        if (before != null && before.why() != Why.HELD) {
            boolean isHead = before.head().seq() == seq;
            rest(before, line -> isHead ? !line.equals(before.head()) : line.seq() > seq, now);
        }
    }

    private void rest(Owed before, Predicate<Waiting> left, long now) {
        List<Waiting> lines = before.lines().stream().filter(left).toList();
        if (lines.isEmpty()) {
            remove(before.key());
        } else if (lines.size() < before.lines().size()) {
            boolean sameHead = lines.get(0).equals(before.head());
            put(sameHead ? before.with(lines) : Owed.of(before.key(), Why.DUE, lines, now));
        }
    }

    /** Lets an incident wait for the end of {@code hold}; true when it did not wait for that before. */
    public boolean hold(Happened line, Hold hold) {
        String key = line.incident().key();
        Owed before = byKey.get(key);
        Owed.Held was = before == null ? null : before.held();
        put(new Owed(key, Why.HELD, List.of(Waiting.of(line)), Tries.none(Tries.NOT_YET), new Owed.Held(line, hold)));
        return was == null
                || !was.line().incident().id().equals(line.incident().id())
                || !was.hold().isSameAs(hold);
    }

    /** An attempt at it failed. */
    public void failed(Owed owed, Why why, Tries tries) {
        put(owed.with(why, tries));
    }

    /** It is not told line by line any more but from its state, at {@code due}. */
    public void missed(String key, List<Waiting> lines, long due) {
        put(new Owed(key, Why.MISSED, Owed.newestOf(lines), Tries.fromState(due), null));
    }

    /** It is told once more at {@code due}, unless something newer comes. */
    public void again(String key, Waiting line, long due) {
        Owed before = byKey.get(key);
        if (before == null || before.why() == Why.AGAIN) {
            put(Owed.of(key, Why.AGAIN, List.of(line), due));
        }
    }

    /** The sink took something: what was given up before may be told now. */
    public void takesAgain(long now) {
        turns.notYet(Why.MISSED).forEach(owed -> put(owed.with(Why.MISSED, Tries.fromState(now))));
    }

    /** What is due of those that {@code which} picks, the soonest first and of these the worst. */
    public Optional<Owed> next(long now, Predicate<Why> which) {
        return turns.next(now, which);
    }

    /** When the next of them is due; {@link Tries#NOT_YET} when none is. */
    public long nextDue(Predicate<Why> which) {
        return turns.nextDue(which);
    }

    /** Of how many keys something is owed, by why. */
    public Map<Why, Integer> counts() {
        Map<Why, Integer> counts = new EnumMap<>(Why.class);
        byKey.values().forEach(owed -> counts.merge(owed.why(), 1, Integer::sum));
        return counts;
    }

    /** The number of the first line that is to be told as soon as the sink takes it; {@link Long#MAX_VALUE} when there is none. */
    public long firstWaited() {
        return byKey.values().stream()
                .filter(Owed::isWaited)
                .mapToLong(owed -> owed.head().first())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** How many events wait to be told as soon as the sink takes them. */
    public long waited() {
        return byKey.values().stream()
                .filter(Owed::isWaited)
                .mapToInt(Owed::events)
                .sum();
    }
}
