package io.github.incidentsdk.journal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the journal is doing.
 *
 * @param durable whether what was written survives the process
 * @param trouble why lines are not kept as configured at the moment; null while all is well
 * @param dropped what was dropped, replaced or set aside since the start, by reason
 * @param counts how much was written, and how much waits
 */
public record JournalStatus(
        boolean durable, @Nullable String trouble, Map<String, Long> dropped, JournalCounts counts) {}
