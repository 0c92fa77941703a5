package io.github.incidentsdk.insights.answer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader sees drawn; whoever draws it decides on size and colours. */
public sealed interface Picture {

    /** What it shows, in one line above it. */
    String title();

    /** What it says, for somebody who does not see it. */
    String alt();

    /** Quantities beside each other, each with its interval. */
    record Bars(String title, String alt, Unit unit, List<Bar> bars) implements Picture {
        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One quantity beside others.
     *
     * @param n what it was made from
     * @param incidents ids of the incidents behind it
     */
    record Bar(String label, double value, @Nullable Interval interval, long n, List<String> incidents) {
        public Bar {
            incidents = List.copyOf(incidents);
        }
    }

    /**
     * Quantities over time, such as months; nothing is joined across a break.
     *
     * @param breaks where a definition changed, so that before and after cannot be compared
     */
    record Dots(String title, String alt, Unit unit, Window window, List<Dot> dots, List<Break> breaks)
            implements Picture {
        public Dots {
            dots = List.copyOf(dots);
            breaks = List.copyOf(breaks);
        }
    }

    /**
     * A quantity at a moment.
     *
     * @param n what it was made from
     * @param whole whether its stretch of time, such as a month, was looked at as a whole; what the window cuts off is drawn hollow
     * @param incidents ids of the incidents behind it
     */
    record Dot(Instant at, double value, @Nullable Interval interval, long n, boolean whole, List<String> incidents) {
        public Dot {
            incidents = List.copyOf(incidents);
        }
    }

    /**
     * Shares that grow or fall by steps over durations, on a logarithmic axis: distributions and survival curves.
     *
     * @param rising whether it is a distribution (from 0 up); a survival curve falls from 1
     */
    record Steps(String title, String alt, boolean rising, List<Curve> curves) implements Picture {
        public Steps {
            curves = List.copyOf(curves);
        }
    }

    /**
     * One group's shares.
     *
     * @param n how many incidents
     * @param points ascending in {@code seconds}, one for each step
     * @param censored durations, in seconds, of what was still on
     */
    record Curve(String label, long n, List<StepPoint> points, List<Double> censored) {
        public Curve {
            points = List.copyOf(points);
            censored = List.copyOf(censored);
        }
    }

    /**
     * Where a curve changes its height.
     *
     * @param seconds the duration, above 0
     * @param share the curve's height from there on, from 0 to 1
     * @param interval of the height; null where there is none
     * @param incident id of the incident that made the step; null when several did
     */
    record StepPoint(
            double seconds,
            double share,
            @Nullable Interval interval,
            @Nullable String incident) {}

    /** What was on when. */
    record Timeline(String title, String alt, Window window, List<Span> spans, List<Break> breaks) implements Picture {
        public Timeline {
            spans = List.copyOf(spans);
            breaks = List.copyOf(breaks);
        }
    }

    /**
     * Something that was on for a while.
     *
     * @param lane spans of one lane stand in one line
     * @param to its end; null while it is still on
     * @param severity from 1, the worst, to 5; 0 where there is none
     * @param incident id of the incident
     */
    record Span(
            String lane,
            String label,
            Instant from,
            @Nullable Instant to,
            int severity,
            String incident) {}
}
