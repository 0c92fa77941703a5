package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.math.Comparisons;
import io.github.incidentsdk.evaluation.vector.Bound;
import io.github.incidentsdk.evaluation.vector.Scalar;
import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vector compared with a scalar. */
final class LimitJudgement extends Judgement {

    private final Comparing comparing;
    private final Vector vector;
    private final Scalar limit;
    private Rows rows = Rows.NONE;

    /** What leaves every row FALSE; null before it was known once. */
    private @Nullable Calm calm;

    /** Whether it was known at the last update. */
    private boolean mayStay;

    /** Creates the judgement of {@code vector operator limit}. */
    LimitJudgement(Comparing comparing, Vector vector, Scalar limit, @Nullable Vanishing vanishing) {
        super(vanishing, vector, limit);
        this.comparing = comparing;
        this.vector = vector;
        this.limit = limit;
    }

    @Override
    List<Labels> bind() {
        rows = new Rows(vector.size(), vector::labels);
        return rows.labels();
    }

    @Override
    void judge(long atMillis) {
        double right = limit.value();
        see(right);
        String limitPartial = limit.partFailure(atMillis);
        String partial = limitPartial == null ? vector.partFailure(atMillis) : limitPartial;
        Bound bound = partial == null || limitPartial != null || vector.failure() != null
                ? Bound.NONE
                : vector.bound(atMillis);
        if (partial == null && !rows.areShared()) {
            judgeEach(right);
            return;
        }
        rows.giveBack();
        for (int element = 0; element < rows.elements(); element++) {
            int row = rows.of(element);
            double left = vector.value(element);
            if (!Absent.is(left)) {
                take(rows, row);
                if (isSure(bound, left, right)) {
                    comparing.judge(this, row, left, right, null);
                } else if (partial == null && Comparisons.THREE_VALUED.mayBeAny(left)) {
                    comparing.judge(this, row, vector, element, right);
                } else {
                    comparing.judge(this, row, left, right, partial);
                }
            } else if (!rows.areShared()) {
                setMissing(row);
            }
        }
        finish(rows);
    }

    /** Another object only when it says something else, since a tick makes no garbage. */
    private void see(double right) {
        Span span = limit.isFixed() ? vector.span() : null;
        if (span == null || Double.isNaN(span.least())) {
            mayStay = false;
            return;
        }
        mayStay = true;
        if (calm == null || calm.version() != span.version()) {
            calm = new Calm(span, span.version(), comparing.falseFrom(right), comparing.falseTo(right));
        }
    }

    /** Whether what nobody saw for a while could not make it any different. */
    private boolean isSure(Bound bound, double left, double right) {
        return !Double.isNaN(left) && bound.decides(comparing.operator(), comparing.truth(left, right) == Truth.TRUE);
    }

    /** As below, where each element is a row of its own: what is usual, without what is not. */
    private void judgeEach(double right) {
        for (int row = 0; row < rows.elements(); row++) {
            double left = vector.value(row);
            if (Absent.is(left)) {
                setMissing(row);
            } else if (Comparisons.THREE_VALUED.mayBeAny(left)) {
                comparing.judge(this, row, vector, row, right);
            } else {
                comparing.judge(this, row, left, right, null);
            }
        }
    }

    @Override
    @Nullable
    Calm calm() {
        return mayStay && isQuiet() ? calm : null;
    }

    @Override
    Truth judgeElsewhere(long atMillis) {
        return elsewhereUnless(vector.blindness(atMillis));
    }
}
