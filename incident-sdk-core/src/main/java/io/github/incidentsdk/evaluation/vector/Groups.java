package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.vector.Shape.Element;
import io.github.incidentsdk.expression.Grouping;
import io.github.incidentsdk.metric.Labels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which elements an aggregation folds into one. */
final class Groups {

    private final boolean without;
    private final Set<String> labels;
    private final boolean names;
    private int[] ofElements = new int[0];
    private Shape shape = Shape.EMPTY;

    Groups(Grouping grouping) {
        this.without = grouping.without();
        this.labels = Set.copyOf(grouping.labels());
        this.names = !without && labels.contains(Labels.NAME);
    }

    void bind(Shape elements) {
        Map<Element, Integer> numbers = new LinkedHashMap<>();
        ofElements = new int[elements.size()];
        for (int i = 0; i < ofElements.length; i++) {
            Element group = groupOf(elements.element(i));
            Integer number = numbers.putIfAbsent(group, numbers.size());
            ofElements[i] = number == null ? numbers.size() - 1 : number;
        }
        shape = new Shape(numbers.keySet());
    }

    private Element groupOf(Element element) {
        Labels kept =
                without ? element.labels().without(labels) : element.labels().only(labels);
        return new Element(names ? element.name() : null, kept);
    }

    /** The number of the group of each element. */
    int[] ofElements() {
        return ofElements;
    }

    /** One element per group, in the order of the groups' numbers. */
    Shape shape() {
        return shape;
    }
}
