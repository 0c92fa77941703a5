package io.github.incidentsdk.evaluation.vector;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What something else is made of at each tick. For one thread. */
public interface Input {

    /** Brings it up to this moment; a second call for the same moment does nothing. */
    void update(long atMillis);

    /** Returns a number that changes whenever its elements do; 0 before the first update. */
    int generation();

    /** Returns why the last update has no result, or null when it has one. */
    @Nullable
    String problem();

    /** Returns why an element is NaN although nothing that was reported is, or null when none is. */
    @Nullable
    String lack();

    /** Returns whose labels never met on the two sides of an operator, although both are there; null when all did. */
    @Nullable
    String strangers();

    /** What the first of {@code inputs} that says anything says, or null when none does. */
    static <I> @Nullable String first(I[] inputs, Function<I, @Nullable String> says) {
        for (I input : inputs) {
            String said = says.apply(input);
            if (said != null) {
                return said;
            }
        }
        return null;
    }
}
