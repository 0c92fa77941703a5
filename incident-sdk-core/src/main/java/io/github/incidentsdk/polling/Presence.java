package io.github.incidentsdk.polling;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether series are there: 1 for those that are, 0 for those that were, since a good answer without them says no. */
final class Presence {

    /** How many that are no longer there are spoken of. */
    private static final int MOST_GONE = 1_000;

    private final String metric;
    private final Set<Labels> gone = new LinkedHashSet<>();
    private final Set<Labels> there = new LinkedHashSet<>();

    Presence(String metric) {
        this.metric = metric;
    }

    List<Sample> of(List<Point> answer) {
        Set<Labels> now = new HashSet<>();
        List<Sample> samples = new ArrayList<>();
        for (Point point : answer) {
            if (now.add(point.labels())) { // series of several names may have the same
                samples.add(new Sample(metric, point.labels(), 1));
            }
        }
        there.removeAll(now);
        gone.addAll(there);
        gone.removeAll(now);
        while (gone.size() > MOST_GONE) {
            gone.remove(gone.iterator().next());
        }
        gone.forEach(labels -> samples.add(new Sample(metric, labels, 0)));
        there.clear();
        there.addAll(now);
        return samples;
    }
}
