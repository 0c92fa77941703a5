package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.rule.sight.Sight;
import io.github.incidentsdk.rule.state.Verdict;
import io.github.incidentsdk.rule.state.Verdicts;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows that speak of one incident: of several the worst decides. */
final class Group {

    /** Stands for no row. */
    static final int NONE = -1;

    private final Labels key;
    private final int[] rows;

    /** What follows the group; null while no level of it is true. */
    @Nullable
    Instance instance;

    Results results = new Results();

    /** Whether it was counted as refused. */
    boolean refused;

    Group(Labels key, Collection<Integer> rows) {
        this.key = key;
        this.rows = rows.stream().mapToInt(Integer::intValue).toArray();
    }

    Labels key() {
        return key;
    }

    /** Fills in what {@code sight} says of the group; whether any of it is worth following. */
    boolean judge(Sight sight, Verdicts verdicts, int levels) {
        boolean anyTrue = false;
        for (int level = 0; level < levels; level++) {
            Verdict verdict = judge(sight, level);
            verdicts.level(level, verdict);
            anyTrue |= verdict == Verdict.TRUE;
        }
        return anyTrue;
    }

    /** What is said of a level, for people: what is gone is not true. */
    Truth seen(Sight sight, int level) {
        return switch (judge(sight, level)) {
            case TRUE -> Truth.TRUE;
            case UNKNOWN -> Truth.UNKNOWN;
            case FALSE, GONE -> Truth.FALSE;
        };
    }

    private Verdict judge(Sight sight, int level) {
        Truth worst = rows.length == 0 && sight.elsewhere(level) == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.FALSE;
        boolean measured = false;
        for (int row : rows) {
            worst = worst.or(sight.truth(level, row));
            measured |= sight.isDecided(level, row);
        }
        return switch (worst) {
            case TRUE -> Verdict.TRUE;
            case UNKNOWN -> Verdict.UNKNOWN;
            case GONE -> Verdict.GONE;
            case LONG_GONE, FALSE -> measured ? Verdict.FALSE : Verdict.GONE;
        };
    }

    /** Whether a series is there with such labels. */
    boolean anyThere(Sight sight, Predicate<Labels> such) {
        for (int row : rows) {
            if (sight.isPresent(row) && such.test(sight.labels(row))) {
                return true;
            }
        }
        return false;
    }

    /** What {@code resolve.when} says: it must be true of all that is there. */
    Verdict over(Sight sight) {
        Truth all = Truth.TRUE;
        boolean present = false;
        for (int row : rows) {
            if (sight.isPresent(row)) {
                present = true;
                all = all.and(sight.over(row));
            }
        }
        if (!present || all == Truth.UNKNOWN) {
            return Verdict.UNKNOWN;
        }
        return all == Truth.TRUE ? Verdict.TRUE : Verdict.FALSE;
    }

    /** The row that is told of: of the most severe level that is true, the furthest beyond it; else the nearest to any. */
    int worst(Sight sight, int levels) {
        int worst = NONE;
        int worstLevel = Integer.MAX_VALUE;
        double worstDistance = 0;
        for (int row : rows) {
            if (sight.isPresent(row)) {
                int level = firstTrue(sight, row, levels);
                double distance = level < levels ? sight.distance(level, row) : -sight.distance(levels - 1, row);
                if (level < worstLevel
                        || (level == worstLevel && !(distance <= worstDistance) && !Double.isNaN(distance))) {
                    worst = row;
                    worstLevel = level;
                    worstDistance = Double.isNaN(distance) ? Double.NEGATIVE_INFINITY : distance;
                }
            }
        }
        return worst;
    }

    private static int firstTrue(Sight sight, int row, int levels) {
        int level = 0;
        while (level < levels && sight.truth(level, row) != Truth.TRUE) {
            level++;
        }
        return level;
    }
}
