package io.github.incidentsdk.evaluation;

/**
 * What it means that the left side of a comparison vanishes that was true: GONE, for a while or as long as it is away.
 *
 * @param tickMillis the usual pause between two evaluations; what is more than two of them nobody saw, and does not count
 * @param afterMillis how long it says nothing else
 * @param ends whether it is false after that
 */
public record Vanishing(long tickMillis, long afterMillis, boolean ends) {}
