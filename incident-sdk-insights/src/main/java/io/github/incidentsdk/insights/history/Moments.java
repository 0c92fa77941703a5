package io.github.incidentsdk.insights.history;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When what happened to an incident, in as little room as it takes. */
final class Moments {

    private static final long NEVER = Long.MIN_VALUE;
    private static final int COUNT = Moment.values().length;

    private final long[] millis;

    Moments() {
        millis = new long[COUNT];
        Arrays.fill(millis, NEVER);
    }

    private Moments(long[] millis) {
        this.millis = millis;
    }

    void set(Moment moment, @Nullable Instant at) {
        millis[moment.ordinal()] = at == null ? NEVER : at.toEpochMilli();
    }

    @Nullable
    Instant at(Moment moment) {
        long at = millis[moment.ordinal()];
        return at == NEVER ? null : Instant.ofEpochMilli(at);
    }

    Instant there(Moment moment) {
        return Instant.ofEpochMilli(millis[moment.ordinal()]);
    }

    /** A copy in which it was opened at some time. */
    Moments complete(String id) {
        long[] all = millis.clone();
        int declared = Moment.DECLARED.ordinal();
        if (all[declared] == NEVER) {
            all[declared] = all[Moment.STARTED.ordinal()];
        }
        if (all[declared] == NEVER) {
            throw new IllegalArgumentException("nobody says when incident " + id + " began: give it STARTED or DECLARED");
        }
        return new Moments(all);
    }
}
