package io.github.incidentsdk;

import io.github.incidentsdk.sink.http.HttpAnswer;
import io.github.incidentsdk.sink.http.HttpBackend;
import io.github.incidentsdk.time.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells somebody outside that rules are evaluated, and keeps silent while they are not: a process cannot report its own end. */
final class Heartbeat implements Step {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private final HttpBackend receiver;
    private final long every;
    private final LongPredicate ticking;
    private volatile @Nullable String failure;

    /**
     * @param ticking whether ticks succeed at a monotonic time
     */
    Heartbeat(HttpBackend receiver, Duration every, LongPredicate ticking) {
        this.receiver = receiver;
        this.every = every.toNanos();
        this.ticking = ticking;
    }

    @Override
    public long run(long nowNanos) {
        if (ticking.test(nowNanos)) {
            send();
        }
        return nowNanos + every;
    }

    private void send() {
        try {
            HttpAnswer answer = receiver.post(new byte[0], "text/plain", Map.of());
            if (!answer.isSuccess()) {
                failed("it answered " + answer.status(), null);
            } else {
                failure = null;
            }
        } catch (IOException unreachable) {
            failed(String.valueOf(unreachable.getMessage()), unreachable);
        }
    }

    private void failed(String why, @Nullable IOException cause) {
        if (failure == null) {
            log.warn("The heartbeat does not reach {}: {}; it goes on trying.", receiver, why, cause);
        }
        failure = why;
    }

    /** Why the last one that was sent did not arrive; null when it did, or none was sent yet. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Where they go, without what may be secret. */
    @Override
    public String toString() {
        return receiver.toString();
    }

    void close() {
        receiver.close();
    }
}
