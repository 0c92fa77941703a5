package io.github.incidentsdk.rule.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action computes: a {@link String}, {@link Double}, {@link Long} or {@link Boolean}.
 *
 * @param sample a value of the kind that it always computes
 * @param constant what it computes, where that is always the same; else null
 * @param computation computes it
 */
record Action(Object sample, @Nullable Object constant, Computation computation) {

    /** Computes a value. */
    @FunctionalInterface
    interface Computation {
        Object value(Scope scope) throws TemplateException;
    }

    Object value(Scope scope) throws TemplateException {
        return computation.value(scope);
    }

    static Action constant(Object value) {
        return new Action(value, value, scope -> value);
    }

    static Action of(Object sample, Computation computation) {
        return new Action(sample, null, computation);
    }

    /** A function of what others compute. */
    static Action call(Functions function, List<Action> arguments) {
        return of(function.sample(), scope -> {
            List<Object> values = new ArrayList<>();
            for (Action argument : arguments) {
                values.add(argument.value(scope));
            }
            return function.apply(values);
        });
    }
}
