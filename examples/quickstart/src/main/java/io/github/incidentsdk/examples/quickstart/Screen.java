package io.github.incidentsdk.examples.quickstart;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Prints what happens, with the seconds since the program began; for all threads. */
final class Screen {

    private final long began = System.nanoTime();

    void say(String who, String what) {
        double seconds = (double) (System.nanoTime() - began) / TimeUnit.SECONDS.toNanos(1);
        System.out.printf(Locale.ROOT, "%6.1f s  %-9s %s%n", seconds, who, what);
    }

    void line(String text) {
        System.out.println(text);
    }
}
