package io.github.incidentsdk.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop around a step: sleeps until it is due or woken, survives whatever the step throws. */
final class ThreadWorker implements Worker {

    private static final Logger log = LoggerFactory.getLogger(ThreadWorker.class);
    private static final long AFTER_A_FAILURE = TimeUnit.SECONDS.toNanos(1);
    private static final long OUT_OF_LUCK = TimeUnit.MILLISECONDS.toNanos(100);

    private final Step step;
    private final TimeSource time;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean stopped;
    private boolean busy;
    private boolean failedBefore;

    /** A worker at rest; {@code threads} makes the daemon thread for its loop. */
    ThreadWorker(Step step, TimeSource time, Function<Runnable, Thread> threads) {
        this.step = step;
        this.time = time;
        this.thread = threads.apply(this::loop);
    }

    void start() {
        thread.start();
    }

    @Override
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void interrupt() {
        lock.lock();
        try {
            if (busy) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean stop(Duration patience) {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() == thread) {
            return false; // a turn that stops its own worker ends by returning; waiting for itself would hang
        }
        try {
            thread.join(Math.max(1, patience.toMillis()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private void loop() {
        long due = time.nanos();
        boolean over = false;
        while (!over) {
            try {
                if (await(due)) {
                    due = turn();
                } else {
                    over = true;
                }
            } catch (Throwable outOfLuck) { // no memory even to handle a failure: nobody else would go on
                rest();
            }
        }
    }

    private static void rest() {
        try {
            LockSupport.parkNanos(OUT_OF_LUCK);
        } catch (Throwable stillOutOfLuck) { // also to rest takes memory, where it is done for the first time
            Thread.onSpinWait();
        }
    }

    /** Waits until the step is due or woken; false when the worker is stopped. */
    private boolean await(long due) {
        lock.lock();
        try {
            while (!stopped && !woken) {
                long left = due == Step.WHEN_WOKEN ? Long.MAX_VALUE : due - time.nanos();
                if (left <= 0) {
                    break;
                }
                waitFor(left);
            }
            woken = false;
            busy = !stopped;
            return busy;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    private void waitFor(long nanos) {
        try {
            if (nanos == Long.MAX_VALUE) {
                changed.await();
            } else {
                changed.awaitNanos(nanos);
            }
        } catch (InterruptedException stray) {
            woken = true; // an interrupt between turns is nobody's wish: it costs one early turn
        }
    }

    private long turn() {
        try {
            long due = step.run(time.nanos());
            failedBefore = false;
            return due;
        } catch (Throwable thrown) { // also an Error: this thread has to go on serving the host
            report(thrown);
            return time.nanos() + AFTER_A_FAILURE;
        } finally {
            idle();
        }
    }

    private void idle() {
        lock.lock();
        try {
            busy = false;
            Thread.interrupted(); // what was meant for the turn must not reach the next one
        } finally {
            lock.unlock();
        }
    }

    private void report(Throwable thrown) {
        try {
            log(thrown);
        } catch (Throwable alsoBroken) { // most likely the log is what failed in the first place: the work goes on
            failedBefore = true;
        }
    }

    private void log(Throwable thrown) {
        if (failedBefore) {
            log.debug("{} failed again", thread.getName(), thrown);
        } else {
            failedBefore = true;
            log.warn(
                    "{} failed and goes on in a second; further failures in a row are logged at debug",
                    thread.getName(),
                    thrown);
        }
    }
}
