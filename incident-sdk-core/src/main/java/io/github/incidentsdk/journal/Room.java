package io.github.incidentsdk.journal;

/**
 * How much may wait for the journal's writer.
 *
 * @param events how many events, at least one; a receipt finds room in as much again
 * @param incidents of how many incidents the newest state may wait beside them, once the events fill their room; at least one
 */
public record Room(int events, int incidents) {

    /** As many incidents as may wait unless there are to be more open ones. */
    public static final int INCIDENTS = 65_536;

    public Room {
        if (events < 1) {
            throw new IllegalArgumentException("the journal's queue needs room for at least one event, not " + events);
        }
        if (incidents < 1) {
            throw new IllegalArgumentException("the journal needs room for at least one incident, not " + incidents);
        }
    }

    /** Room for {@code events}, and for the newest state of {@code open} incidents or {@link #INCIDENTS}, whichever is more. */
    public static Room of(int events, int open) {
        return new Room(events, Math.max(INCIDENTS, open));
    }
}
