package io.github.incidentsdk.review.evidence;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.text.Plain;
import java.time.Instant;
import java.util.Objects;

/**
 * How bad it was from a moment on.
 *
 * @param at from when
 * @param severity from then on
 * @param policy what the claims said at that moment, which differs where a person had set it
 * @param by who or what set it; one line, may be empty
 * @param why the reason; one line, may be empty
 */
public record SeverityChange(Instant at, Severity severity, Severity policy, String by, String why) {

    public SeverityChange {
        Objects.requireNonNull(at, "a severity needs the moment from which it held");
        Objects.requireNonNull(severity, "a severity change needs its severity");
        Objects.requireNonNull(policy, "a severity change needs what the claims said");
        by = Plain.line(by);
        why = Plain.line(why);
    }

    /** Whether it was held less severe than the claims said. */
    public boolean isBelowPolicy() {
        return policy.moreSevereThan(severity);
    }
}
