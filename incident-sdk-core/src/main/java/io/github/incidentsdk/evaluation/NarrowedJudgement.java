package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.metric.Labels;
import java.util.List;

/** {@code and} and {@code unless}: the label sets of the left side. */
final class NarrowedJudgement extends SetJudgement {

    private final boolean unless;
    private int[][] partners = {};

    NarrowedJudgement(Judgement left, Judgement right, Matching matching, boolean unless) {
        super(left, right, matching);
        this.unless = unless;
    }

    @Override
    List<Labels> bind() {
        partners = partners(left, right);
        return labels(left);
    }

    @Override
    void judge(long atMillis) {
        for (int row = 0; row < size(); row++) {
            Truth other = any(right, partners[row]);
            Truth truth = left.truth(row).and(unless ? other.not() : other);
            if (truth == Truth.UNKNOWN) {
                String reason = left.reason(row);
                setUnknown(
                        row, left.value(row), left.limit(row), reason == null ? reason(right, partners[row]) : reason);
            } else {
                set(row, truth, left.value(row), left.limit(row));
            }
        }
    }

    @Override
    Truth judgeElsewhere(long atMillis) {
        return left.elsewhere() == Truth.UNKNOWN ? elsewhereUnless(left.elsewhereReason()) : left.elsewhere();
    }
}
