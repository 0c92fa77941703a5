package io.github.incidentsdk.testing.feed;

import io.github.incidentsdk.metric.Labels;

/** One series by name and labels. */
record FedSeries(String name, Labels labels) {

    @Override
    public String toString() {
        return labels.size() == 0 ? name : name + labels;
    }
}
