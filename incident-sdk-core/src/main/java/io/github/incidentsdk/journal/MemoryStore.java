package io.github.incidentsdk.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the last lines in memory; what is older, and everything when the process ends, is gone. */
public final class MemoryStore implements IncidentStore {

    /** How many lines are kept unless said otherwise. */
    public static final int DEFAULT_LINES = 10_000;

    private final int most;
    private final Deque<JournalLine> lines = new ArrayDeque<>();

    /** Keeps the last {@link #DEFAULT_LINES} lines. */
    public MemoryStore() {
        this(DEFAULT_LINES);
    }

    /** Keeps the last {@code most} lines, at least one. */
    public MemoryStore(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a journal in memory keeps at least one line, not " + most);
        }
        this.most = most;
    }

    @Override
    public synchronized void load(Consumer<JournalLine> into) {
        lines.forEach(into);
    }

    @Override
    public synchronized void append(List<JournalLine> appended) {
        for (JournalLine line : appended) {
            if (lines.size() == most) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }

    @Override
    public synchronized List<JournalLine> read(long from, int max) {
        List<JournalLine> found = new ArrayList<>();
        for (JournalLine line : lines) {
            if (found.size() == max) {
                break;
            }
            if (line.seq() >= from) {
                found.add(line);
            }
        }
        return found;
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public void close() {}
}
