package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.line.LineText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store that is held to its contract; lines are compared as the text that they are in a journal. */
final class StoreUnderTest implements AutoCloseable {

    private final IncidentStore store;
    private long highest;

    private StoreUnderTest(IncidentStore store) {
        this.store = store;
    }

    /** What {@code method} of the test class returned. */
    static StoreUnderTest of(String method, @Nullable IncidentStore made) {
        if (made == null) {
            throw new AssertionError(method + " of the test class returned null; it has to return a store");
        }
        return new StoreUnderTest(made);
    }

    static List<String> texts(List<JournalLine> lines) {
        return lines.stream().map(LineText::of).toList();
    }

    /** Loads, as a journal does before anything else, and returns what was handed over. */
    List<String> load() throws IOException {
        List<JournalLine> loaded = new ArrayList<>();
        highest = store.load(loaded::add);
        return texts(loaded);
    }

    /** What {@link #load} said of the numbers. */
    long highest() {
        return highest;
    }

    void append(List<JournalLine> lines) throws IOException {
        store.append(List.copyOf(lines));
    }

    void appendOneByOne(List<JournalLine> lines) throws IOException {
        for (JournalLine line : lines) {
            append(List.of(line));
        }
    }

    List<String> read(long from, int most) throws IOException {
        return texts(store.read(from, most));
    }

    boolean isDurable() {
        return store.durable();
    }

    @Nullable
    String problem() {
        return store.problem();
    }

    Map<String, Long> losses() {
        return store.losses();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
