package io.github.incidentsdk.delivery;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How patient lanes are.
 *
 * <p>Defaults: an attempt may take 30 s; pauses of 1 s that double up to 5 min, with full jitter; a backend's own wish for a
 * pause is taken as between 1 s and 1 h; given up after 24 h, or after 5 tries where the sink itself is at fault; 10,000 dead
 * letters per sink; a breaker that opens for 30 s after 5 failures in a row, an incident that is parked after 5 failures while others
 * are accepted, at most 10 % retries; a fallback after 2 min; updates told together after 5 s; 10,000 events or 64 MiB may wait; no re-assertion; 10 s for the journal to make an engagement durable before the sink is told all the same. Immutable.
 */
public final class DeliverySettings {

    private final Duration attemptTimeout;
    private final Duration firstPause;
    private final Duration longestPause;
    private final Duration shortestWish;
    private final Duration longestWish;
    private final Duration giveUpAfter;
    private final Duration recordPatience;
    private final Duration collapseAfter;
    private final int faultyTries;
    private final int parkAfter;
    private final int breakAfter;
    private final Duration breakFor;
    private final Duration fallbackAfter;
    private final int retryPercent;
    private final int backlogEvents;
    private final long backlogBytes;
    private final @Nullable Duration reassert;
    private final int deadLetters;
    private final OptionalLong seed;

    private DeliverySettings(Builder from) {
        attemptTimeout = from.attemptTimeout;
        firstPause = from.firstPause;
        longestPause = from.longestPause;
        shortestWish = from.shortestWish;
        longestWish = from.longestWish;
        giveUpAfter = from.giveUpAfter;
        recordPatience = from.recordPatience;
        collapseAfter = from.collapseAfter;
        faultyTries = from.faultyTries;
        parkAfter = from.parkAfter;
        breakAfter = from.breakAfter;
        breakFor = from.breakFor;
        fallbackAfter = from.fallbackAfter;
        retryPercent = from.retryPercent;
        backlogEvents = from.backlogEvents;
        backlogBytes = from.backlogBytes;
        reassert = from.reassert;
        deadLetters = from.deadLetters;
        seed = from.seed;
    }

    public static DeliverySettings defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    Duration attemptTimeout() {
        return attemptTimeout;
    }

    Duration firstPause() {
        return firstPause;
    }

    Duration longestPause() {
        return longestPause;
    }

    Duration shortestWish() {
        return shortestWish;
    }

    Duration longestWish() {
        return longestWish;
    }

    int faultyTries() {
        return faultyTries;
    }

    Duration giveUpAfter() {
        return giveUpAfter;
    }

    Duration recordPatience() {
        return recordPatience;
    }

    Duration collapseAfter() {
        return collapseAfter;
    }

    int breakAfter() {
        return breakAfter;
    }

    Duration breakFor() {
        return breakFor;
    }

    Duration fallbackAfter() {
        return fallbackAfter;
    }

    int backlogEvents() {
        return backlogEvents;
    }

    long backlogBytes() {
        return backlogBytes;
    }

    @Nullable
    Duration reassert() {
        return reassert;
    }

    int retryPercent() {
        return retryPercent;
    }

    int parkAfter() {
        return parkAfter;
    }

    int deadLetters() {
        return deadLetters;
    }

    OptionalLong seed() {
        return seed;
    }

    /** Collects settings; not safe for several threads. */
    public static final class Builder {
        private Duration attemptTimeout = Duration.ofSeconds(30);
        private Duration firstPause = Duration.ofSeconds(1);
        private Duration longestPause = Duration.ofMinutes(5);
        private Duration giveUpAfter = Duration.ofHours(24);
        private Duration recordPatience = Duration.ofSeconds(10);
        private Duration shortestWish = Duration.ofSeconds(1);
        private Duration longestWish = Duration.ofHours(1);
        private Duration collapseAfter = Duration.ofSeconds(5);
        private int faultyTries = 5;
        private int parkAfter = 5;
        private int breakAfter = 5;
        private Duration breakFor = Duration.ofSeconds(30);
        private Duration fallbackAfter = Duration.ofMinutes(2);
        private int retryPercent = 10;
        private int backlogEvents = 10_000;
        private long backlogBytes = 64L << 20;
        private @Nullable Duration reassert;
        private int deadLetters = 10_000;
        private OptionalLong seed = OptionalLong.empty();

        private Builder() {}

        /** How long one attempt may take before the sink's thread is interrupted. */
        public Builder attemptTimeout(Duration timeout) {
            attemptTimeout = positive("attempt time-out", timeout);
            return this;
        }

        /** The longest first pause after a failure, and what pauses grow to by doubling. */
        public Builder backOff(Duration first, Duration longest) {
            firstPause = positive("first pause", first);
            longestPause = positive("longest pause", longest);
            return this;
        }

        /** Within what a backend's own wish for a pause is taken. */
        public Builder retryAfter(Duration shortest, Duration longest) {
            shortestWish = positive("shortest pause on request", shortest);
            longestWish = positive("longest pause on request", longest);
            return this;
        }

        /** How often an event is tried when the sink itself is at fault: it throws no IOException, or returns null. */
        public Builder faultyTries(int most) {
            faultyTries = atLeastOne("tries of a faulty sink", most);
            return this;
        }

        /** How long one event is tried before it becomes a dead letter. */
        public Builder giveUpAfter(Duration time) {
            giveUpAfter = positive("give-up time", time);
            return this;
        }

        /** After how many failures in a row, and for how long, the sink is left alone; a random part of up to half comes on top. */
        public Builder breaker(int failures, Duration pause) {
            breakAfter = atLeastOne("failures in a row", failures);
            breakFor = positive("pause of the breaker", pause);
            return this;
        }

        /** After how long without an answer the sink's fallback is told in its place, where it has one. */
        public Builder fallbackAfter(Duration time) {
            fallbackAfter = positive("time before the fallback", time);
            return this;
        }

        /** The share of all attempts that may repeat one that failed, in percent, once the first minute of trouble is over. */
        public Builder retryPercent(int share) {
            if (share < 1 || share > 99) {
                throw new IllegalArgumentException("share of retries: expected 1 to 99 percent, got " + share);
            }
            retryPercent = share;
            return this;
        }

        /** How much may wait until the lane tells one message per incident, from its state, in place of the lines. */
        public Builder backlog(int events, long bytes) {
            backlogEvents = atLeastOne("events that wait", events);
            backlogBytes = bytes;
            return this;
        }

        /** How long after it was taken an incident that a rule or guard holds open is told once more; null for never. */
        public Builder reassert(@Nullable Duration every) {
            reassert = every == null ? null : positive("re-assertion", every);
            return this;
        }

        /** How often an incident fails, while others are accepted, until it counts as the one that is at fault. */
        public Builder parkAfter(int failures) {
            parkAfter = atLeastOne("failures of one incident", failures);
            return this;
        }

        /** How long an update waits until it is told together with the next ones of its incident. */
        public Builder collapseAfter(Duration time) {
            collapseAfter = positive("wait of updates", time);
            return this;
        }

        /** How long an opening waits for the journal to make the engagement durable; a page must not wait for a dead disk. */
        public Builder recordPatience(Duration time) {
            recordPatience = positive("patience with the journal", time);
            return this;
        }

        /** How many dead letters of one sink are listed; older ones are only in the journal. */
        public Builder deadLetters(int most) {
            deadLetters = atLeastOne("dead letters", most);
            return this;
        }

        /** Makes the jitter repeatable, for tests. */
        public Builder seed(long value) {
            seed = OptionalLong.of(value);
            return this;
        }

        public DeliverySettings build() {
            return new DeliverySettings(this);
        }

        private static int atLeastOne(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + ": expected at least 1, got " + value);
            }
            return value;
        }

        private static Duration positive(String name, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(name + ": expected more than nothing, got " + value);
            }
            return value;
        }
    }
}
