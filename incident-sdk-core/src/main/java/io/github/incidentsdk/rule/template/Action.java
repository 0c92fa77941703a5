package io.github.incidentsdk.rule.template;

import java.util.ArrayList;
import java.util.List;

/** What an action computes: a {@link String}, {@link Double}, {@link Long} or {@link Boolean}. */
@FunctionalInterface
interface Action {

    Object value(Scope scope) throws TemplateException;

    /** A function of what others compute. */
    static Action call(Functions function, List<Action> arguments) {
        return scope -> {
            List<Object> values = new ArrayList<>();
            for (Action argument : arguments) {
                values.add(argument.value(scope));
            }
            return function.apply(values);
        };
    }
}
