package io.github.incidentsdk.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs code that may never return, such as somebody's {@code close()}, without waiting for it for ever. */
public final class TimeLimit {

    private static final Logger log = LoggerFactory.getLogger(TimeLimit.class);

    private TimeLimit() {}

    /**
     * Runs all tasks side by side, each on a daemon thread of its own, and waits until they have ended or the time is up.
     *
     * @param tasks what to run by the thread's name; what a task throws is logged
     * @param patience the most to wait for all of them together
     * @return the names of those that have not ended
     */
    public static List<String> run(Map<String, Runnable> tasks, Duration patience) {
        List<Thread> threads = new ArrayList<>();
        tasks.forEach((name, task) -> {
            Thread thread = new Limited(task, name);
            threads.add(thread);
            thread.start();
        });
        long end = System.nanoTime() + patience.toNanos();
        List<String> running = new ArrayList<>();
        for (Thread thread : threads) {
            if (!ended(thread, end)) {
                running.add(thread.getName());
            }
        }
        return running;
    }

    /** Whether the caller is such a task: somebody waits for it. */
    public static boolean isTask() {
        return Thread.currentThread() instanceof Limited;
    }

    /** The thread of a task. */
    private static final class Limited extends Thread {

        Limited(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
            setContextClassLoader(TimeLimit.class.getClassLoader());
            setUncaughtExceptionHandler((which, thrown) -> log.warn("{} failed", name, thrown));
        }
    }

    private static boolean ended(Thread thread, long end) {
        try {
            thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
