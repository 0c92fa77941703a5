package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.metric.series.Family;
import io.github.incidentsdk.metric.series.SeriesIndex;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose fault it is that a value of an expression is NaN, where that can be told. */
final class Culprits {

    private final List<Family> families;

    private Culprits(List<Family> families) {
        this.families = families;
    }

    /** Of an expression that was compiled: its metrics are read already. */
    static Culprits of(Expression expression, SeriesIndex index) {
        return new Culprits(expression
                .nodes(Selector.class)
                .map(Selector::name)
                .filter(Objects::nonNull)
                .distinct()
                .map(index::read)
                .toList());
    }

    /** Which series is NaN at this tick and why; null when none is for a known reason. */
    @Nullable
    String first() {
        for (Family family : families) {
            String culprit = family.culprit();
            if (culprit != null) {
                return culprit;
            }
        }
        return null;
    }
}
