package io.github.incidentsdk;

import io.github.incidentsdk.delivery.DeliveryRecord;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The journal as lanes know it. */
record JournalRecord(Journal journal) implements DeliveryRecord {

    @Override
    public CompletionStage<?> append(JournalLine.Told line) {
        return journal.append(line);
    }

    @Override
    public List<JournalLine> read(long from, int max) throws IOException {
        return journal.read(from, max);
    }

    @Override
    public boolean isUpToDate() {
        return journal.isUpToDate();
    }
}
