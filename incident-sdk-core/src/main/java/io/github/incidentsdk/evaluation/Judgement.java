package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.metric.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a condition: one truth per label set, and one for all label sets that it does not have. */
abstract class Judgement {

    private static final long NEVER = Long.MIN_VALUE;

    private long updatedAt = NEVER;
    private int generation;
    private List<Labels> labels = List.of();
    private Row[] rows = new Row[0];
    private final Row elsewhere = new Row();
    private @Nullable String problem;

    /** Judges as of this moment; a second call for the same moment does nothing. */
    final void update(long atMillis) {
        if (updatedAt == atMillis) {
            return;
        }
        updatedAt = atMillis;
        problem = null;
        elsewhere.clear();
        if (updateInputs(atMillis) || generation == 0) {
            generation++;
            labels = List.copyOf(bind());
            rows = new Row[labels.size()];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = new Row();
            }
        }
        if (problem == null) {
            judge(atMillis, rows, elsewhere);
        }
        if (problem != null) {
            for (Row row : rows) {
                row.clear();
                row.unknown(problem);
            }
            elsewhere.unknown(problem);
        }
    }

    final int generation() {
        return generation;
    }

    final int size() {
        return rows.length;
    }

    final Labels labels(int index) {
        return labels.get(index);
    }

    final Row row(int index) {
        return rows[index];
    }

    /** What holds for a label set that has no row. */
    final Row elsewhere() {
        return elsewhere;
    }

    final @Nullable String problem() {
        return problem;
    }

    final void fail(@Nullable String why) {
        if (why != null) {
            problem = why;
        }
    }

    /** Updates what this is made of and reports problems; true when label sets came or went. */
    abstract boolean updateInputs(long atMillis);

    /** Returns the label sets. */
    abstract List<Labels> bind();

    /** Writes all rows and what holds elsewhere. */
    abstract void judge(long atMillis, Row[] rows, Row elsewhere);
}
