package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.model.RuleState;
import java.time.Instant;
import java.util.List;

/** Keeps where rules are for the next start; called by the thread of the tick, so it neither waits nor throws. */
@FunctionalInterface
public interface RuleLog {

    /**
     * Takes what changed.
     *
     * @param at wall time of the evaluation
     * @param evaluated ids of rules that were evaluated and follow something; those of {@code states} were too
     * @param states what changed since the last call
     * @return false when it could not be taken; it is told again at a later tick
     */
    boolean keep(Instant at, List<String> evaluated, List<RuleState> states);
}
