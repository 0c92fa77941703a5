package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.metric.series.Absent;
import org.jspecify.annotations.Nullable;

/** What a condition says of one label set; written anew at every tick. */
final class Row {

    Truth truth = Truth.UNKNOWN;

    /** The left side of the comparison, {@link Absent#VALUE} without one. */
    double value = Absent.VALUE;

    /** The right side of the comparison, {@link Absent#VALUE} without one. */
    double limit = Absent.VALUE;

    /** Why the truth is unknown, or null. */
    @Nullable
    String reason;

    void clear() {
        truth = Truth.UNKNOWN;
        value = Absent.VALUE;
        limit = Absent.VALUE;
        reason = null;
    }

    void unknown(String why) {
        truth = Truth.UNKNOWN;
        reason = why;
    }

    void known(Truth known) {
        truth = known;
        reason = null;
    }

    /** Says that there is nothing to judge: known to be false, or unknown for a reason. */
    void missing(@Nullable String blindness) {
        if (blindness == null) {
            known(Truth.FALSE);
        } else {
            unknown(blindness);
        }
    }

    void copy(Row other) {
        truth = other.truth;
        value = other.value;
        limit = other.limit;
        reason = other.reason;
    }

    boolean isPresent() {
        return !Absent.is(value);
    }
}
