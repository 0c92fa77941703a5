package io.github.incidentsdk.hold;

import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps rules and guards from telling anybody while the application starts, and once it drains; never a SEV1, and never what
 * code says too. Time is a parameter; safe for all threads.
 */
public final class Quiet {

    /** For so long it is quiet once the application drains, unless somebody says otherwise. */
    public static final Duration USUAL_DRAINING = Duration.ofMinutes(5);

    private final Duration starting;
    private final Duration draining;
    private Hold.Kind kind = Hold.Kind.STARTING;
    private boolean isQuiet;
    private long ends;
    private long changes;

    /**
     * Quiet for a while.
     *
     * @param starting how long at the most while starting; zero for not at all
     * @param draining how long at the most once draining; zero for not at all
     */
    public Quiet(Duration starting, Duration draining) {
        this.starting = starting;
        this.draining = draining;
    }

    /** The application starts. */
    public void starting(long nanos) {
        begin(Hold.Kind.STARTING, starting, nanos);
    }

    /** The application goes down. */
    public void draining(long nanos) {
        begin(Hold.Kind.DRAINING, draining, nanos);
    }

    private synchronized void begin(Hold.Kind what, Duration longest, long nanos) {
        kind = what;
        isQuiet = !longest.isZero();
        ends = nanos + longest.toNanos();
        changes++;
    }

    /** The application is up. */
    public synchronized void ready() {
        isQuiet = false;
        changes++;
    }

    /** What holds {@code incident} at {@code now}, which is {@code nanos}; null when nothing does. */
    public @Nullable Hold hold(IncidentSnapshot incident, Instant now, long nanos) {
        Hold hold = current(now, nanos);
        return hold != null && Automatic.mayWait(incident) ? hold : null;
    }

    private synchronized @Nullable Hold current(Instant now, long nanos) {
        if (!isQuiet || nanos - ends >= 0) {
            return null;
        }
        String why = kind == Hold.Kind.STARTING ? "the application is not up yet" : "the application is going down";
        return new Hold(kind, "", "", why, now.plusNanos(ends - nanos));
    }

    /** Another number after every change. */
    public synchronized long changes() {
        return changes;
    }
}
