package io.github.incidentsdk.delivery.owed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whose turn is next, the soonest first and of these the worst; however much is owed. For the lane's thread alone. */
final class Turns {

    private static final Comparator<Owed> SOONEST_FIRST = Comparator.<Owed>comparingLong(
                    owed -> owed.tries().due())
            .thenComparing(owed -> owed.head().severity())
            .thenComparing(owed -> owed.head().seq())
            .thenComparing(Owed::key);

    private final Map<Why, NavigableSet<Owed>> byWhy = new EnumMap<>(Why.class);

    /** What was owed of a key is replaced; null when nothing was, or is. */
    void replace(@Nullable Owed before, @Nullable Owed after) {
        if (before != null) {
            all(before.why()).remove(before);
        }
        if (after != null) {
            all(after.why()).add(after);
        }
    }

    private NavigableSet<Owed> all(Why why) {
        return byWhy.computeIfAbsent(why, none -> new TreeSet<>(SOONEST_FIRST));
    }

    /** What is due of those that {@code which} picks. */
    Optional<Owed> next(long now, Predicate<Why> which) {
        return first(which).filter(owed -> owed.tries().isDue(now));
    }

    /** When the next of them is due; {@link Tries#NOT_YET} when none is. */
    long nextDue(Predicate<Why> which) {
        return first(which).map(owed -> owed.tries().due()).orElse(Tries.NOT_YET);
    }

    private Optional<Owed> first(Predicate<Why> which) {
        Owed first = null;
        for (Map.Entry<Why, NavigableSet<Owed>> all : byWhy.entrySet()) {
            if (which.test(all.getKey()) && !all.getValue().isEmpty()) {
                Owed one = all.getValue().first();
                first = first == null || SOONEST_FIRST.compare(one, first) < 0 ? one : first;
            }
        }
        return Optional.ofNullable(first);
    }

    /** Those for which something else than time decides when their turn is. */
    List<Owed> notYet(Why why) {
        List<Owed> notYet = new ArrayList<>();
        for (Owed last : all(why).descendingSet()) {
            if (last.tries().due() != Tries.NOT_YET) {
                break;
            }
            notYet.add(last);
        }
        return notYet;
    }
}
