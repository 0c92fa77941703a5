package io.github.incidentsdk.delivery.owed;

import org.jspecify.annotations.Nullable;

/**
 * How often something was tried, and when it is tried next; nanoseconds are monotonic.
 *
 * @param due when its turn is; {@link #NOT_YET} when something else than time decides that
 * @param attempts how often it was tried
 * @param faults how often the sink itself failed at it
 * @param first when it was first tried; null before
 * @param fromState whether it was given up or passed over before, and this is the one message in its place
 */
public record Tries(
        long due, int attempts, int faults, @Nullable First first, boolean fromState) {

    /** Its turn is not a matter of time. */
    public static final long NOT_YET = Long.MAX_VALUE;

    /**
     * The first attempt.
     *
     * @param at when it began
     * @param accepted how much the sink had accepted by then
     */
    private record First(long at, long accepted) {}

    /** Not tried yet. */
    public static Tries none(long due) {
        return new Tries(due, 0, 0, null, false);
    }

    static Tries fromState(long due) {
        return new Tries(due, 0, 0, null, true);
    }

    /** One more attempt begins; the sink has accepted so much. */
    public Tries begun(long now, long accepted) {
        return new Tries(due, attempts + 1, faults, first == null ? new First(now, accepted) : first, fromState);
    }

    /** It failed, and the sink itself was at fault. */
    public Tries faulty() {
        return new Tries(due, attempts, faults + 1, first, fromState);
    }

    /** It is tried next then. */
    public Tries again(long when) {
        return new Tries(when, attempts, faults, first, fromState);
    }

    /** How long it has been tried, in nanoseconds. */
    public long age(long now) {
        return first == null ? 0 : now - first.at();
    }

    /** How much the sink accepted since the first attempt, of {@code accepted} in all. */
    public long othersAccepted(long accepted) {
        return first == null ? 0 : accepted - first.accepted();
    }

    boolean isDue(long now) {
        return due != NOT_YET && due - now <= 0;
    }
}
