package io.github.incidentsdk.testing;

import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.Worker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A step whose turns are taken by whoever moves the time; otherwise what a worker with a thread is. */
final class VirtualWorker implements Worker {

    private static final long AFTER_A_FAILURE = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final Step step;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long due;
    private boolean woken;
    private boolean stopped;
    private boolean interrupted;
    private @Nullable Thread busy;

    VirtualWorker(String name, Step step, long due) {
        this.name = name;
        this.step = step;
        this.due = due;
    }

    String name() {
        return name;
    }

    /** When the next turn is due: monotonic nanoseconds, or {@link Step#WHEN_WOKEN}. */
    long due() {
        lock.lock();
        try {
            if (stopped) {
                return Step.WHEN_WOKEN;
            }
            return woken ? Long.MIN_VALUE : due;
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Runs the step once if it is due; whether it was. */
    boolean takeTurn(long now, Failures failures) {
        if (!begin(now)) {
            return false;
        }
        long next = now + AFTER_A_FAILURE;
        try {
            next = step.run(now);
        } catch (Throwable thrown) { // whatever it is, it is the test's to judge
            failures.add(name, thrown);
        } finally {
            end(next);
        }
        return true;
    }

    private boolean begin(long now) {
        lock.lock();
        try {
            if (due() > now) {
                return false;
            }
            woken = false;
            busy = Thread.currentThread();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void end(long next) {
        lock.lock();
        try {
            due = next;
            busy = null;
            if (interrupted) {
                interrupted = false;
                Thread.interrupted(); // what was meant for the turn must not reach the test
            }
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wake() {
        lock.lock();
        try {
            woken = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void interrupt() {
        lock.lock();
        try {
            if (busy != null) {
                interrupted = true;
                busy.interrupt();
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
            long left = patience.toNanos();
            while (busy != null && busy != Thread.currentThread() && left > 0) {
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException askedToLeave) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return isIdle();
    }

    private boolean isIdle() {
        lock.lock();
        try {
            return busy == null;
        } finally {
            lock.unlock();
        }
    }
}
