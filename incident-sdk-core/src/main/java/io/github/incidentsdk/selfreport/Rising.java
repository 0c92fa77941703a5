package io.github.incidentsdk.selfreport;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Which counts rose a short while ago. Not safe for several threads. */
final class Rising {

    private final Duration remembered;
    private final Map<String, Count> counts = new HashMap<>();

    private record Count(long value, long roseAt) {}

    /** Creates a memory in which a rise counts for so long. */
    Rising(Duration remembered) {
        this.remembered = remembered;
    }

    /** Whether {@code subject} rose within the time; it begins at 0. */
    boolean is(String subject, long value, long nowNanos) {
        Count before = counts.get(subject);
        if (before == null ? value > 0 : value > before.value()) {
            counts.put(subject, new Count(value, nowNanos));
            return true;
        }
        return before != null && nowNanos - before.roseAt() < remembered.toNanos();
    }
}
