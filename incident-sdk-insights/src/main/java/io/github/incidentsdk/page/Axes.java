package io.github.incidentsdk.page;

import java.util.List;

/** Draws the lines and names of axes. */
public final class Axes {

    private Axes() {}

    /** Values upwards: a line across from {@code left} to {@code right} for each tick, and its name to the left. */
    public static void vertical(Svg svg, List<Tick> ticks, double left, double right) {
        for (Tick tick : ticks) {
            svg.line("grid", left, tick.at(), right, tick.at());
            svg.text("soft end", left - 8, tick.at() + 4, tick.label());
        }
    }

    /** Quantities to the right: a line from {@code top} to {@code bottom} for each tick, and its name below. */
    public static void horizontal(Svg svg, List<Tick> ticks, double top, double bottom) {
        for (Tick tick : ticks) {
            svg.line("grid", tick.at(), top, tick.at(), bottom);
            svg.text("soft middle", tick.at(), bottom + 17, tick.label());
        }
    }

    /** As {@link #horizontal}, with a small stroke at each name. */
    public static void time(Svg svg, List<Tick> ticks, double top, double bottom) {
        horizontal(svg, ticks, top, bottom);
        ticks.forEach(tick -> svg.line("axis", tick.at(), bottom, tick.at(), bottom + 4));
    }
}
