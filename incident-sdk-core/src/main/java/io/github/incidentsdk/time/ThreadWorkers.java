package io.github.incidentsdk.time;

/** Gives every step a daemon thread of its own. */
final class ThreadWorkers implements Workers {

    @Override
    public TimeSource time() {
        return TimeSource.system();
    }

    @Override
    public Worker start(String name, Step step) {
        ThreadWorker worker = new ThreadWorker(name, step, time());
        worker.start();
        return worker;
    }
}
