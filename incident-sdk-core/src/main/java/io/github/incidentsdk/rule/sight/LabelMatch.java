package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Condition;
import io.github.incidentsdk.metric.Labels;
import java.util.stream.IntStream;

/** Which label sets speak of the same thing. */
final class LabelMatch {

    private LabelMatch() {}

    /** The rows of {@code condition} none of whose labels contradicts {@code labels}. */
    static int[] compatible(Labels labels, Condition condition) {
        return IntStream.range(0, condition.size())
                .filter(row -> agree(labels, condition.labels(row)))
                .toArray();
    }

    private static boolean agree(Labels one, Labels other) {
        for (int i = 0; i < other.size(); i++) {
            String value = one.get(other.name(i));
            if (value != null && !value.equals(other.value(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether every label of {@code part} is one of {@code whole} too. */
    static boolean contains(Labels whole, Labels part) {
        for (int i = 0; i < part.size(); i++) {
            if (!part.value(i).equals(whole.get(part.name(i)))) {
                return false;
            }
        }
        return true;
    }

    /** All labels of both; where both have one, the first one's value. */
    static Labels union(Labels first, Labels second) {
        Labels union = first;
        for (int i = 0; i < second.size(); i++) {
            if (union.get(second.name(i)) == null) {
                union = union.with(second.name(i), second.value(i));
            }
        }
        return union;
    }
}
