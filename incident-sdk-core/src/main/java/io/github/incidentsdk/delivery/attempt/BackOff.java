package io.github.incidentsdk.delivery.attempt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubling pauses with full jitter, or what the backend asked for. */
public final class BackOff {

    private static final int MOST_DOUBLINGS = 30;

    private final long first;
    private final long longest;
    private final Duration shortestWish;
    private final Duration longestWish;
    private final RandomGenerator random;

    /**
     * Pauses of {@code first} at most, doubling up to {@code longest}.
     *
     * @param shortestWish a backend's own wish is taken as no shorter than this
     * @param longestWish and as no longer than this
     */
    public BackOff(
            Duration first, Duration longest, Duration shortestWish, Duration longestWish, RandomGenerator random) {
        this.first = first.toNanos();
        this.longest = longest.toNanos();
        this.shortestWish = shortestWish;
        this.longestWish = longestWish;
        this.random = random;
    }

    /** The pause in nanoseconds after so many attempts. */
    long after(int attempts) {
        double pause = Math.min((double) longest, first * (double) (1L << Math.min(attempts - 1, MOST_DOUBLINGS)));
        return (long) (random.nextDouble() * pause);
    }

    /** A backend's own wish for a pause, as it is taken. */
    Duration clamp(Duration wish) {
        if (wish.compareTo(shortestWish) < 0) {
            return shortestWish;
        }
        return wish.compareTo(longestWish) > 0 ? longestWish : wish;
    }
}
