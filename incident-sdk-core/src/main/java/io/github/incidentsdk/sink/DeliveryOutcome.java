package io.github.incidentsdk.sink;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a delivery. */
public sealed interface DeliveryOutcome {

    /** The backend took it. */
    static Accepted accepted() {
        return new Accepted(null);
    }

    /** Not now; tried again after growing pauses. */
    static Retry retry(String why) {
        return new Retry(why, null);
    }

    /** Not before {@code after}, which the backend asked for; taken as between one second and one hour. */
    static Retry retry(String why, Duration after) {
        return new Retry(why, after);
    }

    /** Never: it goes to the dead letters and the next event follows. */
    static Refused refused(String why) {
        return new Refused(why);
    }

    /** This sink has nothing to say about such an event. */
    static Skipped skipped(String why) {
        return new Skipped(why);
    }

    /**
     * The backend took it.
     *
     * @param again when to tell the current state once more unless something newer came; null for never
     */
    record Accepted(@Nullable Duration again) implements DeliveryOutcome {

        /**
         * Asks to be called with the current state once more after {@code delay}, for backends that forget.
         *
         * @param delay taken for a second where it is shorter, and for 365 days where it is longer
         */
        public Accepted again(Duration delay) {
            return new Accepted(delay);
        }
    }

    /**
     * Not now.
     *
     * @param why for people
     * @param after the pause that the backend asked for; null when it named none
     */
    record Retry(String why, @Nullable Duration after) implements DeliveryOutcome {}

    /**
     * Never.
     *
     * @param why for people
     */
    record Refused(String why) implements DeliveryOutcome {}

    /**
     * Nothing to say.
     *
     * @param why for people
     */
    record Skipped(String why) implements DeliveryOutcome {}
}
