package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.math.Doubtful;
import io.github.incidentsdk.evaluation.vector.Shape.Element;
import io.github.incidentsdk.expression.LabelMatcher;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** 1 while no element of a vector is there, with the labels that its selector prescribes. */
final class AbsentVector extends Vector {

    private final Vector input;
    private final LongPredicate lookedLongEnough;
    private final Shape shape;

    /**
     * Creates the absence of a vector.
     *
     * @param matchers those of its selector
     * @param lookedLongEnough whether at some moment it can be said that nothing is there
     */
    AbsentVector(Vector input, List<LabelMatcher> matchers, LongPredicate lookedLongEnough) {
        super(input);
        this.input = input;
        this.lookedLongEnough = lookedLongEnough;
        this.shape = new Shape(List.of(new Element(null, prescribed(matchers))));
    }

    /** The labels that exactly one matcher, an equality, fixes. */
    private static Labels prescribed(List<LabelMatcher> matchers) {
        Labels labels = Labels.empty();
        Set<String> seen = new HashSet<>();
        for (LabelMatcher matcher : matchers) {
            String label = matcher.label();
            if (!label.equals(Labels.NAME)) {
                boolean fixes = matcher.operator() == LabelMatcher.Operator.EQUAL && seen.add(label);
                labels = labels.with(label, fixes ? matcher.value() : null);
            }
        }
        return labels;
    }

    @Override
    Shape shapeNow() {
        return shape;
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        values[0] = lookedLongEnough.test(atMillis) ? 1 : Absent.VALUE;
        for (int i = 0; i < input.size(); i++) {
            if (input.isPresent(i) && !Absent.is(values[0])) {
                values[0] = input.isDoubtful(i) ? Doubtful.VALUE : Absent.VALUE;
            }
        }
    }

    @Override
    public @Nullable String blindness(long atMillis) {
        return input.absenceBlindness(atMillis);
    }

    @Override
    public @Nullable String absenceBlindness(long atMillis) {
        return input.absenceBlindness(atMillis);
    }

    @Override
    public @Nullable String partFailure(long atMillis) {
        return input.absenceBlindness(atMillis);
    }
}
