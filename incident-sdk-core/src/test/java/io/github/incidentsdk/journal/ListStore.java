package io.github.incidentsdk.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A durable store in a list, which fails when told to. */
class ListStore implements IncidentStore {

    final List<JournalLine> lines = new ArrayList<>();
    final List<Integer> appends = new ArrayList<>();
    IOException failure;
    boolean unreadable;
    boolean closed;

    @Override
    public synchronized long load(Consumer<JournalLine> into) throws IOException {
        if (unreadable) {
            throw new IOException("planted");
        }
        lines.forEach(into);
        return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).seq();
    }

    @Override
    public synchronized void append(List<JournalLine> appended) throws IOException {
        if (failure != null) {
            throw failure;
        }
        lines.addAll(appended);
        appends.add(appended.size());
    }

    @Override
    public synchronized List<JournalLine> read(long from, int max) {
        return lines.stream().filter(line -> line.seq() >= from).limit(max).toList();
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
