package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.List;

/** {@code absent(…)} as a condition: unknown only while a source fails that might report what is absent. */
final class AbsenceJudgement extends Judgement {

    private final Vector absence;
    private int seen;

    /** Creates the judgement of a vector that has one element, with the value 1 while something is absent. */
    AbsenceJudgement(Vector absence) {
        this.absence = absence;
    }

    @Override
    boolean updateInputs(long atMillis) {
        absence.update(atMillis);
        fail(absence.problem());
        boolean changed = seen != absence.generation();
        seen = absence.generation();
        return changed;
    }

    @Override
    List<Labels> bind() {
        return List.of(absence.labels(0));
    }

    @Override
    void judge(long atMillis, Row[] rows, Row elsewhere) {
        Row row = rows[0];
        row.limit = Absent.VALUE;
        if (absence.isPresent(0)) {
            row.value = absence.value(0);
            String blindness = absence.absenceBlindness(atMillis);
            row.truth = blindness == null ? Truth.TRUE : Truth.UNKNOWN;
            row.reason = blindness;
        } else {
            row.value = 0;
            row.known(Truth.FALSE);
        }
        elsewhere.known(Truth.FALSE);
    }
}
