package io.github.incidentsdk.journal;

import io.github.incidentsdk.journal.JournalLine.Happened;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest lines in memory: those that are not stored yet, and some that are, so that lanes that keep up need no disk.
 *
 * <p>The writer adds; any thread reads what is shown.
 */
final class RecentLines {

    private final int kept;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeMap<Long, JournalLine> lines = new TreeMap<>();

    private long stored;
    private long shown;
    private long completeFrom;
    private int unstored;
    private int thinAgainAt;

    /** Lines up to this number may be in the store, as a part of what it failed to take. */
    private long tried;

    /** The ids of incidents among the lines that wait of which the store knows nothing; looked for when too many wait. */
    private final Set<String> unknown = new HashSet<>();

    /** Keeps {@code kept} stored lines. */
    RecentLines(int kept) {
        this.kept = kept;
    }

    /** Adds a line that comes from the store. */
    void restored(JournalLine line) {
        lock.lock();
        try {
            if (line.seq() != stored + 1) {
                completeFrom = line.seq(); // the store may have more before it than it handed over
            }
            lines.put(line.seq(), line);
            stored = Math.max(stored, line.seq());
            shown = stored;
            forgetStored();
        } finally {
            lock.unlock();
        }
    }

    /** Adds a line that is not stored yet. */
    void add(JournalLine line) {
        lock.lock();
        try {
            lines.put(line.seq(), line);
            unstored++;
        } finally {
            lock.unlock();
        }
    }

    /** Lines up to this number are in the store, and shown. */
    void stored(long seq) {
        lock.lock();
        try {
            Collection<JournalLine> more =
                    lines.subMap(stored, false, seq, true).values();
            unstored -= more.size();
            if (unstored == 0) {
                thinAgainAt = 0;
            }
            stored = seq;
            shown = Math.max(shown, seq);
            forgetStored();
        } finally {
            lock.unlock();
        }
    }

    private void forgetStored() {
        while (lines.size() > kept && lines.firstKey() <= stored) {
            completeFrom = lines.pollFirstEntry().getKey() + 1;
        }
    }

    /** Shows every line, stored or not: while the store fails, memory is all there is. */
    void showAll() {
        lock.lock();
        try {
            if (!lines.isEmpty()) {
                shown = Math.max(shown, lines.lastKey());
            }
        } finally {
            lock.unlock();
        }
    }

    /** The number of the last line that is shown; 0 when there is none. */
    long lastShown() {
        lock.lock();
        try {
            return shown;
        } finally {
            lock.unlock();
        }
    }

    int unstored() {
        lock.lock();
        try {
            return unstored;
        } finally {
            lock.unlock();
        }
    }

    /** The oldest lines that are not stored. */
    List<JournalLine> nextToStore(int max) {
        lock.lock();
        try {
            List<JournalLine> next = first(lines.tailMap(stored, false), max);
            if (!next.isEmpty()) {
                tried = next.get(next.size() - 1).seq();
                if (!unknown.isEmpty()) {
                    unknown.removeAll(incidents(next));
                }
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Shown lines from {@code from} on; empty when older ones than are kept here are asked for. */
    Optional<List<JournalLine>> read(long from, int max) {
        lock.lock();
        try {
            if (from < completeFrom) {
                return Optional.empty();
            }
            return Optional.of(from > shown ? List.of() : first(lines.subMap(from, true, shown, true), max));
        } finally {
            lock.unlock();
        }
    }

    /** Shown lines from the oldest that is kept here, for who asked for older ones that are nowhere any more. */
    List<JournalLine> readOldest(long from, int max) {
        return read(Math.max(from, completeFrom()), max).orElse(List.of());
    }

    private long completeFrom() {
        lock.lock();
        try {
            return completeFrom;
        } finally {
            lock.unlock();
        }
    }

    private static Set<String> incidents(Collection<JournalLine> of) {
        Set<String> ids = new HashSet<>();
        for (JournalLine line : of) {
            if (line instanceof Happened happened) {
                ids.add(happened.outline().id());
            }
        }
        return ids;
    }

    private static List<JournalLine> first(NavigableMap<Long, JournalLine> of, int max) {
        List<JournalLine> first = new ArrayList<>();
        for (JournalLine line : of.values()) {
            if (first.size() == max) {
                break;
            }
            first.add(line);
        }
        return first;
    }

    /**
     * Makes room when more than {@code most} lines wait for the store, and more than stayed the last time with half as many on top.
     *
     * @return what went
     */
    Thinned thinOut(int most) {
        lock.lock();
        try {
            if (unstored <= Math.max(most, thinAgainAt)) {
                return Thinned.NOTHING;
            }
            NavigableMap<Long, JournalLine> waiting = lines.tailMap(stored, false);
            for (JournalLine line :
                    lines.tailMap(Math.max(stored, tried), false).values()) {
                if (line instanceof Happened happened
                        && happened.event().stamp().seq() == 1) {
                    unknown.add(happened.outline().id());
                }
            }
            Set<String> lost = Thinning.thinOut(waiting, unknown, most);
            unknown.retainAll(incidents(waiting.values()));
            int before = unstored;
            unstored = waiting.size();
            thinAgainAt = unstored + most / 2;
            return new Thinned(before - unstored, lost);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What had no room.
     *
     * @param lines how many lines went
     * @param lost the ids of the incidents of which none stayed
     */
    record Thinned(int lines, Set<String> lost) {
        private static final Thinned NOTHING = new Thinned(0, Set.of());
    }
}
