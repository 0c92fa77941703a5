package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.math.Comparisons;
import io.github.incidentsdk.evaluation.vector.Bound;
import io.github.incidentsdk.evaluation.vector.Scalar;
import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vector compared with a scalar. */
final class LimitJudgement extends Judgement {

    private final Comparing comparing;
    private final Vector vector;
    private final Scalar limit;
    private Rows rows = Rows.NONE;

    /** Between these the comparison is FALSE as long as the limit is what it was at the last update; NaN when it may be another. */
    private double quietFrom = Double.NaN;

    private double quietTo = Double.NaN;

    /** The vector's generation at the last update if every element was there then and a number, else 0. */
    private int wholeAt;

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
        wholeAt = Double.isNaN(vector.floor()) ? 0 : vector.generation();
        if (wholeAt != 0 && limit.isFixed() && Double.isNaN(quietFrom)) {
            quietFrom = comparing.falseFrom(limit.value());
            quietTo = comparing.falseTo(limit.value());
        }
        String limitPartial = limit.partFailure(atMillis);
        String partial = limitPartial == null ? vector.partFailure(atMillis) : limitPartial;
        Bound bound = partial == null || limitPartial != null || vector.failure() != null
                ? Bound.NONE
                : vector.bound(atMillis);
        double right = limit.value();
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
    boolean staysQuiet() {
        return wholeAt != 0
                && wholeAt == vector.generation()
                && isQuiet()
                && vector.floor() >= quietFrom
                && vector.ceiling() <= quietTo;
    }

    @Override
    Truth judgeElsewhere(long atMillis) {
        return elsewhereUnless(vector.blindness(atMillis));
    }
}
