package io.github.incidentsdk.time;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Starts workers: one named daemon thread each in production, the test's own thread under a virtual clock. */
public interface Workers {

    /** The time that the workers live by. */
    TimeSource time();

    /**
     * Starts calling {@code step}, at once for the first time.
     *
     * @param name the thread's name, such as {@code incident-sdk-journal}
     */
    Worker start(String name, Step step);

    /** Whether the caller is one of these workers' steps: whoever stopped them or waited for them there would wait for itself. */
    default boolean inStep() {
        return false;
    }

    /**
     * Waits until {@code stage} completes, however it does; an interrupt ends the waiting and stays set.
     *
     * @return whether it completed within {@code patience}
     */
    default boolean await(CompletionStage<?> stage, Duration patience) {
        return Waiting.until(stage, patience);
    }

    /** Daemon threads by the machine's clocks. */
    static Workers threads() {
        return new ThreadWorkers();
    }
}
