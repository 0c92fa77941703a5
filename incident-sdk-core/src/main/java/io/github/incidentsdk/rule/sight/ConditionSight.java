package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Condition;
import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.metric.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions over series that all judge the same left side, one per level. */
final class ConditionSight extends Sight {

    private static final int[] NOBODY = {};

    private final Condition[] levels;
    private final @Nullable Condition resolve;
    private final List<String> names;

    /** For each row the rows of {@code resolve.when} that speak of it. */
    private int[][] speakers = {};

    private int generation;
    private int seenRows;
    private int seenResolve;

    /**
     * @param levels most severe first; their rows are the same, in the same order
     * @param name under which the left side is told
     */
    ConditionSight(List<Condition> levels, @Nullable Condition resolve, String name) {
        this.levels = levels.toArray(Condition[]::new);
        this.resolve = resolve;
        this.names = List.of(name);
    }

    @Override
    public void look(long atMillis) {
        for (Condition level : levels) {
            level.evaluate(atMillis);
        }
        boolean rebind = generation == 0 || seenRows != levels[0].generation();
        seenRows = levels[0].generation();
        if (resolve != null) {
            resolve.evaluate(atMillis);
            rebind |= seenResolve != resolve.generation();
            seenResolve = resolve.generation();
        }
        if (rebind) {
            generation++;
            bind();
        }
    }

    private void bind() {
        speakers = new int[size()][];
        for (int row = 0; row < speakers.length; row++) {
            speakers[row] = resolve == null ? NOBODY : LabelMatch.compatible(labels(row), resolve);
        }
    }

    @Override
    public int generation() {
        return generation;
    }

    @Override
    public int size() {
        return levels[0].size();
    }

    @Override
    public Labels labels(int row) {
        return levels[0].labels(row);
    }

    @Override
    public boolean isPresent(int row) {
        return levels[0].isPresent(row);
    }

    @Override
    public boolean isQuiet() {
        for (Condition level : levels) {
            if (!level.isQuiet()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Truth truth(int level, int row) {
        return levels[level].truth(row);
    }

    @Override
    public Truth over(int row) {
        if (resolve == null) {
            return Truth.UNKNOWN;
        }
        int[] rows = speakers[row];
        Truth all = rows.length == 0 ? resolve.elsewhere() : Truth.TRUE;
        for (int speaker : rows) {
            all = all.and(resolve.truth(speaker));
        }
        return all;
    }

    @Override
    public Truth elsewhere(int level) {
        return levels[level].elsewhere();
    }

    @Override
    public double distance(int level, int row) {
        return Math.abs(levels[level].value(row) - levels[level].limit(row));
    }

    @Override
    public double distanceToOver(int row) {
        double furthest = Double.NaN;
        for (int speaker : speakers[row]) { // all of them have to be true
            if (resolve != null && resolve.truth(speaker) == Truth.FALSE) {
                double distance = Math.abs(resolve.value(speaker) - resolve.limit(speaker));
                furthest = Double.isNaN(furthest) ? distance : Math.max(furthest, distance);
            }
        }
        return furthest;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public double value(int name, int row) {
        return levels[0].value(row);
    }

    @Override
    public @Nullable String unknown() {
        for (Condition level : levels) {
            String problem = level.problem();
            for (int row = 0; problem == null && row < level.size(); row++) {
                problem = level.reason(row);
            }
            if (problem != null) {
                return problem;
            }
        }
        for (Condition level : levels) { // what is followed may have no row any more
            if (level.elsewhereReason() != null) {
                return level.elsewhereReason();
            }
        }
        return null;
    }
}
