package io.github.incidentsdk.digest;

import io.github.incidentsdk.journal.JournalLine.Reported;
import java.util.concurrent.CompletionStage;

/** Where it is kept how far a report came. */
@FunctionalInterface
public interface DigestLog {

    /** Takes a line; completes when it is durable, exceptionally when it is not going to be. */
    CompletionStage<?> append(Reported line);
}
