package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Calm;
import io.github.incidentsdk.evaluation.Condition;
import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions over series that all judge the same left side, one per level. */
final class ConditionSight extends Sight {

    private static final int[] NOBODY = {};
    private static final int NOWHERE = -1;

    private final Condition[] levels;
    private final @Nullable Condition resolve;
    private final List<String> names;
    private final boolean folds;

    /** For each row the rows of {@code resolve.when} that speak of it. */
    private int[][] speakers = {};

    /** What the rows speak of: first what all levels judge, then what is gone and held a level. */
    private List<Labels> rows = List.of();

    /** For each level the place of each row in it. */
    private int[][] places = {};

    private int generation;
    private int seenRows;
    private int seenResolve;

    /**
     * @param levels most severe first
     * @param name under which the left side is told
     */
    ConditionSight(List<Condition> levels, @Nullable Condition resolve, String name) {
        this.levels = levels.toArray(Condition[]::new);
        this.resolve = resolve;
        this.names = List.of(name);
        this.folds = levels.stream().anyMatch(level -> level.expression().foldsSeries());
    }

    @Override
    public void look(long atMillis) {
        int seen = 0;
        for (Condition level : levels) {
            level.evaluate(atMillis);
            seen += level.generation(); // each only rises
        }
        boolean rebind = generation == 0 || seenRows != seen;
        seenRows = seen;
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
        Map<Labels, Integer> numbers = new LinkedHashMap<>();
        for (Condition level : levels) {
            for (int place = 0; place < level.size(); place++) {
                numbers.putIfAbsent(level.labels(place), numbers.size());
            }
        }
        rows = List.copyOf(numbers.keySet());
        places = new int[levels.length][rows.size()];
        for (int level = 0; level < levels.length; level++) {
            Arrays.fill(places[level], NOWHERE);
            for (int place = 0; place < levels[level].size(); place++) {
                Integer row = numbers.get(levels[level].labels(place));
                if (row != null) {
                    places[level][row] = place;
                }
            }
        }
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
        return rows.size();
    }

    @Override
    public Labels labels(int row) {
        return rows.get(row);
    }

    @Override
    public boolean isPresent(int row) {
        return places[0][row] != NOWHERE && levels[0].isPresent(places[0][row]);
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
    public @Nullable Calm calm() {
        Calm all = levels[0].calm();
        for (int i = 1; i < levels.length && all != null; i++) {
            Calm level = levels[i].calm();
            all = level == null ? null : all.and(level);
        }
        return all;
    }

    @Override
    public Truth truth(int level, int row) {
        int place = places[level][row];
        return place == NOWHERE ? levels[level].elsewhere() : levels[level].truth(place);
    }

    @Override
    public boolean isDecided(int level, int row) {
        return places[level][row] != NOWHERE && levels[level].isDecided(places[level][row]);
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
        int place = places[level][row];
        return place == NOWHERE ? Double.NaN : Math.abs(levels[level].value(place) - levels[level].limit(place));
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
    public boolean foldsSeries() {
        return folds;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public double value(int name, int row) {
        return places[0][row] == NOWHERE ? Absent.VALUE : levels[0].value(places[0][row]);
    }

    @Override
    public @Nullable String strangers() {
        for (Condition level : levels) {
            String strangers = level.strangers();
            if (strangers != null) {
                return strangers;
            }
        }
        return resolve == null ? null : resolve.strangers();
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
