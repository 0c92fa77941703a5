package io.github.incidentsdk.insights.drawing;

import io.github.incidentsdk.insights.answer.Picture.Span;
import io.github.incidentsdk.insights.answer.Picture.Timeline;
import io.github.incidentsdk.page.Axes;
import io.github.incidentsdk.page.DurationWords;
import io.github.incidentsdk.page.Svg;
import io.github.incidentsdk.page.TimeAxis;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What was on when: a line for each lane; the worse a severity, the higher its bar, so that it shows without colour. */
final class TimelineDrawing {

    private static final int MOST_SPANS = 2_000;
    private static final int MOST_LANES = 40;
    private static final double LEFT = 150;
    private static final double RIGHT = 14;
    private static final double ROW = 26;
    private static final double HIGHEST = 22;
    private static final double LOWER = 3.5;
    private static final double NARROWEST = 2;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Timeline timeline;
    private final Links links;
    private final ZoneId zone;
    private final TimeAxis time;

    TimelineDrawing(Timeline timeline, Links links, ZoneId zone) {
        this.timeline = timeline;
        this.links = links;
        this.zone = zone;
        this.time = new TimeAxis(
                timeline.window().from(), timeline.window().to(), zone, LEFT, Drawing.WIDTH - RIGHT - LEFT);
    }

    Svg draw() {
        List<Span> drawn = timeline.spans()
                .subList(0, Math.min(MOST_SPANS, timeline.spans().size()));
        Map<String, Double> lanes = new LinkedHashMap<>();
        Breaks breaks = new Breaks(timeline.breaks(), timeline.window(), zone);
        double top = 4 + breaks.height();
        for (Span span : drawn) {
            if (lanes.size() < MOST_LANES) {
                lanes.putIfAbsent(span.lane(), top + ROW * lanes.size());
            }
        }
        double bottom = top + ROW * lanes.size();
        Svg svg = new Svg(Drawing.WIDTH, bottom + 46, timeline.title(), timeline.alt());
        double right = Drawing.WIDTH - RIGHT;
        lanes.forEach((lane, y) -> {
            svg.rect("lane", LEFT, y + 1, right - LEFT, ROW - 2);
            svg.text("end", LEFT - 10, y + ROW / 2 + 4, LEFT - 14, lane);
        });
        Axes.time(svg, time.ticks(), top, bottom);
        breaks.draw(svg, time, top, bottom);
        List<Span> shown = drawn.stream()
                .filter(span -> lanes.containsKey(span.lane()))
                .sorted(Comparator.comparing(this::length).reversed()) // what is short lies above what is long
                .toList();
        for (Span span : shown) {
            double y = lanes.getOrDefault(span.lane(), top);
            boolean alone = shown.stream().filter(other -> overlap(span, other)).count() <= 1; // with itself
            svg.group(links.to(List.of(span.incident())), hover(span), group -> draw(group, span, y, alone));
        }
        key(svg, drawn, bottom + 40, timeline.spans().size() - shown.size());
        return svg;
    }

    private void draw(Svg svg, Span span, double y, boolean named) {
        double x = time.at(span.from());
        double end = time.at(end(span));
        double width = Math.max(NARROWEST, end - x);
        double height = height(span.severity());
        double above = y + (ROW - height) / 2;
        svg.rect("s" + severity(span.severity()) + (span.to() == null ? " open" : ""), x, above, width, height);
        if (named && Svg.widthOf(span.label()) * 10 / 12 + 6 <= width && height > 12) {
            svg.text("on middle", x + width / 2, y + ROW / 2 + 3.5, span.label());
        }
    }

    /** What the bars' heights and colours mean, in words. */
    private void key(Svg svg, List<Span> drawn, double y, int more) {
        double x = LEFT;
        for (int severity : new TreeSet<>(
                drawn.stream().map(span -> severity(span.severity())).toList())) {
            if (severity > 0) {
                double height = height(severity) / 2;
                svg.rect("s" + severity, x, y - 4 - height / 2, 14, height);
                svg.text("soft", x + 19, y, "SEV" + severity);
                x += 66;
            }
        }
        if (more > 0) {
            svg.text("soft", x, y, "and " + more + " more");
        }
    }

    private boolean overlap(Span one, Span other) {
        return one.lane().equals(other.lane())
                && one.from().isBefore(end(other))
                && other.from().isBefore(end(one));
    }

    private Duration length(Span span) {
        return Duration.between(span.from(), end(span));
    }

    private Instant end(Span span) {
        Instant to = span.to();
        return to == null ? timeline.window().to() : to;
    }

    private static int severity(int given) {
        return Math.max(0, Math.min(5, given));
    }

    private static double height(int severity) {
        return HIGHEST - LOWER * (severity(severity) == 0 ? 2 : severity(severity) - 1);
    }

    private String hover(Span span) {
        String end = span.to() == null
                ? "still on"
                : DurationWords.of(Duration.between(span.from(), span.to()).toMillis() / 1_000.0);
        return (span.severity() == 0 ? "" : "SEV" + severity(span.severity()) + " ") + span.label() + ", "
                + MOMENT.format(span.from().atZone(zone)) + ", " + end;
    }
}
