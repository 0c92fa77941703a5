package io.github.incidentsdk.delivery;

import io.github.incidentsdk.journal.JournalLine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What lanes need of the journal; safe for all threads. */
public interface DeliveryRecord {

    /**
     * Appends what happened between a sink and its backend; never waits for the disk.
     *
     * @return completes when the line is durable, exceptionally when it will not be
     */
    CompletionStage<?> append(JournalLine.Told line);

    /**
     * Reads at most {@code max} lines in order.
     *
     * @param from the first number wanted; lines that are no longer kept are passed over
     */
    List<JournalLine> read(long from, int max) throws IOException;

    /** Whether everything that happened so far is a line that lanes were shown. */
    boolean isUpToDate();
}
