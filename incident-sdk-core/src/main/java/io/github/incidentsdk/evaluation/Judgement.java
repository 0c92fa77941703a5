package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a condition: one truth per label set, and one for all label sets that it does not have. */
abstract class Judgement {

    private static final long NEVER = Long.MIN_VALUE;

    private long updatedAt = NEVER;
    private int generation;
    private @Nullable String problem;
    private List<Labels> labels = List.of();

    private Truth[] truths = {};

    /** How many rows are TRUE or UNKNOWN. */
    private int notFalse;

    private double[] values = {};
    private double[] limits = {};

    /** Why a row is UNKNOWN; without meaning for other rows. */
    private @Nullable String[] reasons = {};

    private boolean elsewhereJudged;
    private Truth elsewhere = Truth.UNKNOWN;
    private @Nullable String elsewhereReason;

    /** Judges as of this moment; a second call for the same moment does nothing. */
    final void update(long atMillis) {
        if (updatedAt == atMillis) {
            return;
        }
        updatedAt = atMillis;
        problem = null;
        elsewhereJudged = false;
        if (updateInputs(atMillis) || generation == 0) {
            generation++;
            labels = List.copyOf(bind());
            truths = new Truth[labels.size()];
            Arrays.fill(truths, Truth.UNKNOWN);
            notFalse = labels.size();
            values = new double[labels.size()];
            limits = new double[labels.size()];
            reasons = new String[labels.size()];
        }
        if (problem == null) {
            judge(atMillis);
        }
        if (problem != null) {
            for (int row = 0; row < size(); row++) {
                setUnknown(row, Absent.VALUE, Absent.VALUE, problem);
            }
        }
    }

    /** Returns a number that changes whenever rows come or go. */
    final int generation() {
        return generation;
    }

    final int size() {
        return truths.length;
    }

    final Labels labels(int row) {
        return labels.get(row);
    }

    final Truth truth(int row) {
        return truths[row];
    }

    /** Returns whether every row is FALSE. */
    final boolean isQuiet() {
        return notFalse == 0;
    }

    /** The left side of the comparison, {@link Absent#VALUE} without one. */
    final double value(int row) {
        return values[row];
    }

    /** The right side of the comparison, {@link Absent#VALUE} without one. */
    final double limit(int row) {
        return limits[row];
    }

    /** Why the row is UNKNOWN, or null when it is not. */
    final @Nullable String reason(int row) {
        return truths[row] == Truth.UNKNOWN ? reasons[row] : null;
    }

    final boolean isPresent(int row) {
        return !Absent.is(values[row]);
    }

    /** What holds for a label set that has no row, or whose left side is missing. */
    final Truth elsewhere() {
        if (!elsewhereJudged) {
            elsewhereJudged = true;
            elsewhereReason = problem;
            elsewhere = problem == null ? judgeElsewhere(updatedAt) : Truth.UNKNOWN;
        }
        return elsewhere;
    }

    final @Nullable String elsewhereReason() {
        return elsewhere() == Truth.UNKNOWN ? elsewhereReason : null;
    }

    /** Why nothing could be judged, or null. */
    final @Nullable String problem() {
        return problem;
    }

    final void fail(@Nullable String why) {
        if (why != null) {
            problem = why;
        }
    }

    final void set(int row, Truth truth, double value, double limit) {
        if (truths[row] != truth) { // seldom, and a reference costs more to write than to compare
            notFalse += (truth == Truth.FALSE ? 0 : 1) - (truths[row] == Truth.FALSE ? 0 : 1);
            truths[row] = truth;
        }
        values[row] = value;
        limits[row] = limit;
    }

    final void setUnknown(int row, double value, double limit, @Nullable String reason) {
        set(row, Truth.UNKNOWN, value, limit);
        reasons[row] = reason;
    }

    /** Sets a row whose left side is missing. */
    final void setMissing(int row) {
        Truth missing = elsewhere();
        set(row, missing, Absent.VALUE, Absent.VALUE);
        reasons[row] = elsewhereReason;
    }

    /** Says of rows that several elements share that nothing is there, until {@link #take} says otherwise. */
    final void start(Rows rows) {
        rows.giveBack();
        for (int row = 0; rows.areShared() && row < size(); row++) {
            setMissing(row);
        }
    }

    /** Says that an element is there that a row speaks of. */
    final void take(Rows rows, int row) {
        if (!rows.take(row)) {
            fail("several series have the labels " + labels.get(row) + " here, and a row speaks of one");
        }
    }

    /** Returns FALSE when nothing is known to stand against that, else UNKNOWN, and keeps why for label sets elsewhere. */
    final Truth elsewhereUnless(@Nullable String blindness) {
        elsewhereReason = blindness;
        return blindness == null ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Updates what this is made of and reports problems; true when label sets came or went. */
    abstract boolean updateInputs(long atMillis);

    /** Returns the label sets. */
    abstract List<Labels> bind();

    /** Sets all rows. */
    abstract void judge(long atMillis);

    /** Judges a label set without a left side; asked only when there is one. */
    abstract Truth judgeElsewhere(long atMillis);
}
