package io.github.incidentsdk.metric;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Where one source puts its series.
 *
 * <p>Safe for all threads; no call waits. A call takes effect at the next tick. Metrics and labels once reported are
 * remembered, so that a name without series is known to have none. Over the limit on series the existing ones go on, and
 * new ones are counted and left out.
 */
public interface SeriesStore {

    /**
     * Adds a series whose value is read at each tick.
     *
     * <p>A series of the same name and labels is replaced. {@code value} must be quick; when it throws, or returns NaN, the
     * value of that tick is NaN and counted. It is held strongly until the series is removed.
     *
     * @throws IllegalArgumentException when the name, or a label's name, is not a PromQL identifier
     */
    default Series add(String name, Labels labels, DoubleSupplier value) {
        return add(name, labels, value, DoubleSupplier::getAsDouble);
    }

    /**
     * Adds a series whose value is read of an object at each tick, as {@link #add(String, Labels, DoubleSupplier)}.
     *
     * <p>Where a source has thousands of series, one {@code value} that all share makes a tick quicker than a supplier for each.
     *
     * @param of held strongly until the series is removed
     */
    <T> Series add(String name, Labels labels, T of, ToDoubleFunction<? super T> value);

    /**
     * Has {@code work} done at the beginning of every tick from now on, on the tick's thread; what it adds and removes counts at
     * that tick.
     *
     * <p>For a source that hears of its series on threads of the application, which should not wait: it remembers there what it
     * heard and looks at it here. {@code work} must be quick; while it throws, the source counts as failed.
     */
    void atEachTick(Runnable work);

    /**
     * Replaces everything that this source reported before by what it reports now: what is missing is gone.
     *
     * <p>Also ends a failure. Of two samples with the same name and labels the later counts. Samples whose names are no
     * identifiers are counted and left out.
     *
     * @param atMillis when the values were true, in milliseconds since the epoch; not earlier than the last time
     */
    void replace(Collection<Sample> present, long atMillis);

    /**
     * The same, but that the report leaves some metrics open: a series of these that is missing is not gone but unknown.
     *
     * @param open metrics, and for people why they are open, without secrets
     */
    default void replace(Collection<Sample> present, Map<String, String> open, long atMillis) {
        if (open.isEmpty()) {
            replace(present, atMillis);
        } else {
            failed(String.valueOf(open)); // a store that knows no better keeps nothing, and loses nothing
        }
    }

    /** Declares that this source reports these metrics, even while there is no series of them. */
    void knows(Set<String> names);

    /**
     * Says that the source cannot report at present: its series are stale, and conditions that need them unknown.
     *
     * @param why for people, without secrets
     */
    void failed(String why);

    /** Says that a failure is over; series that were added count again from the next tick. */
    void recovered();
}
