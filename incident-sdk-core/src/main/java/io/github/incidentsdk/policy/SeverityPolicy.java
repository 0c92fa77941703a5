package io.github.incidentsdk.policy;

import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Measures;
import io.github.incidentsdk.model.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type's severity policy, compiled once; safe for all threads. */
public final class SeverityPolicy {

    private SeverityPolicy() {}

    /** Compiles the policy of {@code type}. */
    public static SeverityPolicy of(IncidentType type) {
        return new SeverityPolicy();
    }

    /** The policy over one incident whose tags and {@code by} values are {@code labels}. */
    public Judge over(Map<String, String> labels) {
        return metrics -> null;
    }

    /** The policy bound to one incident; for one thread at a time. */
    @FunctionalInterface
    public interface Judge {
        /** The most severe line that is true of {@code metrics}; null when none is. */
        @Nullable
        Severity judge(Measures metrics);
    }
}
