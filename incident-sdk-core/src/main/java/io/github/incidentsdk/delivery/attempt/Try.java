package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.journal.JournalLine.Happened;
import java.util.concurrent.atomic.AtomicBoolean;

/** One line on its way to the sink: how often it was tried and when it is tried next. */
public final class Try {

    private final Happened line;
    private final boolean opens;
    private final boolean engages;
    private final AtomicBoolean recorded;
    private int attempts;
    private int faults;
    private long firstAt;
    private long due;

    private Try(Happened line, boolean opens, boolean engages, AtomicBoolean recorded, long due) {
        this.line = line;
        this.opens = opens;
        this.engages = engages;
        this.recorded = recorded;
        this.due = due;
    }

    /** The first that the sink is to hear of the incident; not before the record has it, or at {@code latest}. */
    public static Try engaging(Happened line, AtomicBoolean recorded, long latest) {
        return new Try(line, true, true, recorded, latest);
    }

    /**
     * A line for a sink that is engaged.
     *
     * @param opens whether the backend has taken nothing of the incident yet
     */
    public static Try engaged(Happened line, boolean opens, long now) {
        return new Try(line, opens, false, new AtomicBoolean(true), now);
    }

    public Happened line() {
        return line;
    }

    boolean opens() {
        return opens;
    }

    int attempts() {
        return attempts;
    }

    /** How long to wait, in nanoseconds; not positive when it is due. */
    public long untilDue(long now) {
        return attempts == 0 && recorded.get() ? 0 : due - now;
    }

    void begins(long now) {
        if (attempts == 0) {
            firstAt = now;
        }
        attempts++;
    }

    /** Counts a failure that was the sink's own; how many these are by now. */
    int faultyAgain() {
        return ++faults;
    }

    /** How long it has been tried by now, in nanoseconds. */
    long age(long now) {
        return now - firstAt;
    }

    void again(long when) {
        due = when;
    }

    /** Whether this attempt is the first ever, so that no earlier answer can have been lost. */
    boolean isFirstOfEngagement() {
        return engages && attempts == 1;
    }
}
