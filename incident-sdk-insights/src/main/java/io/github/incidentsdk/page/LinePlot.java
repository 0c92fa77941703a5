package io.github.incidentsdk.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A small plot of values over time: lines, limits, and moments that are marked. */
public final class LinePlot {

    private static final double WIDTH = 720;
    private static final double LEFT = 64;
    private static final double RIGHT = 150;
    private static final double TOP = 12;
    private static final double HEIGHT = 170;
    private static final double LINE = 15;
    private static final double DOT = 3;
    private static final int MOST_LINES = 6;
    private static final int ROWS_OF_MARKS = 3;

    private final String title;
    private final String alt;
    private final Instant from;
    private final Instant to;
    private final ZoneId zone;
    private final List<Line> lines = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Unknown> unknown = new ArrayList<>();

    /** @param alt what it says, for somebody who does not see it */
    public LinePlot(String title, String alt, Instant from, Instant to, ZoneId zone) {
        this.title = title;
        this.alt = alt;
        this.from = from;
        this.to = to;
        this.zone = zone;
    }

    /** A value at a moment; NaN where there was none, and the line is broken there. */
    public record Point(Instant at, double value) {}

    private record Line(String name, List<Point> points) {}

    private record Limit(String name, double value) {}

    private record Mark(String name, Instant at) {}

    private record Unknown(String why, Instant from, Instant to) {
        boolean isBetween(Point one, Point other) {
            return from.isBefore(other.at()) && to.isAfter(one.at());
        }
    }

    /** Draws a line through {@code points}, which are in order of time; of more than six lines the first six are drawn. */
    public LinePlot line(String name, List<Point> points) {
        lines.add(new Line(name, List.copyOf(points)));
        return this;
    }

    /** Draws a dashed line at {@code value}, such as a rule's threshold. */
    public LinePlot limit(String name, double value) {
        limits.add(new Limit(name, value));
        return this;
    }

    /** Marks a moment, such as when the incident was declared. */
    public LinePlot mark(String name, Instant at) {
        marks.add(new Mark(name, at));
        return this;
    }

    /** Marks time of which nothing is known, whatever was before and after: no line goes through it. */
    public LinePlot unknown(String why, Instant since, Instant until) {
        unknown.add(new Unknown(why, since, until));
        return this;
    }

    public Element element() {
        List<Line> drawn = lines.subList(0, Math.min(MOST_LINES, lines.size()));
        boolean legend = drawn.size() > 1;
        double top = TOP + (marks.isEmpty() ? 0 : ROWS_OF_MARKS * LINE);
        double bottom = top + HEIGHT;
        double below = legend ? drawn.size() * LINE + 8 : 0;
        Svg svg = new Svg(WIDTH, bottom + 28 + below, title, alt);
        TimeAxis time = new TimeAxis(from, to, zone, LEFT, WIDTH - LEFT - RIGHT);
        ValueAxis values = values(drawn, bottom, top);
        unknown(svg, time, top, bottom);
        Axes.vertical(svg, values.ticks(), LEFT, WIDTH - RIGHT);
        Axes.time(svg, time.ticks(), top, bottom);
        marks(svg, time, top, bottom);
        limits(svg, values, top, bottom);
        for (int i = 0; i < drawn.size(); i++) {
            curve(svg, i, drawn.get(i), time, values);
        }
        if (legend) {
            for (int i = 0; i < drawn.size(); i++) {
                double y = bottom + 30 + LINE * (i + 1);
                svg.line("curve c" + i, LEFT, y - 4, LEFT + 24, y - 4);
                svg.text("", LEFT + 30, y, WIDTH - LEFT - 30, drawn.get(i).name());
            }
        }
        return svg.element();
    }

    private ValueAxis values(List<Line> drawn, double bottom, double top) {
        double[] all = Stream.of(
                        drawn.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::value),
                        limits.stream().mapToDouble(Limit::value))
                .reduce(DoubleStream.empty(), DoubleStream::concat)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return all.length == 0
                ? ValueAxis.of(0, 1, bottom, top, 5)
                : ValueAxis.of(all[0], all[all.length - 1], bottom, top, 5);
    }

    private void unknown(Svg svg, TimeAxis time, double top, double bottom) {
        for (Unknown stretch : unknown) {
            double left = time.at(stretch.from().isBefore(from) ? from : stretch.from());
            double right = time.at(stretch.to().isAfter(to) ? to : stretch.to());
            if (left < right) {
                svg.group(null, stretch.why(), group -> group.rect("band s0", left, top, right - left, bottom - top));
            }
        }
    }

    private void curve(Svg svg, int number, Line line, TimeAxis time, ValueAxis values) {
        SvgPath path = new SvgPath();
        List<Point> alone = new ArrayList<>();
        for (List<Point> stretch : stretches(line)) {
            Point first = stretch.get(0);
            if (stretch.size() == 1) {
                alone.add(first);
            } else {
                path.move(time.at(first.at()), values.at(first.value()));
                stretch.stream().skip(1).forEach(point -> path.line(time.at(point.at()), values.at(point.value())));
            }
        }
        svg.path("curve c" + number, path);
        alone.forEach(point -> svg.circle("dot b" + number, time.at(point.at()), values.at(point.value()), DOT));
    }

    /** Points in a row between which nothing is missing. */
    private List<List<Point>> stretches(Line line) {
        List<List<Point>> stretches = new ArrayList<>();
        Point last = null;
        for (Point point : line.points()) {
            Point before = last;
            last = Double.isFinite(point.value()) ? point : null;
            if (last != null) {
                boolean isNew = before == null || unknown.stream().anyMatch(gap -> gap.isBetween(before, point));
                if (isNew) {
                    stretches.add(new ArrayList<>());
                }
                stretches.get(stretches.size() - 1).add(point);
            }
        }
        return stretches;
    }

    /** The names of limits that lie close together are moved apart. */
    private void limits(Svg svg, ValueAxis values, double top, double bottom) {
        double right = WIDTH - RIGHT;
        double free = top + 4;
        List<Limit> downwards = limits.stream()
                .filter(limit -> Double.isFinite(limit.value()))
                .sorted(Comparator.comparingDouble(Limit::value).reversed())
                .toList();
        for (int i = 0; i < downwards.size(); i++) {
            Limit limit = downwards.get(i);
            double y = values.at(limit.value());
            double name = Math.max(free, Math.min(y + 4, bottom - (downwards.size() - 1 - i) * LINE));
            free = name + LINE;
            svg.line("limit", LEFT, y, right, y);
            svg.text("", right + 8, name, RIGHT - 10, limit.name());
        }
    }

    /** Names stand above the plot in rows, so that one does not hide the next; those without room show at the line alone. */
    private void marks(Svg svg, TimeAxis time, double top, double bottom) {
        double[] taken = new double[ROWS_OF_MARKS];
        Arrays.fill(taken, WIDTH);
        for (Mark mark :
                marks.stream().sorted(Comparator.comparing(Mark::at).reversed()).toList()) {
            if (mark.at().isBefore(from) || mark.at().isAfter(to)) {
                continue;
            }
            double x = time.at(mark.at());
            double end = x + 8 + Svg.widthOf(mark.name());
            int row = 0;
            while (row < ROWS_OF_MARKS - 1 && taken[row] < end) {
                row++;
            }
            double low = top - LINE * row;
            svg.group(null, mark.name(), group -> group.line("mark-line", x, low - 12, x, bottom));
            if (taken[row] - x > 20) {
                svg.text("soft", x + 3, low - 4, taken[row] - x - 6, mark.name());
                taken[row] = x;
            }
        }
    }
}
