package io.github.incidentsdk.examples.quickstart;

import java.util.concurrent.TimeUnit;

/** Waiting, in an example that a person watches. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
