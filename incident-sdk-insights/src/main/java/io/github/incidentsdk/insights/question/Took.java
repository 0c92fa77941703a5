package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.statistics.Sample;
import io.github.incidentsdk.insights.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long something of an incident took.
 *
 * @param seconds not negative
 */
record Took(double seconds, PastIncident incident) {

    /** A logarithmic axis has no zero. */
    private static final double LEAST = 1;
    /** Finer steps than that cannot be seen. */
    private static final int MOST_STEPS = 1_000;

    /** From the beginning to the end of those that are over. */
    static List<Took> over(List<PastIncident> incidents) {
        List<Took> all = new ArrayList<>();
        for (PastIncident incident : incidents) {
            add(all, incident, incident.began(), incident.resolvedAt());
        }
        return all;
    }

    /** From one moment to another, of those that have both in this order. */
    static List<Took> between(List<PastIncident> incidents, Moment from, Moment to) {
        List<Took> all = new ArrayList<>();
        for (PastIncident incident : incidents) {
            add(all, incident, incident.at(from), incident.at(to));
        }
        return all;
    }

    private static void add(List<Took> all, PastIncident incident, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !to.isBefore(from)) {
            all.add(new Took(Duration.between(from, to).toMillis() / 1000.0, incident));
        }
    }

    static Sample sample(List<Took> all) {
        return Sample.of(all.stream().mapToDouble(Took::seconds).toArray());
    }

    static List<PastIncident> incidents(List<Took> all) {
        return all.stream().map(Took::incident).toList();
    }

    /** Says of how many the picture shows another duration than they have. */
    static void sayShortest(Draft draft, String what, List<Took> all) {
        long shortest = all.stream().filter(each -> each.seconds() < LEAST).count();
        if (shortest > 0) {
            draft.caution(
                    Words.count(shortest) + " of " + Words.count(all.size(), what) + " took less than a second, and "
                            + (shortest == 1 ? "is" : "are") + " drawn at 1 s, since a logarithmic axis has no zero.");
        }
    }

    /** What share took at most so long. */
    static Picture.Curve curve(String label, List<Took> all) {
        List<Took> sorted = all.stream()
                .sorted(Comparator.comparingDouble(Took::seconds)
                        .thenComparing(each -> each.incident().id()))
                .toList();
        int n = sorted.size();
        int step = Math.max(1, n / MOST_STEPS);
        List<Picture.StepPoint> points = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < n; i++) {
            boolean last = i == n - 1;
            if (last
                    || (i + 1 - begin >= step
                            && sorted.get(i + 1).seconds() > sorted.get(i).seconds())) {
                points.add(new Picture.StepPoint(
                        Math.max(LEAST, sorted.get(i).seconds()),
                        (i + 1.0) / n,
                        null,
                        begin == i ? sorted.get(i).incident().id() : null));
                begin = i + 1;
            }
        }
        return new Picture.Curve(label, n, points, List.of());
    }
}
