package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.math.Comparisons;
import io.github.incidentsdk.evaluation.vector.Match;
import io.github.incidentsdk.evaluation.vector.Match.Loners;
import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two vectors compared, per label set of the left one. */
final class PairJudgement extends Judgement {

    private final Comparing comparing;
    private final Vector left;
    private final Vector right;
    private final Match match;
    private Rows rows = Rows.NONE;

    PairJudgement(Comparing comparing, Vector left, Vector right, Matching matching, @Nullable Vanishing vanishing) {
        super(vanishing, left, right);
        this.comparing = comparing;
        this.left = left;
        this.right = right;
        this.match = Match.ofJudged(left, right, matching);
    }

    @Override
    List<Labels> bind() {
        match.bind(Loners.KEPT);
        rows = new Rows(match.size(), match::labels);
        return rows.labels();
    }

    @Override
    void judge(long atMillis) {
        fail(match.resolve());
        String partial = left.partFailure(atMillis);
        if (partial == null) {
            partial = right.partFailure(atMillis);
        }
        rows.giveBack();
        for (int place = 0; place < rows.elements(); place++) {
            int row = rows.of(place);
            double leftValue = valueOf(left, match.left(place));
            double rightValue = valueOf(right, match.right(place));
            if (!Absent.is(leftValue) && !Absent.is(rightValue)) {
                take(rows, row);
                if (partial == null && Comparisons.THREE_VALUED.mayBeAny(leftValue)) {
                    comparing.judge(this, row, left, match.left(place), rightValue);
                } else {
                    comparing.judge(this, row, leftValue, rightValue, partial);
                }
            } else if (!rows.areShared() || (!rows.isTaken(row) && !Absent.is(leftValue))) {
                rows.speakOf(row);
                judgeIncomplete(row, leftValue, atMillis);
            }
        }
        finish(rows);
    }

    private void judgeIncomplete(int row, double leftValue, long atMillis) {
        if (Absent.is(leftValue)) {
            setMissing(row);
            return;
        }
        String blindness = right.blindness(atMillis);
        if (blindness == null) {
            set(row, Truth.FALSE, leftValue, Absent.VALUE);
        } else {
            setUnknown(row, leftValue, Absent.VALUE, blindness);
        }
    }

    @Override
    Truth judgeElsewhere(long atMillis) {
        return elsewhereUnless(left.blindness(atMillis));
    }

    @Override
    public @Nullable String strangers() {
        String own = match.strangers();
        return own == null ? super.strangers() : own;
    }

    private static double valueOf(Vector vector, int index) {
        return index < 0 ? Absent.VALUE : vector.value(index);
    }
}
