package io.github.incidentsdk.digest;

import io.github.incidentsdk.journal.JournalLine.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a report came with one of its sinks.
 *
 * @param report the report's name
 * @param sink the sink's id
 * @param next when the next digest is due
 * @param last the moment for which the last one was due; null before the first
 * @param stage how far that came; null like the moment
 * @param why the reason where it was not taken; empty otherwise
 */
public record ReportStatus(
        String report,
        String sink,
        Instant next,
        @Nullable Instant last,
        @Nullable Stage stage,
        String why) {}
