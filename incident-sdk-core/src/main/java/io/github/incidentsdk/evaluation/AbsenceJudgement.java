package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.List;

/** {@code absent(…)} as a condition: unknown only while a source fails that might report what is absent. */
final class AbsenceJudgement extends Judgement {

    private final Vector absence;

    /** Creates the judgement of a vector that has one element, with the value 1 while something is absent. */
    AbsenceJudgement(Vector absence) {
        super(null, absence);
        this.absence = absence;
    }

    @Override
    List<Labels> bind() {
        return List.of(absence.labels(0));
    }

    @Override
    void judge(long atMillis) {
        if (!absence.isPresent(0)) {
            set(0, Truth.FALSE, 0, Absent.VALUE);
            return;
        }
        String blindness = absence.isDoubtful(0) ? Comparing.NAN : absence.absenceBlindness(atMillis);
        if (blindness == null) {
            set(0, Truth.TRUE, absence.value(0), Absent.VALUE);
        } else {
            setUnknown(0, absence.value(0), Absent.VALUE, blindness);
        }
    }

    @Override
    Truth judgeElsewhere(long atMillis) {
        return Truth.FALSE;
    }
}
