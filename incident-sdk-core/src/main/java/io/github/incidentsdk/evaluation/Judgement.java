package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.vector.Input;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a condition: one truth per label set, and one for all label sets that it does not have. */
abstract class Judgement implements Input {

    private static final long NEVER = Long.MIN_VALUE;

    /** What is remembered of rows that are gone; null when what is gone is false, or the parts remember it. */
    private final @Nullable Vanished vanished;

    private final Input[] inputs;

    /** The generation of each input at the last update. */
    private final int[] seen;

    private long updatedAt = NEVER;
    private int generation;
    private @Nullable String problem;
    private List<Labels> labels = List.of();

    private Truth[] truths = {};

    /** How many rows are TRUE or UNKNOWN. */
    private int notFalse;

    /** How many rows are bound; what comes after them is gone. */
    private int bound;

    private double[] values = {};
    private double[] limits = {};

    /** Why a row is UNKNOWN; without meaning for other rows. */
    private @Nullable String[] reasons = {};

    private boolean elsewhereJudged;
    private Truth elsewhere = Truth.UNKNOWN;
    private @Nullable String elsewhereReason;

    /**
     * @param vanishing how long the rows of a comparison outlive their left sides; null for what remembers nothing of what is gone
     * @param inputs what is judged
     */
    Judgement(@Nullable Vanishing vanishing, Input... inputs) {
        this.vanished = vanishing == null ? null : new Vanished(vanishing);
        this.inputs = inputs;
        this.seen = new int[inputs.length];
    }

    /** Judges as of this moment; a second call for the same moment does nothing. */
    @Override
    public final void update(long atMillis) {
        if (updatedAt == atMillis) {
            return;
        }
        if (vanished != null) {
            vanished.begin(updatedAt == NEVER ? atMillis : updatedAt, atMillis);
        }
        updatedAt = atMillis;
        problem = null;
        elsewhereJudged = false;
        if (updateInputs(atMillis)) {
            generation++;
            List<Labels> found = bind();
            bound = found.size();
            labels = List.copyOf(vanished == null ? found : vanished.rebind(labels, found));
            truths = new Truth[labels.size()];
            Arrays.fill(truths, Truth.UNKNOWN);
            notFalse = labels.size();
            values = new double[labels.size()];
            Arrays.fill(values, Absent.VALUE);
            limits = new double[labels.size()];
            reasons = new String[labels.size()];
        }
        if (problem == null) {
            judge(atMillis);
            judgeVanished();
        }
        if (problem != null) {
            for (int row = 0; row < size(); row++) {
                setUnknown(row, Absent.VALUE, Absent.VALUE, problem);
            }
        }
    }

    private void judgeVanished() {
        for (int row = bound; row < size(); row++) {
            setMissing(row);
        }
        if (vanished != null) {
            List<Integer> succeeded = vanished.succeeded(labels);
            for (int i = 0; i < succeeded.size(); i++) { // without an iterator, since a tick makes no garbage
                set(succeeded.get(i), Truth.FALSE, Absent.VALUE, Absent.VALUE);
            }
        }
    }

    /** True when label sets came or went. */
    private boolean updateInputs(long atMillis) {
        boolean changed = generation == 0;
        for (int i = 0; i < inputs.length; i++) {
            Input input = inputs[i];
            input.update(atMillis);
            fail(input.problem());
            changed |= seen[i] != input.generation();
            seen[i] = input.generation();
        }
        return changed;
    }

    @Override
    public final int generation() {
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

    /** Returns what leaves every row FALSE, as all were at the last update; null when one was not, or where two numbers do not tell. */
    @Nullable
    Calm calm() {
        return null;
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

    @Override
    public final @Nullable String problem() {
        return problem;
    }

    final void fail(@Nullable String why) {
        if (why != null) {
            problem = why;
        }
    }

    final void set(int row, Truth truth, double value, double limit) {
        if (truths[row] != truth || Absent.is(values[row])) { // seldom
            change(row, truth, value);
        }
        values[row] = value;
        limits[row] = limit;
    }

    private void change(int row, Truth truth, double value) {
        if (vanished != null && !Absent.is(value)) {
            vanished.sees(row, truth);
        }
        if (truths[row] != truth) { // a reference costs more to write than to compare
            notFalse += (truth == Truth.FALSE ? 0 : 1) - (truths[row] == Truth.FALSE ? 0 : 1);
            truths[row] = truth;
        }
    }

    final void setUnknown(int row, double value, double limit, @Nullable String reason) {
        set(row, Truth.UNKNOWN, value, limit);
        reasons[row] = reason;
    }

    /** Sets a row whose left side is missing. */
    final void setMissing(int row) {
        Truth missing = elsewhere();
        set(row, vanished == null ? missing : vanished.misses(row, missing), Absent.VALUE, Absent.VALUE);
        reasons[row] = elsewhereReason;
    }

    /** Says of rows that several elements share, and of which none spoke, that nothing is there. */
    final void finish(Rows rows) {
        for (int row = 0; rows.areShared() && row < bound; row++) {
            if (!rows.isSpokenOf(row)) {
                setMissing(row);
            }
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

    /** Returns the labels of some row whose left side is there at present, or null. */
    final @Nullable Labels anybody() {
        for (int row = 0; row < size(); row++) {
            if (isPresent(row)) {
                return labels.get(row);
            }
        }
        return null;
    }

    @Override
    public final @Nullable String lack() {
        return Input.first(inputs, Input::lack);
    }

    @Override
    public @Nullable String strangers() {
        return Input.first(inputs, Input::strangers);
    }

    /** Returns the label sets. */
    abstract List<Labels> bind();

    /** Sets all rows. */
    abstract void judge(long atMillis);

    /** Judges a label set without a left side; asked only when there is one. */
    abstract Truth judgeElsewhere(long atMillis);
}
