package io.github.incidentsdk.evaluation.vector;

import org.jspecify.annotations.Nullable;

/**
 * A part of an expression that has been bound to series.
 *
 * <p>Which elements it has is found out when series come or go; a tick then only writes values, without searching and without
 * allocating. For one thread.
 */
public abstract class Node implements Input {

    private static final long NEVER = Long.MIN_VALUE;

    private final Node[] inputs;
    private final int[] seen;
    private long updatedAt = NEVER;
    private int generation;
    private @Nullable String problem;

    Node(Node... inputs) {
        this.inputs = inputs;
        this.seen = new int[inputs.length];
    }

    @Override
    public final void update(long atMillis) {
        if (updatedAt == atMillis) {
            return;
        }
        updatedAt = atMillis;
        problem = null;
        boolean rebind = generation == 0 || isOutdated();
        for (int i = 0; i < inputs.length; i++) {
            Node input = inputs[i];
            input.update(atMillis);
            rebind |= seen[i] != input.generation;
            seen[i] = input.generation;
            if (input.problem != null) {
                problem = input.problem;
            }
        }
        if (rebind) {
            generation++;
            bind();
        }
        if (problem == null) {
            compute(atMillis);
        }
    }

    @Override
    public final int generation() {
        return generation;
    }

    @Override
    public final @Nullable String problem() {
        return problem;
    }

    /** Returns why it is unknown whether elements that are not there exist, or null when they are known not to. */
    public @Nullable String blindness(long atMillis) {
        for (Node input : inputs) {
            String blindness = input.blindness(atMillis);
            if (blindness != null) {
                return blindness;
            }
        }
        return null;
    }

    /** Returns why it cannot even be said that nothing is there, or null when sources would have reported it. */
    public @Nullable String absenceBlindness(long atMillis) {
        for (Node input : inputs) {
            String blindness = input.absenceBlindness(atMillis);
            if (blindness != null) {
                return blindness;
            }
        }
        return null;
    }

    /** Returns which source of what this node reads has no data at present and why, or null when all have. */
    public @Nullable String failure() {
        return Input.first(inputs, Node::failure);
    }

    /** Returns why the elements that are there may be computed from a part of the series alone, or null when they are not. */
    public @Nullable String partFailure(long atMillis) {
        for (Node input : inputs) {
            String failure = input.partFailure(atMillis);
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    /** Returns what the elements say of themselves while {@link #partFailure} is because nobody looked for a while. */
    public Bound bound(long atMillis) {
        return Bound.NONE;
    }

    @Override
    public @Nullable String lack() {
        return Input.first(inputs, Node::lack);
    }

    @Override
    public @Nullable String strangers() {
        return Input.first(inputs, Node::strangers);
    }

    /** Says that the present update has no result. */
    final void fail(String why) {
        problem = why;
    }

    /** Returns whether series came or went below this node itself. */
    boolean isOutdated() {
        return false;
    }

    /** Finds out which elements there are. */
    abstract void bind();

    /** Writes the values. */
    abstract void compute(long atMillis);
}
