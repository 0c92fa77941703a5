package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.JournalLine;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** A store far away: each answer comes as late as {@code wait} lets it. */
final class LateStore implements IncidentStore {

    /** Comes back when the answer is there. */
    @FunctionalInterface
    interface Wait {
        void forTheAnswer() throws IOException;
    }

    private final IncidentStore far;
    private final Wait wait;

    LateStore(IncidentStore far, Wait wait) {
        this.far = far;
        this.wait = wait;
    }

    @Override
    public long load(Consumer<JournalLine> into) throws IOException {
        wait.forTheAnswer();
        return far.load(into);
    }

    @Override
    public void append(List<JournalLine> lines) throws IOException {
        wait.forTheAnswer();
        far.append(lines);
    }

    @Override
    public List<JournalLine> read(long from, int max) throws IOException {
        wait.forTheAnswer();
        return far.read(from, max);
    }

    @Override
    public boolean durable() {
        return far.durable();
    }

    @Override
    public void close() throws IOException {
        wait.forTheAnswer();
        far.close();
    }
}
