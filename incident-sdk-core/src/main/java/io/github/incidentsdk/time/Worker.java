package io.github.incidentsdk.time;

import java.time.Duration;

/** A step with somebody who calls it; safe for all threads. */
public interface Worker {

    /** Brings the next turn forward to now; cheap, never blocks, remembered when a turn is under way. */
    void wake();

    /** Interrupts a turn that has taken too long; without effect between turns. */
    void interrupt();

    /** Lets no further turn begin and waits at most this long for one under way; true when it has ended. */
    boolean stop(Duration patience);
}
