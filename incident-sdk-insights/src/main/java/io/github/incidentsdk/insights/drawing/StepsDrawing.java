package io.github.incidentsdk.insights.drawing;

import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Picture.Curve;
import io.github.incidentsdk.insights.answer.Picture.StepPoint;
import io.github.incidentsdk.insights.answer.Picture.Steps;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.words.Amounts;
import io.github.incidentsdk.page.Axes;
import io.github.incidentsdk.page.LogAxis;
import io.github.incidentsdk.page.Svg;
import io.github.incidentsdk.page.SvgPath;
import io.github.incidentsdk.page.ValueAxis;
import java.util.List;
import java.util.stream.DoubleStream;

/** Shares over durations: a stair for each group, all its points on it, and what was still on as strokes across. */
final class StepsDrawing {

    private static final int MOST_CURVES = 6;
    private static final int MOST_POINTS = 2_000;

    /** More dots hide how the line is dashed; a pointer still finds them. */
    private static final int MOST_DOTS = 80;

    private static final double LEFT = 56;
    private static final double RIGHT = 14;
    private static final double TOP = 8;
    private static final double HEIGHT = 240;
    private static final double BOTTOM = TOP + HEIGHT;
    private static final double END = Drawing.WIDTH - RIGHT;
    private static final double LINE = 17;

    private final Steps steps;
    private final List<Curve> drawn;
    private final Links links;
    private final LogAxis durations;
    private final ValueAxis shares = ValueAxis.ofShares(BOTTOM, TOP);

    StepsDrawing(Steps steps, Links links) {
        this.steps = steps;
        this.drawn =
                steps.curves().subList(0, Math.min(MOST_CURVES, steps.curves().size()));
        this.links = links;
        double[] all = drawn.stream()
                .flatMapToDouble(curve -> DoubleStream.concat(
                        curve.points().stream().mapToDouble(StepPoint::seconds),
                        curve.censored().stream().mapToDouble(Double::doubleValue)))
                .filter(seconds -> seconds > 0)
                .toArray();
        this.durations = LogAxis.ofDurations(
                DoubleStream.of(all).min().orElse(60),
                DoubleStream.of(all).max().orElse(3_600),
                LEFT,
                END - LEFT);
    }

    Svg draw() {
        int more = steps.curves().size() - drawn.size();
        double below = LINE * (drawn.size() + (more > 0 ? 1 : 0));
        Svg svg = new Svg(Drawing.WIDTH, BOTTOM + 34 + below, steps.title(), steps.alt());
        Axes.vertical(svg, shares.ticks(share -> Math.round(100 * share) + " %"), LEFT, END);
        Axes.horizontal(svg, durations.ticks(), TOP, BOTTOM);
        svg.line("axis", LEFT, BOTTOM, END, BOTTOM);
        for (int i = 0; i < drawn.size(); i++) {
            draw(svg, drawn.get(i), i);
        }
        double y = BOTTOM + 26;
        for (int i = 0; i < drawn.size(); i++) {
            y += LINE;
            svg.line("curve c" + i, LEFT, y - 4, LEFT + 30, y - 4);
            Curve curve = drawn.get(i);
            String open = curve.censored().isEmpty()
                    ? ""
                    : ", of which " + curve.censored().size() + " still on";
            String n = "n = " + curve.n() + open;
            svg.text("", LEFT + 38, y, END - LEFT - 50 - Svg.widthOf(n), curve.label());
            svg.text("soft end", END, y, n);
        }
        if (more > 0) {
            svg.text("soft", LEFT, y + LINE, "and " + more + " more");
        }
        return svg;
    }

    private void draw(Svg svg, Curve curve, int colour) {
        SvgPath band = band(curve);
        if (!band.isEmpty()) {
            svg.path("band b" + colour, band);
        }
        svg.path("curve c" + colour, stair(curve));
        for (double seconds : curve.censored()) {
            double x = durations.at(seconds);
            double y = shares.at(shareAt(curve, seconds));
            svg.line("tick c" + colour, x, y - 5, x, y + 5);
        }
        if (curve.points().size() <= MOST_POINTS) {
            for (StepPoint point : curve.points()) {
                point(svg, curve, point, colour);
            }
        }
    }

    private void point(Svg svg, Curve curve, StepPoint point, int colour) {
        boolean crowded = curve.points().size() > MOST_DOTS;
        String incident = point.incident();
        String hover = curve.label() + ": " + Amounts.text(point.seconds(), Unit.SECONDS) + ", "
                + Math.round(100 * point.share()) + " %";
        svg.group(
                incident == null ? null : links.to(List.of(incident)),
                hover,
                group -> group.circle(
                        crowded ? "hit" : "b" + colour, durations.at(point.seconds()), shares.at(point.share()), 3));
    }

    private SvgPath stair(Curve curve) {
        SvgPath path = new SvgPath();
        double y = shares.at(start());
        path.move(LEFT, y);
        for (StepPoint point : curve.points()) {
            double x = durations.at(point.seconds());
            path.line(x, y);
            y = shares.at(point.share());
            path.line(x, y);
        }
        path.line(end(curve), y);
        return path;
    }

    /** A distribution goes on at its height; of what is not over nobody knows more than how long it has been on. */
    private double end(Curve curve) {
        if (steps.rising() || (curve.points().isEmpty() && curve.censored().isEmpty())) {
            return END;
        }
        double last = DoubleStream.concat(
                        curve.points().stream().mapToDouble(StepPoint::seconds),
                        curve.censored().stream().mapToDouble(Double::doubleValue))
                .max()
                .orElse(0);
        return durations.at(last);
    }

    /** Between the intervals' ends; where a point has none, the one before goes on. */
    private SvgPath band(Curve curve) {
        SvgPath path = new SvgPath();
        List<StepPoint> known = curve.points().stream()
                .filter(point -> point.interval() != null)
                .toList();
        if (known.isEmpty()) {
            return path;
        }
        path.move(durations.at(known.get(0).seconds()), shares.at(high(known.get(0))));
        for (int i = 0; i < known.size(); i++) {
            double until = i + 1 < known.size() ? durations.at(known.get(i + 1).seconds()) : end(curve);
            path.line(durations.at(known.get(i).seconds()), shares.at(high(known.get(i))));
            path.line(until, shares.at(high(known.get(i))));
        }
        for (int i = known.size() - 1; i >= 0; i--) {
            double until = i + 1 < known.size() ? durations.at(known.get(i + 1).seconds()) : end(curve);
            path.line(until, shares.at(low(known.get(i))));
            path.line(durations.at(known.get(i).seconds()), shares.at(low(known.get(i))));
        }
        return path.close();
    }

    private static double high(StepPoint point) {
        Interval interval = point.interval();
        return interval == null ? point.share() : interval.high();
    }

    private static double low(StepPoint point) {
        Interval interval = point.interval();
        return interval == null ? point.share() : interval.low();
    }

    private double shareAt(Curve curve, double seconds) {
        double share = start();
        for (StepPoint point : curve.points()) {
            if (point.seconds() > seconds) {
                break;
            }
            share = point.share();
        }
        return share;
    }

    private double start() {
        return steps.rising() ? 0 : 1;
    }
}
