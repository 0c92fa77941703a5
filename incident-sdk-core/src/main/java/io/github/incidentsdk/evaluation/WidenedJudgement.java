package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code or}: the label sets of both sides. */
final class WidenedJudgement extends SetJudgement {

    private static final int NOWHERE = -1;

    /** Some row matches, but none has the same labels: what that side says is told in the row of its own labels. */
    private static final int ELSEWHERE_MATCHED = -2;

    /** For each row of the left side the row of the right side that speaks of the same labels. */
    private int[] counterparts = {};

    /** For each row of the right side the rows of the left side that match. */
    private int[][] rivals = {};

    /** The rows of the right side whose labels no row of the left side has. */
    private int[] added = {};

    WidenedJudgement(Judgement left, Judgement right, Matching matching) {
        super(left, right, matching);
    }

    @Override
    List<Labels> bind() {
        rivals = partners(right, left);
        counterparts = counterparts(partners(left, right));
        List<Labels> labels = new ArrayList<>(labels(left));
        Set<Labels> known = new HashSet<>(labels);
        added = IntStream.range(0, right.size())
                .filter(row -> !known.contains(right.labels(row)))
                .toArray();
        for (int row : added) {
            labels.add(right.labels(row));
        }
        return labels;
    }

    private int[] counterparts(int[][] partners) {
        Map<Labels, Integer> rows = new HashMap<>();
        for (int row = 0; row < right.size(); row++) {
            rows.put(right.labels(row), row);
        }
        return IntStream.range(0, left.size())
                .map(row ->
                        rows.getOrDefault(left.labels(row), partners[row].length == 0 ? NOWHERE : ELSEWHERE_MATCHED))
                .toArray();
    }

    @Override
    void judge(long atMillis) {
        for (int row = 0; row < left.size(); row++) {
            if (counterparts[row] == ELSEWHERE_MATCHED) {
                copy(row, left, row, left.truth(row), left.reason(row));
            } else {
                join(row, row, counterparts[row]);
            }
        }
        for (int i = 0; i < added.length; i++) {
            int row = left.size() + i;
            if (rivals[added[i]].length == 0) {
                join(row, NOWHERE, added[i]);
            } else {
                copy(row, right, added[i], standingIn(added[i]), right.reason(added[i]));
            }
        }
    }

    /** What a row of the right side says, which stands in only while no row of the left side that matches it holds. */
    private Truth standingIn(int rightRow) {
        return rivals[rightRow].length > 0 && any(left, rivals[rightRow]) == Truth.TRUE
                ? Truth.FALSE
                : right.truth(rightRow);
    }

    /** Sets a row from one of either side, of which one may be missing. */
    private void join(int row, int leftRow, int rightRow) {
        Truth one = leftRow == NOWHERE ? left.elsewhere() : left.truth(leftRow);
        Truth other = rightRow == NOWHERE ? right.elsewhere() : standingIn(rightRow);
        String reason = leftRow == NOWHERE ? left.elsewhereReason() : left.reason(leftRow);
        if (reason == null) {
            reason = rightRow == NOWHERE ? right.elsewhereReason() : right.reason(rightRow);
        }
        boolean leftIsThere = leftRow != NOWHERE && left.isPresent(leftRow);
        if (rightRow != NOWHERE && one != Truth.TRUE && (other == Truth.TRUE || !leftIsThere)) {
            copy(row, right, rightRow, one.or(other), reason);
        } else {
            copy(row, left, leftRow, one.or(other), reason);
        }
    }

    private void copy(int row, Judgement from, int fromRow, Truth truth, @Nullable String reason) {
        double value = fromRow == NOWHERE ? Absent.VALUE : from.value(fromRow);
        double limit = fromRow == NOWHERE ? Absent.VALUE : from.limit(fromRow);
        if (truth == Truth.UNKNOWN) {
            setUnknown(row, value, limit, reason);
        } else {
            set(row, truth, value, limit);
        }
    }

    @Override
    Truth judgeElsewhere(long atMillis) {
        Truth truth = left.elsewhere().or(right.elsewhere());
        if (truth != Truth.UNKNOWN) {
            return truth;
        }
        String reason = left.elsewhereReason();
        return elsewhereUnless(reason == null ? right.elsewhereReason() : reason);
    }
}
