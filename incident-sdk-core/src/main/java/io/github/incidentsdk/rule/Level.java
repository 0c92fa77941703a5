package io.github.incidentsdk.rule;

import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One level of a rule: this severity, when that is true for that long.
 *
 * @param severity how bad it is while the level holds
 * @param when in a rule with a value, a comparison with it ({@code > 0.20}); else a whole condition
 * @param holdsFor how long it must be true before the level holds; null for what the rule says
 */
public record Level(
        Severity severity, String when, @Nullable Duration holdsFor) {

    /** A level that waits as long as its rule says. */
    public Level(Severity severity, String when) {
        this(severity, when, null);
    }
}
