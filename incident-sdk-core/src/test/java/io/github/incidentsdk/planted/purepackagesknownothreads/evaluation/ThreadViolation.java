package io.github.incidentsdk.planted.purepackagesknownothreads.evaluation;

final class ThreadViolation {
    private ThreadViolation() {}

    static String name() {
        return Thread.currentThread().getName();
    }
}
