package io.github.incidentsdk.insights.drawing;

import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Picture.Dot;
import io.github.incidentsdk.insights.answer.Picture.Dots;
import io.github.incidentsdk.insights.words.Amounts;
import io.github.incidentsdk.page.Axes;
import io.github.incidentsdk.page.Svg;
import io.github.incidentsdk.page.TimeAxis;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A dot for each quantity where its time is, with its interval; dots are not joined, since between them nothing is known. */
final class DotsDrawing {

    private static final double LEFT = 64;
    private static final double RIGHT = 14;
    private static final double HEIGHT = 210;
    private static final double RADIUS = 4;
    private static final double LEGEND = 20;
    private static final String CUT = "not all of it is in the window";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final Dots dots;
    private final Links links;
    private final ZoneId zone;

    DotsDrawing(Dots dots, Links links, ZoneId zone) {
        this.dots = dots;
        this.links = links;
        this.zone = zone;
    }

    Svg draw() {
        Breaks breaks = new Breaks(dots.breaks(), dots.window(), zone);
        double top = 10 + breaks.height();
        double bottom = top + HEIGHT;
        double right = Drawing.WIDTH - RIGHT;
        boolean cut = !dots.dots().stream().allMatch(Dot::whole);
        Svg svg = new Svg(Drawing.WIDTH, bottom + 28 + (cut ? LEGEND : 0), dots.title(), dots.alt());
        TimeAxis time = new TimeAxis(dots.window().from(), dots.window().to(), zone, LEFT + 8, right - LEFT - 16);
        Scale values = Scale.of(
                dots.unit(),
                dots.dots().stream()
                        .map(dot -> new Scale.Shown(dot.value(), dot.interval()))
                        .toList(),
                bottom,
                top);
        Axes.vertical(svg, values.ticks(), LEFT, right);
        Axes.time(svg, time.ticks(), top, bottom);
        svg.line("axis", LEFT, bottom, right, bottom);
        breaks.draw(svg, time, top, bottom);
        for (Dot dot : dots.dots()) {
            svg.group(links.to(dot.incidents()), hover(dot), group -> draw(group, dot, time, values, top));
        }
        if (cut) {
            svg.circle("dot hollow", LEFT + RADIUS, bottom + 38, RADIUS);
            svg.text("soft", LEFT + 14, bottom + 42, CUT);
        }
        return svg;
    }

    private static void draw(Svg svg, Dot dot, TimeAxis time, Scale values, double top) {
        double x = time.at(dot.at());
        Interval interval = dot.interval();
        if (interval != null) {
            double low = values.at().applyAsDouble(interval.low());
            double high = values.at().applyAsDouble(interval.high());
            svg.line("halo", x, low, x, high);
            svg.line("halo", x - 3, low, x + 3, low);
            if (high > top + 0.5) {
                svg.line("halo", x - 3, high, x + 3, high);
            }
        }
        svg.circle(dot.whole() ? "dot" : "dot hollow", x, values.at().applyAsDouble(dot.value()), RADIUS);
    }

    private String hover(Dot dot) {
        String value = Amounts.text(dot.value(), dots.unit());
        String interval = dot.interval() == null ? "" : " (" + Amounts.text(dot.interval(), dots.unit()) + ")";
        return DAY.format(dot.at().atZone(zone)) + ": " + value + interval + ", n = " + dot.n()
                + (dot.whole() ? "" : "; " + CUT);
    }
}
