package io.github.incidentsdk.time;

/** Gives every step a daemon thread of its own. */
final class ThreadWorkers implements Workers {

    @Override
    public TimeSource time() {
        return TimeSource.system();
    }

    @Override
    public Worker start(String name, Step step) {
        ThreadWorker worker = new ThreadWorker(step, time(), loop -> new Calling(this, loop, name));
        worker.start();
        return worker;
    }

    @Override
    public boolean inStep() {
        return Thread.currentThread() instanceof Calling calling && calling.workers == this;
    }

    /** A thread that calls a step. */
    private static final class Calling extends Thread {
        private final ThreadWorkers workers;

        Calling(ThreadWorkers workers, Runnable loop, String name) {
            super(loop, name);
            this.workers = workers;
            setDaemon(true);
            // The thread outlives whoever happened to start it: it must not keep that one's class loader alive.
            setContextClassLoader(ThreadWorkers.class.getClassLoader());
        }
    }
}
