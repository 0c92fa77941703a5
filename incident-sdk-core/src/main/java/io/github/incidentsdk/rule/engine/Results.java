package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.rule.state.Flapping;

/**
 * What was seen of a label set of late (R17), also across times at which its series is gone.
 *
 * <p>What is not noted, since nothing was there or everything was fine, was calm.
 */
final class Results {

    private long history = Flapping.CALM;

    /** The last evaluation that is accounted for. */
    private long last;

    /** Notes what the evaluation of this number saw. */
    void note(long evaluation, boolean trouble) {
        if (trouble || history != Flapping.CALM) { // what is calm and stays so is most of what there is
            history = Flapping.next(Flapping.calm(history, evaluation - last - 1), trouble);
        }
        last = evaluation;
    }

    /** The evaluation of this number says nothing: something is followed, and what it does is not known. */
    void pass(long evaluation) {
        history = Flapping.calm(history, evaluation - last - 1);
        last = evaluation;
    }

    /** Goes on from the process before this one: what was kept there, and so many evaluations after that. */
    void resume(long kept, long evaluations) {
        history = Flapping.same(Flapping.kept(kept), evaluations);
    }

    /** All of it in one number. */
    long history() {
        return history;
    }

    boolean areFlapping() {
        return Flapping.isFlapping(history);
    }

    int percent() {
        return Flapping.percent(history);
    }

    /** Whether there is nothing to remember, as of the evaluation of this number. */
    boolean areForgotten(long evaluation) {
        return Flapping.calm(history, evaluation - last) == Flapping.CALM;
    }
}
