package io.github.incidentsdk.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Makes of what the application gives what expressions can name; whatever is wrong throws with the culprit's name. */
final class GivenNames {

    private GivenNames() {}

    static String metric(@Nullable String name) {
        if (name == null) {
            throw new IllegalArgumentException("The name of a metric is null");
        }
        String plain = underscored(name);
        MetricNames.require(plain, Labels.empty());
        return plain;
    }

    static Labels labels(@Nullable String metric, @Nullable Map<String, String> given) {
        if (given == null) {
            throw new IllegalArgumentException("The labels of metric '" + metric + "' are null");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (Map.Entry<String, String> label : given.entrySet()) {
            if (label.getKey() == null || label.getValue() == null) {
                throw new IllegalArgumentException("Metric '" + metric + "' has a label " + label.getKey() + " = "
                        + label.getValue() + "; neither may be null");
            }
            String name = underscored(label.getKey());
            if (labels.put(name, label.getValue()) != null) {
                throw new IllegalArgumentException(
                        "Metric '" + metric + "' has two labels that are '" + name + "' here");
            }
        }
        Labels all = Labels.of(labels);
        MetricNames.require(metric(metric), all);
        return all;
    }

    static DoubleSupplier supplier(@Nullable String metric, @Nullable DoubleSupplier value) {
        if (value == null) {
            throw new IllegalArgumentException("The supplier of metric '" + metric + "' is null");
        }
        return value;
    }

    private static String underscored(String name) {
        return name.replace('.', '_');
    }
}
