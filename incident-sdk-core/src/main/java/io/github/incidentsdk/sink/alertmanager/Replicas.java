package io.github.incidentsdk.sink.alertmanager;

import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.http.HttpBackend;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All replicas of one Alertmanager: each is told, and it is enough when one takes it, since they notify together.
 *
 * <p>What a replica misses it hears when the alert is sent again; an end that it misses it finds out by itself, when nobody
 * sends the alert again.
 */
final class Replicas implements AutoCloseable {

    static final String ALERTS = "api/v2/alerts";

    private static final Logger LOG = LoggerFactory.getLogger(Replicas.class);

    private final List<HttpBackend> backends;
    private final Map<String, String> headers;
    private final Set<HttpBackend> behind = ConcurrentHashMap.newKeySet();

    Replicas(List<HttpBackend> backends, Map<String, String> headers) {
        this.backends = List.copyOf(backends);
        this.headers = headers;
    }

    /**
     * What came of it: accepted when one replica took it, else to be tried again when that may help at one of them.
     *
     * @param restricted whether no log may say what a replica answers
     */
    DeliveryOutcome post(byte[] body, boolean restricted) throws IOException {
        Answers answers = new Answers(restricted);
        for (HttpBackend backend : backends) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted before all replicas were told");
            }
            try {
                answers.add(
                        backend,
                        backend.postBelow(ALERTS, body, "application/json", headers)
                                .outcome());
            } catch (IOException unreachable) {
                answers.add(backend, unreachable);
            }
        }
        return answers.together();
    }

    @Override
    public void close() {
        backends.forEach(HttpBackend::close);
    }

    @Override
    public String toString() {
        return backends.stream().map(HttpBackend::toString).collect(Collectors.joining(", "));
    }

    /** What the replicas answered to one request. */
    private final class Answers {

        private final boolean restricted;
        private @Nullable DeliveryOutcome accepted;
        private DeliveryOutcome.@Nullable Retry retry;
        private @Nullable DeliveryOutcome refused;
        private @Nullable IOException unreachable;

        private final Map<HttpBackend, String> failures = new LinkedHashMap<>();

        Answers(boolean restricted) {
            this.restricted = restricted;
        }

        void add(HttpBackend from, DeliveryOutcome outcome) {
            if (outcome instanceof DeliveryOutcome.Accepted) {
                accepted = outcome;
                if (behind.remove(from)) {
                    LOG.info("{} takes alerts again", from);
                }
            } else if (outcome instanceof DeliveryOutcome.Retry later) {
                retry = longer(later);
                failures.put(from, later.why());
            } else {
                refused = refused == null ? outcome : refused;
                failures.put(from, outcome.toString());
            }
        }

        void add(HttpBackend from, IOException failure) {
            if (unreachable == null) {
                unreachable = failure;
            } else {
                unreachable.addSuppressed(failure);
            }
            failures.put(from, String.valueOf(failure.getMessage()));
        }

        DeliveryOutcome together() throws IOException {
            if (accepted != null) {
                failures.forEach((backend, why) -> {
                    if (behind.add(backend)) {
                        LOG.warn(
                                "{} took no alert, which other replicas did: {}",
                                backend,
                                restricted ? "the incident is restricted" : why);
                    }
                });
                return accepted;
            }
            if (retry != null) {
                return retry;
            }
            if (unreachable != null) {
                throw unreachable;
            }
            return refused == null ? DeliveryOutcome.refused("there is no replica") : refused;
        }

        private DeliveryOutcome.Retry longer(DeliveryOutcome.Retry other) {
            if (retry == null || retry.after() == null) {
                return other;
            }
            return other.after() == null || other.after().compareTo(retry.after()) < 0 ? retry : other;
        }
    }
}
