package io.github.incidentsdk.micrometer;

import java.util.Map;
import java.util.Set;

/** Why a journal drops something; all of them have a meter from the start, so that the first time is a rise and not a beginning. */
final class Drops {

    static final Set<String> REASONS = Set.of(
            "queue-full",
            "folded",
            "too-many-dirty",
            "receipt-refused",
            "after-close",
            "store-failed",
            "incident-lost",
            "listener-failed",
            "segment-damaged",
            "segment-unreadable",
            "tail-torn",
            "line-not-understood",
            "line-too-long",
            "segment-given-up",
            "lines-missing",
            "segment-deleted",
            "snapshot-set-aside",
            "snapshot-failed");

    private Drops() {}

    /** What a store of somebody else's dropped for reasons of its own. */
    static long others(Map<String, Long> dropped) {
        return dropped.entrySet().stream()
                .filter(each -> !REASONS.contains(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
