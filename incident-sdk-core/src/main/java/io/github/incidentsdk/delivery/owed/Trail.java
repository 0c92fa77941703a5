package io.github.incidentsdk.delivery.owed;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.journal.JournalLine.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What the journal's lines say of one key while they are gathered, for one sink. */
final class Trail {

    /** The sink is not engaged with the incident. */
    static final long NOT_ENGAGED = Long.MAX_VALUE;

    private List<Waiting> lines = new ArrayList<>();
    private @Nullable Happened newest;
    private Map<String, Wanted> wanted = Map.of();
    private @Nullable Again again;

    /**
     * A sink that is not engaged with an incident is to be told of it all the same.
     *
     * @param from the line that said so; earlier ones do not count
     * @param hold what held it; null when nothing did
     * @param due whether it need not wait until the sink takes something
     */
    private record Wanted(long from, @Nullable Hold hold, boolean due) {}

    /** A line that was told and is to be told once more at that time. */
    record Again(Waiting line, Instant at) {}

    void happened(Happened line) {
        newest = line.outline().isOpen() ? line : null;
        Waiting next = Waiting.of(line);
        lines.removeIf(before -> standsIn(before, next));
        Waiting last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        if (last != null && last.mayJoin(next, Instant.MAX, Duration.ZERO)) {
            lines.set(lines.size() - 1, next.after(last));
        } else {
            lines.add(next);
        }
    }

    /** The line of that number, if it is known. */
    Optional<Waiting> line(long seq) {
        return lines.stream()
                .filter(line -> line.first() <= seq && seq <= line.seq())
                .findFirst()
                .map(line -> line.before(seq + 1));
    }

    void engaged(String incident, long about) {
        met(incident, about);
        // of an earlier incident of the key all was answered; where that answer is lost, it is told once more
        forget(line -> line.incidentId().equals(incident) ? line.from(about) : line);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).first() == about) {
                Waiting first = lines.remove(i);
                Waiting opening = first.before(about + 1);
                Waiting rest = first.from(about + 1);
                if (rest != null) {
                    lines.add(i, rest);
                }
                if (opening != null) {
                    lines.add(i, opening.asOpening());
                }
                return;
            }
        }
    }

    void answered(String incident, long about) {
        met(incident, about);
        // what is still wanted of another incident was postponed
        forget(line -> line.incidentId().equals(incident) || wanted(line) == null ? line.from(about + 1) : line);
        again = null;
    }

    /** It was given up and is to be told from its state; {@code about} may be the newest that there is. */
    void missed(Waiting about) {
        forgetBefore(about.seq() + 1);
        if (lines.stream().noneMatch(later -> standsIn(about, later))) {
            lines.add(0, about);
        }
        again = null;
        want(about.incidentId(), new Wanted(about.seq(), null, false));
    }

    /** Whether {@code line}, of which only the number is known, says nothing that {@code later} does not. */
    private static boolean standsIn(Waiting line, Waiting later) {
        return line.opening().isSome() && line.incidentId().equals(later.incidentId());
    }

    void held(String incident, long about, @Nullable Hold hold) {
        want(incident, new Wanted(about, hold, true));
    }

    void again(Waiting line, Instant at) {
        again = new Again(line, at);
    }

    /** From here on what is before line {@code position} is told from its state. */
    void passedOver(long position) {
        List<Waiting> before = Owed.newestOf(before(position));
        forgetBefore(position);
        lines.addAll(0, before);
        before.forEach(line -> want(line.incidentId(), new Wanted(line.seq(), null, true)));
    }

    private void want(String incident, Wanted what) {
        wanted = new LinkedHashMap<>(wanted);
        wanted.put(incident, what);
    }

    private void met(String incident, long about) {
        Wanted want = wanted.get(incident);
        if (want != null && want.from() <= about) {
            wanted = new LinkedHashMap<>(wanted);
            wanted.remove(incident);
        }
    }

    private void forgetBefore(long from) {
        forget(line -> line.from(from));
    }

    private void forget(Function<Waiting, @Nullable Waiting> keep) {
        List<Waiting> left = new ArrayList<>();
        for (Waiting line : lines) {
            Waiting part = keep.apply(line);
            if (part != null) {
                left.add(part);
            }
        }
        lines = left;
    }

    private List<Waiting> before(long position) {
        List<Waiting> before = new ArrayList<>();
        for (Waiting line : lines) {
            Waiting part = line.before(position);
            if (part != null) {
                before.add(part);
            }
        }
        return before;
    }

    /** Forgets what cannot be owed any more, now that the lane came to {@code position}; true when nothing is left. */
    boolean prune(long position, ToLongFunction<String> engagedSince) {
        Waiting last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        if (last == null) {
            return again == null && newest == null;
        }
        lines.removeIf(line -> line.seq() != last.seq()
                && line.seq() < position
                && engagedSince.applyAsLong(line.incidentId()) == NOT_ENGAGED);
        boolean isOver = last.kind() == Waiting.Kind.END
                && last.seq() < position
                && engagedSince.applyAsLong(last.incidentId()) == NOT_ENGAGED;
        return isOver && lines.size() == 1;
    }

    /**
     * What is owed of the key.
     *
     * @param position lines from here on are looked at anyhow
     * @param engagedSince the line with which the sink was engaged with an incident, or {@link #NOT_ENGAGED}
     */
    @Nullable
    Owed owed(String key, long position, ToLongFunction<String> engagedSince, long now) {
        List<Waiting> owed = new ArrayList<>();
        Set<String> ended = new HashSet<>();
        boolean isFromState = false;
        boolean isDue = true;
        for (List<Waiting> opening : openings(position)) {
            Waiting last = opening.get(opening.size() - 1);
            Wanted want = wanted(last);
            long since = engagedSince.applyAsLong(last.incidentId());
            boolean isEngaged = last.seq() >= since && !ended.contains(last.incidentId());
            if (isEngaged && last.kind() == Waiting.Kind.END) { // which the journal may have lost: then it goes on
                ended.add(last.incidentId());
            }
            Owed.Held held = want != null && !isEngaged && owed.isEmpty() ? held(last, want.hold()) : null;
            if (held != null) {
                return new Owed(key, Why.HELD, List.of(last), Tries.none(Tries.NOT_YET), held);
            }
            boolean isOverUnheard = !isEngaged && last.kind() == Waiting.Kind.END;
            if (want != null && !isOverUnheard) {
                owed.add(last);
                isFromState = true;
                isDue &= want.due() || last.seq() > want.from(); // what came later was given up by nobody
            } else if (isEngaged) {
                opening.stream().filter(line -> line.seq() >= since).forEach(owed::add);
            }
        }
        if (owed.isEmpty()) {
            return null;
        }
        return isFromState && owed.size() == 1
                ? new Owed(key, Why.MISSED, owed, Tries.fromState(isDue ? now : Tries.NOT_YET), null)
                : Owed.of(key, Why.DUE, owed, now);
    }

    private @Nullable Wanted wanted(Waiting line) {
        Wanted want = wanted.get(line.incidentId());
        return want == null || want.from() > line.seq() ? null : want;
    }

    private List<List<Waiting>> openings(long position) {
        Map<Waiting.Opening, List<Waiting>> openings = new LinkedHashMap<>();
        before(position)
                .forEach(line -> openings.computeIfAbsent(line.opening(), opening -> new ArrayList<>())
                        .add(line));
        return List.copyOf(openings.values());
    }

    private Owed.@Nullable Held held(Waiting line, @Nullable Hold hold) {
        return hold != null && newest != null && newest.seq() == line.seq() ? new Owed.Held(newest, hold) : null;
    }

    /** What is to be told once more, if nothing came since; null when nothing is. */
    @Nullable
    Again again() {
        return again;
    }
}
