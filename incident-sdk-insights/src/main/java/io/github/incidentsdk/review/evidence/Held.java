package io.github.incidentsdk.review.evidence;

import io.github.incidentsdk.review.text.Plain;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in which somebody was not told, because something held it back.
 *
 * @param at from when
 * @param until when it ended; null where that is not known
 * @param from whom it was held back, a sink; one line, empty for all
 * @param by what held it, such as {@code silence crawler-move by anna}; one line
 * @param why the reason; one line, may be empty
 */
public record Held(Instant at, @Nullable Instant until, String from, String by, String why) {

    public Held {
        Objects.requireNonNull(at, "a hold needs the moment from which it held");
        from = Plain.line(from);
        by = Plain.line(by);
        why = Plain.line(why);
    }
}
