package io.github.incidentsdk.planted.onlytimestartsthreads.delivery;

final class ThreadViolation {
    private ThreadViolation() {}

    static Thread thread(Runnable work) {
        return new Thread(work, "planted");
    }
}
