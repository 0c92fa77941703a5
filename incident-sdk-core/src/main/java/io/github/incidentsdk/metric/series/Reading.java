package io.github.incidentsdk.metric.series;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Reads all suppliers that expressions need, then sets all values at once; made anew when series come, go or fail.
 *
 * <p>The application's code runs between the two, outside any lock; when it hangs, its reading is abandoned as a whole.
 */
final class Reading {

    private static final int IDLE = -1;
    private static final int ABANDONED = -2;

    private final Block[] blocks;
    private final LongAdder unreadable;

    /** How many suppliers were read before the one that is being read. */
    private final AtomicInteger position = new AtomicInteger(IDLE);

    Reading(List<Family> families, LongAdder unreadable) {
        this.blocks = families.stream().map(Block::new).toArray(Block[]::new);
        this.unreadable = unreadable;
    }

    /** Reads every supplier; false when abandoned. */
    boolean read() {
        int count = 0;
        for (Block block : blocks) {
            for (int i = 0; i < block.pushed.length; i++) {
                position.setOpaque(count++);
                block.values[i] = read(block.pushed[i]);
                if (position.getOpaque() == ABANDONED) {
                    return false;
                }
            }
        }
        int last = position.get();
        return last != ABANDONED && position.compareAndSet(last, IDLE);
    }

    private double read(PushedSeries series) {
        double value;
        try {
            value = series.read();
        } catch (Throwable thrown) { // the application's, whatever it is: counted, and unknown to every condition
            value = Double.NaN;
        }
        if (Double.isNaN(value)) {
            unreadable.increment();
            return Double.NaN;
        }
        return value;
    }

    /** Returns and sets aside the series that is being read; nothing of this reading is ever committed. */
    @Nullable
    PushedSeries abandon() {
        int at = position.getAndSet(ABANDONED);
        for (Block block : blocks) {
            if (at >= 0 && at < block.pushed.length) {
                block.pushed[at].setAside = true;
                return block.pushed[at];
            }
            at -= block.pushed.length;
        }
        return null;
    }

    /** Sets the values that were read, and takes away those that no longer count; false when abandoned. */
    boolean commit(long now) {
        if (position.get() == ABANDONED) {
            return false;
        }
        for (Block block : blocks) {
            block.commit(now);
        }
        return true;
    }
}
