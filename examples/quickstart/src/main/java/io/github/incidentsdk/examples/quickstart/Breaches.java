package io.github.incidentsdk.examples.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Real trouble for this JVM: each begins at once and goes on until what it returns is closed. */
final class Breaches {

    private static final int MEGABYTE = 1 << 20;

    private Breaches() {}

    /** Ends a breach. */
    @FunctionalInterface
    interface Breach extends AutoCloseable {
        @Override
        void close();
    }

    /** Memory that is held: grows towards a share of the heap that can be raised. */
    static final class HeldMemory implements Breach {
        private final List<byte[]> held = new ArrayList<>();

        void growTo(double shareOfHeap) {
            long wanted = (long) (Runtime.getRuntime().maxMemory() * shareOfHeap);
            while ((long) held.size() * MEGABYTE < wanted) {
                held.add(new byte[MEGABYTE]);
            }
        }

        @Override
        public void close() {
            held.clear();
            System.gc(); // only a collection shows that the memory is free again
        }
    }

    /** Threads that wait and do nothing. */
    static Breach waitingThreads(int count) {
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = start(count, "waiting", () -> awaitQuietly(end));
        return () -> {
            end.countDown();
            join(threads);
        };
    }

    /** Threads that keep processors busy. */
    static Breach spinning(int count) {
        AtomicBoolean on = new AtomicBoolean(true);
        List<Thread> threads = start(count, "spinning", () -> {
            while (on.get()) {
                Thread.onSpinWait();
            }
        });
        return () -> {
            on.set(false);
            join(threads);
        };
    }

    /** Threads that make garbage, about a gigabyte a second. */
    static Breach garbage() {
        AtomicBoolean on = new AtomicBoolean(true);
        List<Thread> threads = start(3, "littering", () -> {
            long sum = 0;
            while (on.get()) {
                for (int i = 0; i < 4; i++) {
                    sum += new byte[MEGABYTE].length;
                }
                Pause.millis(10);
            }
            if (sum < 0) {
                throw new IllegalStateException("allocated less than nothing");
            }
        });
        return () -> {
            on.set(false);
            join(threads);
        };
    }

    /** Keeps a breach up until something is seen; false when it was not seen in time. */
    static boolean until(BooleanSupplier seen, long patienceMillis) {
        long end = System.nanoTime() + patienceMillis * 1_000_000;
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Pause.millis(50);
        }
        return true;
    }

    private static List<Thread> start(int count, String name, Runnable work) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(work, name + "-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private static void join(List<Thread> threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
