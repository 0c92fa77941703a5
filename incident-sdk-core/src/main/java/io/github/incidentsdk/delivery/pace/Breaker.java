package io.github.incidentsdk.delivery.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Leaves a sink alone that fails: after some failures in a row nobody calls it for a while, and then one probe decides.
 *
 * <p>Changed by one thread; {@link #isOpen} may be read by others.
 */
final class Breaker {

    /** An open breaker stays so for up to this part longer, or all that saw one outage would come back at once. */
    private static final double JITTER = 0.5;

    private final int most;
    private final long pause;
    private final RandomGenerator random;
    private volatile State state = new Closed(0);

    private sealed interface State {}

    private record Closed(int failures) implements State {}

    /** Until {@code until} nobody calls; after that the next call is the probe. */
    private record Open(long until) implements State {}

    /**
     * Opens after so many failures in a row.
     *
     * @param pause for so long, and a random part more
     */
    Breaker(int most, Duration pause, RandomGenerator random) {
        this.most = most;
        this.pause = pause.toNanos();
        this.random = random;
    }

    /** How long it stays open, in nanoseconds; not positive when the sink may be called. */
    long left(long now) {
        return state instanceof Open open ? open.until() - now : 0;
    }

    /** Whether the next call is the probe. */
    boolean isProbing(long now) {
        return state instanceof Open && left(now) <= 0;
    }

    boolean isOpen() {
        return state instanceof Open;
    }

    void worked() {
        state = new Closed(0);
    }

    /** Counts a failure; true when it opens. */
    boolean failed(long now) {
        int failures = state instanceof Closed closed ? closed.failures() + 1 : most;
        boolean opens = failures >= most;
        state = opens ? new Open(now + (long) (pause * (1 + JITTER * random.nextDouble()))) : new Closed(failures);
        return opens;
    }
}
