package io.github.incidentsdk.selfreport;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Since when something is so: what comes and goes is not worth a word. Not safe for several threads. */
final class Lasting {

    private final Duration wait;
    private final Map<String, Long> since = new HashMap<>();

    /** Creates a memory of what must be so for longer than {@code wait}. */
    Lasting(Duration wait) {
        this.wait = wait;
    }

    /** Whether {@code subject} is {@code so} now, and was for long. */
    boolean is(String subject, boolean so, long nowNanos) {
        if (!so) {
            since.remove(subject);
            return false;
        }
        return nowNanos - since.computeIfAbsent(subject, first -> nowNanos) >= wait.toNanos();
    }
}
