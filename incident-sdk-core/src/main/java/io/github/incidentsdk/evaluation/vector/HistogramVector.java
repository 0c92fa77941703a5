package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Buckets;
import io.github.incidentsdk.evaluation.vector.Shape.Element;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A quantile of each classic histogram, whose buckets are the elements that differ by the label {@code le} alone. */
final class HistogramVector extends Vector {

    private static final String BOUND = "le";

    private final Scalar quantile;
    private final Vector input;
    private List<Histogram> histograms = List.of();

    HistogramVector(Scalar quantile, Vector input) {
        super(quantile, input);
        this.quantile = quantile;
        this.input = input;
    }

    @Override
    Shape shapeNow() {
        Map<Element, List<Bucket>> bySeries = new LinkedHashMap<>();
        for (int i = 0; i < input.size(); i++) {
            Labels labels = input.labels(i);
            Double bound = boundOf(labels.get(BOUND));
            if (bound != null) {
                Element histogram = new Element(input.name(i), labels.without(Set.of(BOUND)));
                bySeries.computeIfAbsent(histogram, element -> new ArrayList<>())
                        .add(new Bucket(bound, i));
            }
        }
        histograms = bySeries.values().stream().map(Histogram::new).toList();
        return new Shape(bySeries.keySet().stream().map(Element::withoutName).toList());
    }

    private static @Nullable Double boundOf(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.equals("+Inf") || text.equals("Inf")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException noNumber) {
            return null; // no bucket: as in Prometheus the series does not take part
        }
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = histograms.get(i).quantile(quantile.value());
        }
    }

    private record Bucket(double bound, int index) {}

    private final class Histogram {

        private final Bucket[] series;
        private final Buckets buckets;

        Histogram(List<Bucket> series) {
            this.series = series.stream()
                    .sorted(Comparator.comparingDouble(Bucket::bound))
                    .toArray(Bucket[]::new);
            this.buckets = new Buckets(series.size());
        }

        double quantile(double wished) {
            buckets.clear();
            for (Bucket bucket : series) {
                if (input.isPresent(bucket.index)) {
                    buckets.add(bucket.bound, input.value(bucket.index));
                }
            }
            return buckets.size() == 0 ? Absent.VALUE : buckets.quantile(wished);
        }
    }
}
