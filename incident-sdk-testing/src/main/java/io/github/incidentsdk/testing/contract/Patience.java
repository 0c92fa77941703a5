package io.github.incidentsdk.testing.contract;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets something run on a thread of its own, to see whether it comes back. */
final class Patience {

    private static final int MOST_NUDGES = 100;
    private static final int PAUSE_MILLIS = 100;

    private Patience() {}

    /** Something that may throw. */
    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }

    /**
     * Whether {@code call} comes back within ten seconds, while {@code nudge} is done to its thread ten times a second; what an
     * Error ended did not.
     */
    static boolean comesBack(Call call, Consumer<Thread> nudge) throws InterruptedException {
        return comesBack(call, nudge, MOST_NUDGES);
    }

    static boolean comesBack(Call call, Consumer<Thread> nudge, int mostNudges) throws InterruptedException {
        AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        call.run();
                    } catch (Exception answer) {
                        broken.set(null); // an exception is one way of coming back
                    } catch (Throwable error) {
                        broken.set(error);
                    }
                },
                "contract");
        thread.setDaemon(true);
        thread.start();
        for (int nudges = 0; nudges < mostNudges; nudges++) {
            thread.join(PAUSE_MILLIS);
            if (!thread.isAlive()) {
                return broken.get() == null;
            }
            nudge.accept(thread);
        }
        return false;
    }
}
