package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.vector.Match;
import io.github.incidentsdk.evaluation.vector.Match.Loners;
import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.expression.Matching;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two vectors compared, per label set of the left one. */
final class PairJudgement extends Judgement {

    private final Comparing comparing;
    private final Vector left;
    private final Vector right;
    private final Match match;
    private int seenLeft;
    private int seenRight;

    PairJudgement(Comparing comparing, Vector left, Vector right, Matching matching) {
        this.comparing = comparing;
        this.left = left;
        this.right = right;
        this.match = Match.ofJudged(left, right, matching);
    }

    @Override
    boolean updateInputs(long atMillis) {
        left.update(atMillis);
        right.update(atMillis);
        fail(left.problem());
        fail(right.problem());
        boolean changed = seenLeft != left.generation() || seenRight != right.generation();
        seenLeft = left.generation();
        seenRight = right.generation();
        return changed;
    }

    @Override
    List<Labels> bind() {
        match.bind(Loners.KEPT);
        return IntStream.range(0, match.size()).mapToObj(match::labels).toList();
    }

    @Override
    void judge(long atMillis, Row[] rows, Row elsewhere) {
        elsewhere.missing(left.blindness(atMillis));
        String partial = left.partFailure(atMillis);
        if (partial == null) {
            partial = right.partFailure(atMillis);
        }
        fail(match.resolve());
        fail(match.crowded());
        for (int i = 0; i < rows.length; i++) {
            judge(i, rows[i], elsewhere, atMillis, partial);
        }
    }

    private void judge(int place, Row row, Row elsewhere, long atMillis, @Nullable String partial) {
        double leftValue = valueOf(left, match.left(place));
        double rightValue = valueOf(right, match.right(place));
        if (Absent.is(leftValue)) {
            row.copy(elsewhere);
        } else if (Absent.is(rightValue)) {
            row.value = leftValue;
            row.limit = Absent.VALUE;
            row.missing(right.blindness(atMillis));
        } else {
            comparing.judge(leftValue, rightValue, row);
            LimitJudgement.markPartial(row, partial);
        }
    }

    private static double valueOf(Vector vector, int index) {
        return index < 0 ? Absent.VALUE : vector.value(index);
    }
}
