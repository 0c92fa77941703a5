package io.github.incidentsdk.metric.series;

import io.github.incidentsdk.metric.Labels;
import java.util.HashSet;
import java.util.Set;

/** Series of one metric that are gone, remembered so that one which returns does not look like a new one. */
final class Departed {

    private static final int MOST = 1_000;

    private final Set<Labels> all = new HashSet<>();

    void add(Labels labels) {
        if (all.size() < MOST) {
            all.add(labels);
        }
    }

    /** Returns whether the series was never there before; false also where too many are gone to know. */
    boolean isNew(Labels labels) {
        return all.size() < MOST && !all.contains(labels);
    }
}
