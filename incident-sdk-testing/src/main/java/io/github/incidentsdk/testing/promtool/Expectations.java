package io.github.incidentsdk.testing.promtool;

import io.github.incidentsdk.metric.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one test of a promtool file expects.
 *
 * @param name what the file calls the test; empty where it does not
 * @param fuzzy whether values count as equal that differ in their last bit alone
 */
record Expectations(String name, boolean fuzzy, List<Alerts> alerts, List<Samples> samples) {

    Expectations {
        alerts = List.copyOf(alerts);
        samples = List.copyOf(samples);
    }

    /** Exactly these alerts of one name fire at a time. */
    record Alerts(Duration at, String name, List<Alert> firing) {

        Alerts {
            firing = List.copyOf(firing);
        }
    }

    /** An alert, with all its labels and annotations. */
    record Alert(Map<String, String> labels, Map<String, String> annotations) {

        Alert {
            labels = new TreeMap<>(labels);
            annotations = new TreeMap<>(annotations);
        }
    }

    /** An expression gives exactly these samples at a time. */
    record Samples(Duration at, String expression, List<Sample> samples) {

        Samples {
            samples = List.copyOf(samples);
        }
    }

    /** One element of a vector; a computed one has no name. */
    record Sample(@Nullable String name, Labels labels, double value) {

        boolean equals(Sample other, boolean fuzzily) {
            return labels.equals(other.labels)
                    && (name == null ? other.name == null : name.equals(other.name))
                    && equals(value, other.value, fuzzily);
        }

        /** NaN equals nothing, as in promtool. */
        private static boolean equals(double one, double other, boolean fuzzily) {
            return one == other || (fuzzily && (Math.nextUp(one) == other || Math.nextDown(one) == other));
        }

        @Override
        public String toString() {
            String series = name == null ? labels.toString() : labels.size() == 0 ? name : name + labels;
            return series + " " + value;
        }
    }
}
