package io.github.incidentsdk.time;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits on the caller's thread. */
final class Waiting {

    private Waiting() {}

    static boolean until(CompletionStage<?> stage, Duration patience) {
        CountDownLatch done = new CountDownLatch(1);
        stage.whenComplete((result, thrown) -> done.countDown());
        try {
            return done.await(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
