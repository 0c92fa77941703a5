package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.math.Comparisons;
import org.jspecify.annotations.Nullable;

/**
 * A metric compared with a number, and with it others.
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

    /** What has to hold too. */
    private final @Nullable LimitTest next;

    LimitTest(int metric, Comparing comparing, double limit) {
        this(metric, comparing, limit, null);
    }

    private LimitTest(int metric, Comparing comparing, double limit, @Nullable LimitTest next) {
        this.metric = metric;
        this.limit = limit;
        this.below = comparing.truth(0, 1) == Truth.TRUE;
        this.equal = comparing.truth(1, 1) == Truth.TRUE;
        this.above = comparing.truth(1, 0) == Truth.TRUE;
        this.comparing = comparing;
        this.next = next;
    }

    /** The same, and {@code other} too. */
    LimitTest and(LimitTest other) {
        return new LimitTest(metric, comparing, limit, next == null ? other : next.and(other));
    }

    /** Asks all of them: that costs less than to guess wrongly whether one has to. */
    @Override
    public Truth judge(Bindings bindings, long atMillis) {
        boolean all = true;
        for (LimitTest test = this; test != null; test = test.next) {
            double value = bindings.value(test.metric);
            if (Double.isNaN(value)) {
                return judgeEach(bindings);
            }
            all &= test.holds(value);
        }
        return Truth.of(all);
    }

    @SuppressWarnings(
            "ShortCircuitBoolean") // which values come cannot be guessed, so a jump costs more than to compare
    private boolean holds(double value) {
        return (below & value < limit) | (equal & value == limit) | (above & value > limit);
    }

    /** As above, where some metric has no number. */
    private Truth judgeEach(Bindings bindings) {
        Truth all = Truth.TRUE;
        for (LimitTest test = this; test != null; test = test.next) {
            double value = bindings.value(test.metric);
            all = all.and(Double.isNaN(value) ? test.withoutNumber(bindings, value) : Truth.of(test.holds(value)));
        }
        return all;
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
