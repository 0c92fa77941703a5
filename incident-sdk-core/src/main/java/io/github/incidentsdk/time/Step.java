package io.github.incidentsdk.time;

/** One turn of a worker's work; the loop around it is a thread in production and a method call in a test. */
@FunctionalInterface
public interface Step {

    /** What {@link #run} returns when only {@link Worker#wake()} should bring the next turn. */
    long WHEN_WOKEN = Long.MAX_VALUE;

    /**
     * Does what is due and says when it next wants to be called.
     *
     * @param nowNanos monotonic time in nanoseconds
     * @return the monotonic time of the next turn; now or earlier for at once, {@link #WHEN_WOKEN} for none
     * @throws Exception anything: the worker logs it once, counts it, and calls again a second later
     */
    long run(long nowNanos) throws Exception;
}
