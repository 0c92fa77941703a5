package io.github.incidentsdk.delivery.pace;

import java.time.Duration;

/**
 * Keeps retries to a share of all calls, or many that are tried again would keep a weak backend down.
 *
 * <p>In the first minute of trouble only the pauses between attempts count. After it every retry costs one that was
 * saved. Some are there from the start; calls that are no retries save a share of one each, and so does time, one per
 * longest pause: somebody has to find out that the backend is back. Trouble is over after the longest pause without a
 * failure.
 */
final class RetryBudget {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** So many retries may be saved up: what one event takes that is tried again at growing pauses. */
    private static final double MOST_SAVED = 10;

    private final double perFirst;
    private final long longest;
    private double saved = MOST_SAVED;
    private boolean troubled;
    private long troubledSince;
    private long lastFailure;
    private long savedUntil;

    /**
     * Retries are at most {@code percent} of all calls.
     *
     * @param longest the longest pause; time saves one retry in so long
     */
    RetryBudget(int percent, Duration longest) {
        this.perFirst = percent / (100.0 - percent);
        this.longest = longest.toNanos();
    }

    /** How long the next retry has to wait if nothing else is called, in nanoseconds; not positive when it need not. */
    long left(long now) {
        boolean isFree = !isTroubled(now) || now - troubledSince < MINUTE;
        long over = lastFailure + longest - now;
        return isFree ? 0 : Math.min(over, (long) Math.ceil((1 - saved(now)) * longest));
    }

    /** A call is about to be made; only what {@link #left} allowed counts as a retry. */
    void called(boolean retry, long now) {
        double before = saved(now);
        if (!retry) {
            saved = Math.min(MOST_SAVED, before + perFirst);
        } else if (isTroubled(now) && now - troubledSince >= MINUTE) {
            saved = Math.max(0, before - 1);
        } else {
            saved = before;
        }
        savedUntil = now;
    }

    private double saved(long now) {
        return saved < MOST_SAVED ? Math.min(MOST_SAVED, saved + (double) (now - savedUntil) / longest) : saved;
    }

    void failed(long now) {
        if (!isTroubled(now)) {
            troubled = true;
            troubledSince = now;
        }
        lastFailure = now;
    }

    private boolean isTroubled(long now) {
        return troubled && now - lastFailure < longest;
    }
}
