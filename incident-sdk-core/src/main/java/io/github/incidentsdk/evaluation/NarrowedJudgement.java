package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.vector.Strangers;
import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.metric.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code and} and {@code unless}: the label sets of the left side. */
final class NarrowedJudgement extends SetJudgement {

    private final boolean unless;
    private final Strangers strangers = new Strangers();
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
        if (!unless && !strangers.haveMet() && anybodyMeets()) {
            strangers.meet();
        }
    }

    private boolean anybodyMeets() {
        for (int row = 0; row < partners.length; row++) {
            for (int partner : partners[row]) {
                if (left.isPresent(row) && right.isPresent(partner)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Not of {@code unless}: what would be left out may well have nothing to do with what is there. */
    @Override
    public @Nullable String strangers() {
        String own = unless ? null : strangers.tell(left.anybody(), right.anybody());
        return own == null ? super.strangers() : own;
    }

    /** Also where the left side is gone, which would not be false by itself. */
    @Override
    boolean isDecided(int row) {
        return super.isDecided(row)
                || (truth(row) == Truth.FALSE && left.truth(row).isGone());
    }

    @Override
    Truth judgeElsewhere(long atMillis) {
        return left.elsewhere() == Truth.UNKNOWN ? elsewhereUnless(left.elsewhereReason()) : left.elsewhere();
    }
}
