package io.github.incidentsdk.model;

import java.time.Instant;
import java.util.Map;

/**
 * One reporter's word that an incident is on; the incident is open while at least one claim holds.
 *
 * @param reporter code, a guard or a rule
 * @param severity how bad this reporter says it is
 * @param metrics what the reporter measured, by metric name; finite numbers only
 * @param since when the reporter joined
 * @param state whether it holds the incident open
 */
public record Claim(Actor reporter, Severity severity, Map<String, Double> metrics, Instant since, State state) {

    public Claim {
        metrics = FlatMap.copyOf(metrics);
    }

    /** Whether a claim holds its incident open. */
    public enum State {
        HOLDS,
        /**
         * A person or code ended the incident while the reporter still saw it: the claim returns only after the reporter
         * saw it end, or at a worse severity than then.
         */
        OVERRULED
    }

    public boolean holds() {
        return state == State.HOLDS;
    }
}
