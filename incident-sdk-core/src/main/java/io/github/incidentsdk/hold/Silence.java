package io.github.incidentsdk.hold;

import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Some incidents are not told to sinks before a moment; what is open then is told then. Immutable.
 *
 * <p>One that would last longer than {@link #LONGEST} is cut to that where it is set, with a warning: so what it held is told at the
 * latest then, and a mistaken year silences nothing for ever.
 *
 * @param id its name, as types are named; another silence of that name takes its place
 * @param what which incidents
 * @param until when it ends; to the millisecond
 * @param who who wants it so; at most 128 characters are kept
 * @param why the reason; at most 1,024 characters are kept
 */
public record Silence(String id, Matching what, Instant until, String who, String why) implements Mute {

    /** The longest that a silence may last: whoever wants more wants a filter of the sink. */
    public static final Duration LONGEST = Duration.ofDays(90);

    /** @throws IllegalArgumentException when the id is no name, or nobody says which incidents, until when, who or why */
    public Silence {
        Mute.check("silence", id, what, who, why);
        if (until == null) {
            throw new IllegalArgumentException("the silence " + id + " does not say until when; a moment at most "
                    + LONGEST.toDays() + " days ahead has to be there");
        }
        until = until.truncatedTo(ChronoUnit.MILLIS);
        who = Text.line(who, Text.NAME);
        why = Text.line(why, Text.VALUE);
    }

    @Override
    public Silence redacted(Redaction redaction) {
        return new Silence(
                id, what.redacted(redaction), until, redaction.text("silence", who), redaction.text("silence", why));
    }

    @Override
    public Hold.Kind kind() {
        return Hold.Kind.SILENCE;
    }

    @Override
    public @Nullable Instant holdsUntil(Instant now) {
        return now.isBefore(until) ? until : null;
    }

    @Override
    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** Whether it lasts longer from {@code now} on than a silence may. */
    public boolean isTooLong(Instant now) {
        return until.isAfter(now.plus(LONGEST));
    }
}
