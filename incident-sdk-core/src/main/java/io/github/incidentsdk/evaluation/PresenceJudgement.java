package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.List;

/** Any vector as a condition, as Prometheus has it: what is there is true. */
final class PresenceJudgement extends Judgement {

    private final Vector vector;
    private Rows rows = Rows.NONE;

    PresenceJudgement(Vector vector) {
        super(null, vector);
        this.vector = vector;
    }

    @Override
    List<Labels> bind() {
        rows = new Rows(vector.size(), vector::labels);
        return rows.labels();
    }

    @Override
    void judge(long atMillis) {
        rows.giveBack();
        for (int element = 0; element < rows.elements(); element++) {
            int row = rows.of(element);
            if (vector.isPresent(element)) {
                take(rows, row);
                set(row, Truth.TRUE, vector.value(element), Absent.VALUE);
            } else if (!rows.areShared()) {
                setMissing(row);
            }
        }
        finish(rows);
    }

    @Override
    Truth judgeElsewhere(long atMillis) {
        return Truth.FALSE;
    }
}
