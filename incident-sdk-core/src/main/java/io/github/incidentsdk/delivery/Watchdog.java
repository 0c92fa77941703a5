package io.github.incidentsdk.delivery;

import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.Worker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks after all lanes' calls and interrupts what takes too long; woken once per time-out at most, however much is delivered. */
final class Watchdog implements Step {

    private final List<Lane> lanes;
    private volatile long nextLook = WHEN_WOKEN;
    private volatile @Nullable Worker worker;

    Watchdog(List<Lane> lanes) {
        this.lanes = lanes;
    }

    void calledBy(Worker whoCalls) {
        worker = whoCalls;
        whoCalls.wake();
    }

    @Override
    public long run(long now) {
        nextLook = WHEN_WOKEN; // before looking: a call that begins meanwhile then wakes this step
        long wait = Long.MAX_VALUE;
        for (Lane lane : lanes) {
            long due = lane.checkCall(now);
            wait = due == WHEN_WOKEN ? wait : Math.min(wait, due - now);
        }
        if (wait == Long.MAX_VALUE) {
            return WHEN_WOKEN;
        }
        nextLook = now + wait;
        return nextLook;
    }

    void expectedAt(long nanos) {
        long next = nextLook;
        Worker caller = worker;
        if (caller != null && (next == WHEN_WOKEN || nanos - next < 0)) {
            caller.wake();
        }
    }
}
