package io.github.incidentsdk.testing.backtest.plot;

import io.github.incidentsdk.testing.backtest.report.BacktestReport;
import io.github.incidentsdk.testing.backtest.report.Episode;
import io.github.incidentsdk.testing.backtest.report.Transition;
import io.github.incidentsdk.testing.backtest.series.LabelledWindow;
import io.github.incidentsdk.testing.backtest.text.DurationText;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to one rule: a lane each for what people labelled, for what was open, and for what was pending. */
final class Lanes {

    private static final int HEIGHT = 14;
    private static final int GAP = 3;
    private static final int THIN = 2;
    private static final int CHARACTER = 7;
    private static final int MOST_LANES = 6;

    /** Near misses closer than this many pixels cannot be told apart. */
    private static final double NEAR = 2;

    private final Svg svg;
    private final TimeAxis time;
    private final String rule;
    private final BacktestReport report;
    private final List<LabelledWindow> windows;
    private double lastMiss = Double.NEGATIVE_INFINITY;
    private double lastPending = Double.NEGATIVE_INFINITY;

    Lanes(Svg svg, TimeAxis time, String rule, BacktestReport report, List<LabelledWindow> windows) {
        this.svg = svg;
        this.time = time;
        this.rule = rule;
        this.report = report;
        this.windows = windows;
    }

    /** Returns where the next thing goes. */
    double draw(double top) {
        double y = top;
        if (!windows.isEmpty()) {
            lane("labelled", y);
            for (LabelledWindow window : windows) {
                double x = time.x(window.from());
                String said = window.name().isEmpty() ? "labelled" : window.name();
                svg.rect(
                        "labelled",
                        x,
                        y,
                        width(x, window.to()),
                        HEIGHT,
                        said + ", " + span(window.from(), window.to()));
            }
            y += HEIGHT + GAP;
        }
        y = episodes(y);
        lane("pending", y);
        pending(y);
        return y + HEIGHT + 8;
    }

    /** A lane for each label set, so that none hides another; the last one takes those for which there is no more room. */
    private double episodes(double top) {
        List<Episode> own = report.claims().stream()
                .filter(episode -> episode.rule().equals(rule))
                .toList();
        Map<Map<String, String>, Integer> lanes = new LinkedHashMap<>();
        own.forEach(episode -> lanes.putIfAbsent(episode.by(), Math.min(lanes.size(), MOST_LANES - 1)));
        int count = Math.max(1, Math.min(lanes.size(), MOST_LANES));
        for (int i = 0; i < count; i++) {
            lane(i == 0 ? "incidents" : "", top + i * (HEIGHT + GAP));
        }
        own.forEach(episode -> episode(episode, top + lanes.getOrDefault(episode.by(), 0) * (HEIGHT + GAP)));
        return top + count * (HEIGHT + GAP);
    }

    private void lane(String name, double y) {
        svg.rect("lane", Look.LEFT, y, Look.PLOT_WIDTH, HEIGHT);
        svg.text("small end", Look.LEFT - 8, y + HEIGHT - 3, name);
    }

    private void episode(Episode episode, double y) {
        double x = time.x(episode.from());
        double width = width(x, episode.to());
        String name = episode.worst().name();
        svg.rect(
                "s" + name.charAt(name.length() - 1),
                x,
                y,
                width,
                HEIGHT,
                name + " " + episode.by() + ", " + span(episode.from(), episode.to()) + ", "
                        + DurationText.of(episode.length()) + (episode.isOver() ? "" : ", open at the end"));
        String whose = name
                + (episode.by().isEmpty()
                        ? ""
                        : " " + String.join(", ", episode.by().values()));
        if (width >= CHARACTER * whose.length()) {
            svg.text("on middle", x + width / 2, y + HEIGHT - 3.5, whose);
        } else if (width >= CHARACTER * name.length()) {
            svg.text("on middle", x + width / 2, y + HEIGHT - 3.5, name);
        }
    }

    private void pending(double y) {
        Map<String, Instant> since = new HashMap<>();
        for (Transition transition : report.transitions()) {
            if (transition.rule().equals(rule) && !transition.kind().isOfIncident()) {
                String level = transition.severity() + " " + transition.by();
                if (transition.kind() == Transition.Kind.PENDING) {
                    since.put(level, transition.at());
                } else {
                    pending(since.remove(level), transition, y);
                }
            }
        }
    }

    private void pending(@Nullable Instant from, Transition end, double y) {
        double x = time.x(end.at());
        if (from != null) {
            double begin = time.x(from);
            if (Math.max(begin + 1, x) > lastPending) {
                lastPending = Math.max(begin + 1, x);
                svg.rect(
                        "pending",
                        begin,
                        y + HEIGHT / 2.0 - 2,
                        Math.max(1, x - begin),
                        4,
                        "pending, " + span(from, end.at()));
            }
        }
        if (end.kind() == Transition.Kind.NEAR_MISS && x - lastMiss >= NEAR) {
            lastMiss = x;
            double middle = y + HEIGHT / 2.0;
            svg.raw("<path class=\"miss\" d=\"M" + Svg.number(x) + " " + Svg.number(middle - 5)
                    + "l5 5l-5 5l-5 -5z\"><title>"
                    + Svg.escaped("near miss, " + time.moment(end.at().toEpochMilli())) + "</title></path>");
        }
    }

    private double width(double x, Instant to) {
        return Math.max(THIN, time.x(to) - x);
    }

    private String span(Instant from, Instant to) {
        return time.moment(from.toEpochMilli()) + " to " + time.moment(to.toEpochMilli());
    }
}
