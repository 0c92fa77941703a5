package io.github.incidentsdk.lifecycle;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Names openings: ten characters of the key, the time, and a nonce of this process; no counter to keep. */
final class IncidentIds {

    private static final int FOUR_DIGITS = 36 * 36 * 36 * 36;

    private final String nonce;
    private final AtomicLong last = new AtomicLong();

    IncidentIds(RandomGenerator chance) {
        // begins with 1, which is left out, so that four digits follow
        nonce = Integer.toString(FOUR_DIGITS + chance.nextInt(FOUR_DIGITS), 36).substring(1);
    }

    /** An id that this process never gave before, also when the wall clock stands still or goes back. */
    String next(String key, long wallMillis) {
        long unique = last.accumulateAndGet(wallMillis, (before, now) -> Math.max(before + 1, now));
        int from = key.indexOf('-') + 1;
        return key.substring(from, from + 10) + "-" + Long.toString(unique, 36) + nonce;
    }
}
