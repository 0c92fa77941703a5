package io.github.incidentsdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long somebody wants to wait or look back, as a length that can be added to a clock. */
final class Patience {

    private static final Duration LONGEST = Duration.ofDays(365 * 50);

    private Patience() {}

    /** At least nothing, which is also what null means, and at most some decades. */
    static Duration of(@Nullable Duration wanted) {
        if (wanted == null || wanted.isNegative()) {
            return Duration.ZERO;
        }
        return wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
    }
}
