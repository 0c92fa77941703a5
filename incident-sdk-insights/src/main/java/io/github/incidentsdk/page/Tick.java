package io.github.incidentsdk.page;

/**
 * A named place on an axis.
 *
 * @param at where it lies in the drawing
 * @param label its name
 */
public record Tick(double at, String label) {}
