package io.github.incidentsdk.insights.drawing;

import io.github.incidentsdk.insights.answer.Break;
import io.github.incidentsdk.insights.answer.Window;
import io.github.incidentsdk.page.Svg;
import io.github.incidentsdk.page.TimeAxis;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** Where a definition changed: a line from top to bottom, and why above it, each in a row of its own. */
final class Breaks {

    private static final double ROW = 15;
    private static final double GAP = 8;

    private final List<Break> within;
    private final ZoneId zone;

    Breaks(List<Break> breaks, Window window, ZoneId zone) {
        this.within = breaks.stream()
                .filter(each -> window.contains(each.at()))
                .sorted(Comparator.comparing(Break::at))
                .toList();
        this.zone = zone;
    }

    /** How much room their names take. */
    double height() {
        return within.isEmpty() ? 0 : within.size() * ROW + GAP;
    }

    /** Draws the names above {@code top} and the lines down to {@code bottom}. */
    void draw(Svg svg, TimeAxis time, double top, double bottom) {
        double y = top - height() + ROW - GAP / 2;
        for (Break each : within) {
            double x = time.at(each.at());
            svg.line("break", x, y - 9, x, bottom);
            String words = each.at().atZone(zone).toLocalDate() + " " + each.why();
            if (x < Drawing.WIDTH / 2) {
                svg.text("soft", x + 5, y, Drawing.WIDTH - x - 6, words);
            } else {
                svg.text("soft end", x - 5, y, x - 6, words);
            }
            y += ROW;
        }
    }
}
