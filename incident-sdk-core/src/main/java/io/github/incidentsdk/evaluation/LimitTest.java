package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.math.Comparisons;
import org.jspecify.annotations.Nullable;

/**
 * A metric compared with a number, and what else has to hold.
 *
 * <p>Most conditions are made of nothing else; this one class without a choice to make judges all of them at the cost of a
 * comparison, where a tree of facts costs a jump into the unknown at every node.
 */
final class LimitTest implements FixedCondition.Test {

    private final int metric;
    private final double limit;
    private final boolean below;
    private final boolean equal;
    private final boolean above;
    private final Comparing comparing;
    private final FixedCondition.@Nullable Test next;

    LimitTest(int metric, Comparing comparing, double limit, FixedCondition.@Nullable Test next) {
        this.metric = metric;
        this.limit = limit;
        this.below = comparing.truth(0, 1) == Truth.TRUE;
        this.equal = comparing.truth(1, 1) == Truth.TRUE;
        this.above = comparing.truth(1, 0) == Truth.TRUE;
        this.comparing = comparing;
        this.next = next;
    }

    /** The same, and {@code other} too. */
    LimitTest and(FixedCondition.Test other) {
        FixedCondition.Test all = next == null ? other : FixedCondition.and(next, other);
        return new LimitTest(metric, comparing, limit, all);
    }

    @Override
    @SuppressWarnings(
            "ShortCircuitBoolean") // which values come cannot be guessed, so a jump costs more than to compare
    public Truth judge(Bindings bindings, long atMillis) {
        double value = bindings.value(metric);
        Truth truth = Double.isNaN(value)
                ? withoutNumber(bindings, value)
                : Truth.of((below & value < limit) | (equal & value == limit) | (above & value > limit));
        return next == null // be the truth FALSE: to ask is cheaper than to guess wrongly whether one has to
                ? truth
                : truth.and(next.judge(bindings, atMillis));
    }

    private Truth withoutNumber(Bindings bindings, double value) {
        if (Fact.isMissing(value)) {
            return bindings.blindness(metric) == null ? past(bindings) : Truth.UNKNOWN;
        }
        return Comparisons.THREE_VALUED.mayBeAny(value)
                ? comparing.truth(value, bindings.least(metric), bindings.most(metric), limit)
                : comparing.truth(value, limit);
    }

    private Truth past(Bindings bindings) {
        PastBindings past = bindings.past();
        if (past == null) {
            return Truth.FALSE;
        }
        double value = past.value(metric);
        return Fact.isMissing(value) || comparing.truth(value, limit) != Truth.TRUE ? Truth.FALSE : past.gone();
    }
}
