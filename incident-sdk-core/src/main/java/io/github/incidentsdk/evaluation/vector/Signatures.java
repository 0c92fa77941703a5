package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.vector.Shape.Element;
import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.metric.Labels;
import java.util.Set;

/** What of an element is compared when two vectors are matched. */
final class Signatures {

    private final boolean on;
    private final Set<String> labels;
    private final boolean names;

    Signatures(Matching matching) {
        this.on = matching.on();
        this.labels = Set.copyOf(matching.labels());
        this.names = on && labels.contains(Labels.NAME);
    }

    /** Returns what must be equal for elements to match. */
    Element of(Element element) {
        return new Element(names ? element.name() : null, kept(element.labels()));
    }

    /** Returns what a one-to-one match makes of the left element. */
    Element oneToOne(Element left) {
        return new Element(!on || names ? left.name() : null, kept(left.labels()));
    }

    private Labels kept(Labels all) {
        return on ? all.only(labels) : all.without(labels);
    }
}
