package io.github.incidentsdk.delivery.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When a sink may be called at all, whatever is owed to it; monotonic nanoseconds. For the lane's thread, but {@link #isOpen}. */
public final class Pace {

    private final Breaker breaker;
    private final RetryBudget budget;
    private boolean paused;
    private long pausedUntil;

    /**
     * What keeps a lane from calling too often.
     *
     * @param breakAfter so many failures in a row
     * @param breakFor let the sink be left alone for so long
     * @param retryPercent the share of calls that may be retries
     * @param longestPause one retry is free in so long
     */
    public record Limits(int breakAfter, Duration breakFor, int retryPercent, Duration longestPause) {}

    public Pace(Limits limits, RandomGenerator random) {
        this.breaker = new Breaker(limits.breakAfter(), limits.breakFor(), random);
        this.budget = new RetryBudget(limits.retryPercent(), limits.longestPause());
    }

    /** How long nobody calls; not positive when the sink may be called. */
    public long left(long now) {
        long pause = paused ? pausedUntil - now : 0;
        return Math.max(pause, breaker.left(now));
    }

    /** How long no retry is made if nothing else is called; the breaker's probe is free. Not positive when one may be made. */
    public long leftForRetry(long now) {
        return breaker.isProbing(now) ? left(now) : Math.max(left(now), budget.left(now));
    }

    /** A call is about to be made. */
    public void called(boolean retry, long now) {
        paused = false;
        budget.called(retry && !breaker.isProbing(now), now);
    }

    /** The backend answered, whatever it answered. */
    public void answered() {
        breaker.worked();
    }

    /** The backend did not answer or cannot take anything now; true when it is left alone from now on. */
    public boolean failed(long now) {
        budget.failed(now);
        return breaker.failed(now);
    }

    /** A call failed for what was to be told and not for the backend. */
    public void failedOnItsOwn(long now) {
        budget.failed(now);
    }

    /** The backend asked for a pause. */
    public void pause(Duration wish, long now) {
        paused = true;
        pausedUntil = now + wish.toNanos();
    }

    /** Whether the sink failed so often that it is left alone; for any thread. */
    public boolean isOpen() {
        return breaker.isOpen();
    }
}
