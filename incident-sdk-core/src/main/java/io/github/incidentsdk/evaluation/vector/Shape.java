package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Doubtful;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The elements of a vector, without their values. */
final class Shape {

    static final Shape EMPTY = new Shape(List.of());

    /** One element without labels. */
    static final Shape ONE = new Shape(List.of(new Element(null, Labels.empty())));

    private final List<Element> elements;

    /** Elements that look alike, of which no two may be present at once. */
    private final int[][] twins;

    Shape(Collection<Element> elements) {
        this.elements = List.copyOf(elements);
        this.twins = twins();
    }

    private int[][] twins() {
        Map<Element, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            places.computeIfAbsent(elements.get(i), element -> new ArrayList<>(1))
                    .add(i);
        }
        return places.size() == elements.size()
                ? new int[0][]
                : places.values().stream()
                        .filter(alike -> alike.size() > 1)
                        .map(alike -> alike.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new);
    }

    int size() {
        return elements.size();
    }

    Element element(int index) {
        return elements.get(index);
    }

    Labels labels(int index) {
        return elements.get(index).labels();
    }

    @Nullable
    String name(int index) {
        return elements.get(index).name();
    }

    /** Returns the same elements without the metrics' names, as every computation leaves them. */
    Shape withoutNames() {
        return new Shape(elements.stream().map(Element::withoutName).toList());
    }

    boolean hasTwins() {
        return twins.length > 0;
    }

    /** Returns the labels that two present elements share, or null. */
    @Nullable
    String twinPresentIn(double[] values) {
        for (int[] alike : twins) {
            int present = 0;
            for (int index : alike) {
                if (!Absent.is(values[index]) && !Doubtful.is(values[index])) {
                    present++;
                }
            }
            if (present > 1) {
                return elements.get(alike[0]).toString();
            }
        }
        return null;
    }

    /**
     * What one element is.
     *
     * @param name the metric's name, or null once a computation took it away
     */
    record Element(@Nullable String name, Labels labels) {

        Element withoutName() {
            return name == null ? this : new Element(null, labels);
        }

        @Override
        public String toString() {
            return name == null ? labels.toString() : name + labels;
        }
    }
}
