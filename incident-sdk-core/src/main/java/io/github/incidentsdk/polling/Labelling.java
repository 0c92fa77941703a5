package io.github.incidentsdk.polling;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of the labels of a source's series.
 *
 * @param added what every series is labelled with, in place of what it says itself
 * @param renamed labels of the source and what they are called here; done first
 */
public record Labelling(Map<String, String> added, Map<String, String> renamed) {

    /** Everything stays as the source says it. */
    public static final Labelling NONE = new Labelling(Map.of(), Map.of());

    public Labelling {
        added = Map.copyOf(added);
        renamed = Map.copyOf(renamed);
    }

    /**
     * The series with the labels that they have here.
     *
     * @throws IOException when two of them cannot be told apart: which of their values counts nobody could say
     */
    Collection<Sample> of(Collection<Sample> samples) throws IOException {
        List<Sample> labelled = new ArrayList<>(samples.size());
        Set<Series> seen = new HashSet<>();
        for (Sample sample : samples) {
            Labels labels = labels(sample.labels());
            if (!seen.add(new Series(sample.name(), labels))) {
                throw new IOException("two series of the answer are " + sample.name() + labels
                        + " here; give them a label that tells them apart");
            }
            labelled.add(new Sample(sample.name(), labels, sample.value(), sample.why()));
        }
        return labelled;
    }

    private record Series(String name, Labels labels) {}

    private Labels labels(Labels said) {
        if (added.isEmpty() && renamed.isEmpty()) {
            return said;
        }
        Map<String, String> labels = new HashMap<>(said.asMap());
        labels.keySet().removeAll(renamed.keySet());
        renamed.forEach((theirs, ours) -> {
            String value = said.get(theirs);
            if (value != null) {
                labels.put(ours, value);
            }
        });
        labels.putAll(added);
        return Labels.of(labels);
    }
}
