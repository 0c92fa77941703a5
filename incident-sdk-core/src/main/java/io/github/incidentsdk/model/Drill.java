package io.github.incidentsdk.model;

import java.time.Duration;

/** What of rehearsals is remembered, in memory and over a restart. */
public final class Drill {

    /** For how long a rehearsal shows that its type's incidents are ready to be handled. */
    public static final Duration COUNTS_FOR = Duration.ofDays(90);

    /** Of how many types the last rehearsal is remembered. */
    public static final int MOST_TYPES = 1_000;

    private Drill() {}
}
