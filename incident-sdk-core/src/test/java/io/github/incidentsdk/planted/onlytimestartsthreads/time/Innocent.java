package io.github.incidentsdk.planted.onlytimestartsthreads.time;

final class Innocent {
    private Innocent() {}

    static Thread thread(Runnable work) {
        return new Thread(work, "planted");
    }
}
