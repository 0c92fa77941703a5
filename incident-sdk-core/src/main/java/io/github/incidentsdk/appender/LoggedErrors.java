package io.github.incidentsdk.appender;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;

/**
 * Where appenders put errors down and a manager picks them up a moment later.
 *
 * <p>Nothing of the SDK runs on the thread that logs, so nothing that it logs can come back into itself, and no lock of a logging
 * framework is held while an incident is declared. Bounded: of at most {@value #MOST} kinds an example is kept, and everything is
 * counted. Safe for all threads, and never blocks.
 */
public final class LoggedErrors {

    /** How many kinds are told apart between two looks; what comes beyond is counted as {@link LoggedError.Kind#OTHER}. */
    public static final int MOST = 256;

    /** A framework makes its appenders itself, long before there is a manager: this is where the two meet. */
    private static final LoggedErrors SHARED = new LoggedErrors();

    private static final long TAKEN = -1;
    private static final String SDK = "io.github.incidentsdk";
    private static final String SDK_THREAD = "incident-sdk-";

    private final Map<LoggedError.Kind, Waiting> waiting = new ConcurrentHashMap<>();

    /** An example of a kind, and how many there were. */
    private static final class Waiting {
        private final LoggedError example;
        private final AtomicLong count = new AtomicLong();

        Waiting(LoggedError example) {
            this.example = example;
        }

        /** False when it was picked up already. */
        boolean counts() {
            return count.updateAndGet(before -> before == TAKEN ? TAKEN : before + 1) != TAKEN;
        }

        long take() {
            return count.getAndSet(TAKEN);
        }
    }

    LoggedErrors() {}

    /** The one of this process. */
    public static LoggedErrors shared() {
        return SHARED;
    }

    /** Whether the SDK logged it, or what it called: an incident about its own work would lead to the next one. */
    public static boolean isOfTheSdk(String logger, String thread) {
        return thread.startsWith(SDK_THREAD)
                || (logger.startsWith(SDK) && (logger.length() == SDK.length() || logger.charAt(SDK.length()) == '.'));
    }

    /**
     * Puts an error down.
     *
     * @param example makes the error of that kind; called only where none waits yet
     */
    public void add(LoggedError.Kind kind, Supplier<LoggedError> example) {
        Waiting known = waiting.get(kind);
        while (known == null || !known.counts()) {
            known = known == null ? begun(example) : waiting.get(kind);
        }
    }

    private Waiting begun(Supplier<LoggedError> example) {
        boolean hasRoom = waiting.size() < MOST;
        Waiting fresh = new Waiting(hasRoom ? example.get() : new LoggedError(LoggedError.Kind.OTHER, null, null));
        Waiting before = waiting.putIfAbsent(fresh.example.kind(), fresh);
        return before == null ? fresh : before;
    }

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Hands everything that waits to {@code taker}, with how often it was logged. */
    public void takeAll(ObjLongConsumer<LoggedError> taker) {
        for (LoggedError.Kind kind : List.copyOf(waiting.keySet())) {
            Waiting each = waiting.remove(kind);
            if (each != null) {
                long count = each.take();
                if (count > 0) {
                    taker.accept(each.example, count);
                }
            }
        }
    }
}
