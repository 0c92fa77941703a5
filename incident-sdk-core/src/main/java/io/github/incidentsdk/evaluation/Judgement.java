package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a condition: one truth per label set, and one for all label sets that it does not have. */
abstract class Judgement {

    private static final long NEVER = Long.MIN_VALUE;

    /** How many rows stay whose label sets are gone. */
    private static final int MOST_GONE = 1_000;

    /** What a comparison says that was true and whose left side vanished; null when it is false at once. */
    private final @Nullable Vanishing vanishing;

    private long updatedAt = NEVER;
    private int generation;
    private @Nullable String problem;
    private List<Labels> labels = List.of();

    private Truth[] truths = {};

    /** How many rows are TRUE or UNKNOWN. */
    private int notFalse;

    private double[] values = {};
    private double[] limits = {};

    /** Whether a row was TRUE when its left side was last there and known. */
    private boolean[] held = {};

    /** For how long a row has been GONE, in milliseconds. */
    private long[] goneFor = {};

    /** How many rows are bound; what comes after them is gone. */
    private int bound;

    /** What counts of the time since the last evaluation. */
    private long elapsed;

    /** Why a row is UNKNOWN; without meaning for other rows. */
    private @Nullable String[] reasons = {};

    private boolean elsewhereJudged;
    private Truth elsewhere = Truth.UNKNOWN;
    private @Nullable String elsewhereReason;

    /** Whether it compares, and so has rows that outlive what they speak of; else it is made of others that do. */
    private final boolean compares;

    Judgement(@Nullable Vanishing vanishing, boolean compares) {
        this.vanishing = vanishing;
        this.compares = compares;
    }

    /** Judges as of this moment; a second call for the same moment does nothing. */
    final void update(long atMillis) {
        if (updatedAt == atMillis) {
            return;
        }
        boolean first = updatedAt == NEVER;
        elapsed = first || vanishing == null
                ? 0
                : Math.max(0, Math.min(atMillis - updatedAt, 2 * vanishing.tickMillis()));
        updatedAt = atMillis;
        problem = null;
        elsewhereJudged = false;
        if (updateInputs(atMillis) || generation == 0) {
            generation++;
            rebind(bind());
        }
        if (problem == null) {
            judge(atMillis);
            for (int row = bound; row < size(); row++) {
                setMissing(row);
            }
        }
        if (problem != null) {
            for (int row = 0; row < size(); row++) {
                setUnknown(row, Absent.VALUE, Absent.VALUE, problem);
            }
        }
    }

    private void rebind(List<Labels> found) {
        List<Labels> all = new ArrayList<>(found);
        List<Integer> stay = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Map<Labels, Integer> known = new HashMap<>();
        for (int row = 0; row < size(); row++) {
            if (held[row] || goneFor[row] > 0) {
                if (known.isEmpty()) {
                    for (int place = 0; place < found.size(); place++) {
                        known.put(found.get(place), place);
                    }
                }
                Integer place = known.get(labels.get(row));
                if (place == null && held[row] && all.size() - found.size() < MOST_GONE) {
                    place = all.size();
                    all.add(labels.get(row));
                }
                if (place != null) {
                    stay.add(row);
                    places.add(place);
                }
            }
        }
        bound = found.size();
        labels = List.copyOf(all);
        Truth[] before = truths;
        boolean[] heldBefore = held;
        long[] goneBefore = goneFor;
        truths = new Truth[all.size()];
        Arrays.fill(truths, Truth.UNKNOWN);
        notFalse = all.size();
        values = new double[all.size()];
        limits = new double[all.size()];
        reasons = new String[all.size()];
        held = new boolean[all.size()];
        goneFor = new long[all.size()];
        for (int i = 0; i < stay.size(); i++) {
            int row = stay.get(i);
            int place = places.get(i);
            truths[place] = before[row] == Truth.FALSE ? Truth.UNKNOWN : before[row];
            held[place] = heldBefore[row];
            goneFor[place] = goneBefore[row];
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

    /** Whether something that is there made a row FALSE. */
    boolean isDecided(int row) {
        return truths[row] == Truth.FALSE && isPresent(row);
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

    /** Whether a row has been GONE for so long that others may be asked instead. */
    final boolean isOutlasted(int row) {
        return vanishing != null && truths[row] == Truth.GONE && goneFor[row] > vanishing.afterMillis();
    }

    final void set(int row, Truth truth, double value, double limit) {
        if (vanishing != null) {
            note(row, truth, value);
        }
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

    private void note(int row, Truth truth, double value) {
        if (truth == Truth.GONE) {
            goneFor[row] += truths[row] == Truth.TRUE ? 0 : elapsed;
        } else if (truth == Truth.TRUE) {
            held[row] = compares;
            goneFor[row] = 0;
        } else if (truth == Truth.FALSE) {
            held[row] &= Absent.is(value);
            goneFor[row] = 0;
        }
    }

    /** Sets a row whose left side is missing. */
    final void setMissing(int row) {
        Truth missing = elsewhere();
        if (missing == Truth.FALSE && vanishing != null && held[row]) {
            held[row] = !(vanishing.ends() && goneFor[row] + elapsed > vanishing.afterMillis());
            missing = held[row] ? Truth.GONE : Truth.FALSE;
        }
        set(row, missing, Absent.VALUE, Absent.VALUE);
        reasons[row] = elsewhereReason;
    }

    /** Says of rows that several elements share that nothing is there, until {@link #take} says otherwise. */
    final void start(Rows rows) {
        rows.giveBack();
        for (int row = 0; rows.areShared() && row < bound; row++) {
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
