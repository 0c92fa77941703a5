package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Severity;
import java.time.Duration;

/**
 * Whose incidents these are, and the numbers of their lives.
 *
 * @param service the service's name; part of every key
 * @param instance this process's name among its replicas
 * @param defaultSeverity for a declaration that neither says how bad it is nor has a policy line that is true
 * @param reopenWithin how long after its end the same incident comes back instead of a new one
 * @param limits the bounds
 */
public record LifecycleSettings(
        String service, String instance, Severity defaultSeverity, Duration reopenWithin, Limits limits) {

    /** SEV3, reopening within 15 minutes, the default {@link Limits}. */
    public static LifecycleSettings of(String service, String instance) {
        return new LifecycleSettings(service, instance, Severity.SEV3, Duration.ofMinutes(15), Limits.DEFAULT);
    }

    /** The same with another bound on incidents. */
    LifecycleSettings withMostOpen(int open) {
        return new LifecycleSettings(service, instance, defaultSeverity, reopenWithin, limits.withOpen(open));
    }

    /**
     * Bounds and pauses.
     *
     * @param open most incidents open or just ended at a time; beyond it none begins, which is counted
     * @param guardKeep how long after a success without a failure a guard lets go
     * @param drillFor how long a drill lasts
     * @param observeEvery how often repeats alone are written down
     */
    public record Limits(int open, Duration guardKeep, Duration drillFor, Duration observeEvery) {

        /** 10,000 incidents; 5 seconds; 5 minutes; 1 minute. */
        public static final Limits DEFAULT =
                new Limits(10_000, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(1));

        /** The same with another bound on incidents. */
        public Limits withOpen(int open) {
            return new Limits(open, guardKeep, drillFor, observeEvery);
        }

        /** The same with drills of another length. */
        public Limits withDrillFor(Duration drillFor) {
            return new Limits(open, guardKeep, drillFor, observeEvery);
        }
    }
}
