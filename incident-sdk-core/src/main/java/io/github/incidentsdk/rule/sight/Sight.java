package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Calm;
import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.metric.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule sees: rows of label sets, and per row the truth of each level.
 *
 * <p>Rows keep their place for as long as {@link #generation()} is the same, also while their series is absent; a tick on which
 * no series came or went allocates nothing. For the thread of the tick.
 */
public abstract class Sight {

    Sight() {}

    /**
     * Evaluates everything.
     *
     * @param atMillis the time of the tick, to which the series were brought before
     */
    public abstract void look(long atMillis);

    /** A number that changes whenever rows come or go; 0 before the first look. */
    public abstract int generation();

    /** How many rows there are, with those that are absent at present. */
    public abstract int size();

    /** The labels of a row. */
    public abstract Labels labels(int row);

    /** Whether there is anything to judge at present; what is absent is FALSE when it is known to be, else UNKNOWN. */
    public abstract boolean isPresent(int row);

    /** Whether it is known without looking that every row is FALSE at every level. */
    public boolean isQuiet() {
        return false;
    }

    /** What leaves the rows as they are and every one FALSE at every level, so that nobody has to look; null when one is not, or where it is not known. */
    public @Nullable Calm calm() {
        return null;
    }

    /** What holds of a level; 0 is the most severe. */
    public abstract Truth truth(int level, int row);

    /** Whether a level is FALSE in a row because of what is there, and not because nothing is. */
    public boolean isDecided(int level, int row) {
        return truth(level, row) == Truth.FALSE && isPresent(row);
    }

    /** What holds of {@code resolve.when}; UNKNOWN in a rule that has none. */
    public abstract Truth over(int row);

    /** What holds of a level for every label set that has no row. */
    public abstract Truth elsewhere(int level);

    /** How far the value lies beyond the level, or before it; NaN where there is no such number. */
    public abstract double distance(int level, int row);

    /** How far what is seen lies from where {@code resolve.when} begins to be true; NaN where there is no such number. */
    public double distanceToOver(int row) {
        return Double.NaN;
    }

    /** Whether {@link #distance} can tell anything: not where a server says only whether there is a series. */
    public boolean hasMargin() {
        return true;
    }

    /** Whether a row may be made of several series, so that it is there although one of them is not. */
    public abstract boolean foldsSeries();

    /** The names under which values are told. */
    public abstract List<String> names();

    /** The value of a name; a NaN when there is none. */
    public abstract double value(int name, int row);

    /** Whose labels never met on the two sides of an operator, although both are there, and what to do; null when all did. */
    public abstract @Nullable String strangers();

    /** Why something is unknown at present; null when nothing is. */
    public abstract @Nullable String unknown();
}
