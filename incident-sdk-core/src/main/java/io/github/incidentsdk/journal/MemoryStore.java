package io.github.incidentsdk.journal;

import io.github.incidentsdk.journal.JournalLine.Happened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last lines in memory, 10,000 unless told otherwise, and the newest event of older incidents: of every one that is open,
 * and of as many that are over as lines are kept, since a sink that is down is still to hear of their end. It ends with the process.
 *
 * <p>Safe for all threads.
 */
public final class MemoryStore implements IncidentStore {

    /** How many lines are kept unless said otherwise. */
    public static final int DEFAULT_LINES = 10_000;

    private final int most;
    private final @Nullable String problem;
    private final TreeMap<Long, JournalLine> lines = new TreeMap<>();

    /** The newest event of incidents that are open, older than the last lines, by the incident's id. */
    private final Map<String, Happened> open = new HashMap<>();

    /** The same of incidents that are over, by the event's number. */
    private final TreeMap<Long, Happened> over = new TreeMap<>();

    /** The number of the newest event of each incident that is kept. */
    private final Map<String, Long> newest = new HashMap<>();

    /** Keeps the last {@link #DEFAULT_LINES} lines. */
    public MemoryStore() {
        this(DEFAULT_LINES);
    }

    /** Keeps the last {@code lines}, at least one. */
    public MemoryStore(int lines) {
        this(lines, null);
    }

    private MemoryStore(int lines, @Nullable String problem) {
        if (lines < 1) {
            throw new IllegalArgumentException("a journal in memory keeps at least one line, not " + lines);
        }
        this.most = lines;
        this.problem = problem;
    }

    /** A store for want of the configured one; {@code problem} is why, and what the journal says of its health. */
    public static MemoryStore insteadOf(String problem) {
        return new MemoryStore(DEFAULT_LINES, problem);
    }

    @Override
    public synchronized long load(Consumer<JournalLine> into) {
        read(0, Integer.MAX_VALUE).forEach(into);
        return lines.isEmpty() ? 0 : lines.lastKey();
    }

    @Override
    public synchronized void append(List<JournalLine> appended) {
        for (JournalLine line : appended) {
            lines.put(line.seq(), line);
            if (line instanceof Happened happened) {
                supersede(happened.incident().id(), line.seq());
            }
            if (lines.size() > most) {
                age(lines.pollFirstEntry().getValue());
            }
        }
    }

    private void supersede(String incident, long seq) {
        Long before = newest.put(incident, seq);
        if (before != null) {
            over.remove(before);
        }
        open.remove(incident);
    }

    private void age(JournalLine line) {
        if (line instanceof Happened happened
                && Objects.equals(newest.get(happened.incident().id()), line.seq())) {
            if (happened.incident().isOpen()) {
                open.put(happened.incident().id(), happened);
            } else {
                over.put(line.seq(), happened);
            }
        }
        if (over.size() > most) {
            newest.remove(over.pollFirstEntry().getValue().incident().id());
        }
    }

    @Override
    public synchronized List<JournalLine> read(long from, int max) {
        TreeMap<Long, JournalLine> wanted = new TreeMap<>(lines.tailMap(from, true));
        wanted.putAll(over.tailMap(from, true));
        for (Happened line : open.values()) {
            if (line.seq() >= from) {
                wanted.put(line.seq(), line);
            }
        }
        List<JournalLine> read = new ArrayList<>(wanted.values());
        return read.size() <= max ? read : List.copyOf(read.subList(0, max));
    }

    @Override
    public @Nullable String problem() {
        return problem;
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public void close() {}
}
