package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.List;
import java.util.stream.IntStream;

/** Any vector as a condition, as Prometheus has it: what is there is true. */
final class PresenceJudgement extends Judgement {

    private final Vector vector;
    private int seen;

    PresenceJudgement(Vector vector) {
        this.vector = vector;
    }

    @Override
    boolean updateInputs(long atMillis) {
        vector.update(atMillis);
        fail(vector.problem());
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
        for (int i = 0; i < rows.length; i++) {
            rows[i].value = vector.value(i);
            rows[i].limit = Absent.VALUE;
            rows[i].known(Truth.of(vector.isPresent(i)));
        }
        elsewhere.known(Truth.FALSE);
    }
}
