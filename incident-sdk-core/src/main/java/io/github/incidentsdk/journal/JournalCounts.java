package io.github.incidentsdk.journal;

/**
 * How much a journal has done and has to do.
 *
 * @param stored lines that reached the store since the start
 * @param failedWrites tries of the store that failed; their lines were tried again
 * @param queued what came in and is no line yet
 * @param unstored lines that are in memory and not in the store yet
 * @param dirty incidents whose state waits to be written, since the queue was full
 * @param bytes how much the lines take that a directory keeps; 0 for any other store
 */
public record JournalCounts(long stored, long failedWrites, long queued, int unstored, int dirty, long bytes) {}
