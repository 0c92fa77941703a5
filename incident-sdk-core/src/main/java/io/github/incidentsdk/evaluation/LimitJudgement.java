package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.vector.Scalar;
import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A vector compared with a scalar. */
final class LimitJudgement extends Judgement {

    private final Comparing comparing;
    private final Vector vector;
    private final Scalar limit;
    private int seen;

    /** Creates the judgement of {@code vector operator limit}. */
    LimitJudgement(Comparing comparing, Vector vector, Scalar limit) {
        this.comparing = comparing;
        this.vector = vector;
        this.limit = limit;
    }

    @Override
    boolean updateInputs(long atMillis) {
        vector.update(atMillis);
        limit.update(atMillis);
        fail(vector.problem());
        fail(limit.problem());
        boolean changed = seen != vector.generation();
        seen = vector.generation();
        return changed;
    }

    @Override
    List<Labels> bind() {
        return IntStream.range(0, vector.size()).mapToObj(vector::labels).toList();
    }

    @Override
    void judge(long atMillis, Row[] rows, Row elsewhere) {
        elsewhere.missing(vector.blindness(atMillis));
        String partial = vector.partFailure(atMillis);
        double right = limit.value();
        for (int i = 0; i < rows.length; i++) {
            double left = vector.value(i);
            if (Absent.is(left)) {
                rows[i].copy(elsewhere);
            } else {
                comparing.judge(left, right, rows[i]);
                markPartial(rows[i], partial);
            }
        }
    }

    /** A sum over the sources that are left says nothing about the sum. */
    static void markPartial(Row row, @Nullable String partial) {
        if (partial != null) {
            row.unknown(partial);
        }
    }
}
