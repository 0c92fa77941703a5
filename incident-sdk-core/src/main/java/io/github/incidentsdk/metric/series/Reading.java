package io.github.incidentsdk.metric.series;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
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
    private final PushedSeries[] series;

    /** What the value of each series is read of, and how; by themselves, since a tick that reads ten thousand looks at nothing else. */
    private final Object[] subjects;

    private final List<ToDoubleFunction<Object>> functions;
    private final double[] values;
    private final Doubts doubts;
    private final LongAdder unreadable;
    private final BiConsumer<PushedSeries, Throwable> thrown;

    /** Which supplier is being read. */
    private final AtomicInteger position = new AtomicInteger(IDLE);

    /** Whether a supplier threw at the last reading, or may have: else no series has a failure to forget. */
    private boolean failing;

    /** Whether one has thrown at this. */
    private boolean failed = true;

    Reading(List<Family> families, LongAdder unreadable, BiConsumer<PushedSeries, Throwable> thrown, Doubts doubts) {
        this.doubts = doubts;
        this.thrown = thrown;
        List<PushedSeries> all = new ArrayList<>();
        this.blocks = families.stream().map(family -> new Block(family, all)).toArray(Block[]::new);
        this.series = all.toArray(PushedSeries[]::new);
        this.subjects = all.stream().map(PushedSeries::of).toArray();
        this.functions = all.stream().map(PushedSeries::value).toList();
        this.values = new double[series.length];
        this.unreadable = unreadable;
    }

    /** Reads every supplier; false when abandoned. */
    boolean read() {
        failing = failed;
        failed = false;
        for (int i = 0; i < subjects.length; i++) {
            position.setOpaque(i);
            double value = read(i);
            if (position.getOpaque() == ABANDONED) {
                doubts.add(series[i]); // it returned after all
                return false;
            }
            values[i] = value;
        }
        int last = position.get();
        return last != ABANDONED && position.compareAndSet(last, IDLE);
    }

    private double read(int index) {
        double value;
        try {
            value = functions.get(index).applyAsDouble(subjects[index]);
            if (failing && series[index].failure != null) {
                series[index].failure = null;
            }
        } catch (Throwable failure) { // the application's, whatever it is: counted, and unknown to every condition
            failed = true;
            series[index].failure =
                    failure.getClass().getSimpleName(); // its message may hold what is nobody's business
            thrown.accept(series[index], failure);
            value = Double.NaN;
        }
        if (Double.isNaN(value)) {
            unreadable.increment();
            return Double.NaN;
        }
        return value;
    }

    /** Returns and sets aside the series that is being read, and for now those that were not read yet; nothing of this reading is ever committed. */
    @Nullable
    PushedSeries abandon() {
        int at = position.getAndSet(ABANDONED);
        if (at < 0) {
            return null;
        }
        series[at].setAside = true;
        doubts.add(List.of(series).subList(at + 1, series.length), series[at]);
        return series[at];
    }

    /** Sets the values that were read, and takes away those that no longer count; false when abandoned. */
    boolean commit(long now) {
        if (position.get() == ABANDONED) {
            return false;
        }
        for (Block block : blocks) {
            block.commit(values, now);
        }
        return true;
    }
}
