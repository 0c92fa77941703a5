package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many lanes and one server that comes back: jitter, breaker and budget keep them from keeping it down. */
class RecoveryTest {

    private static final int LANES = 50;

    private final List<Rig> services = new ArrayList<>();
    private final Server server = new Server();

    /** One server behind the sinks of many services, which counts what it is asked. */
    private final class Server implements IncidentSink {
        private final Random random = new Random(18);
        private final Set<String> seen = new HashSet<>();
        private final TreeMap<Long, Integer> perSecond = new TreeMap<>();
        private int failPercent;
        private int requests;
        private int retries;

        @Override
        public DeliveryOutcome deliver(Delivery delivery) throws IOException {
            requests++;
            if (!seen.add(delivery.eventId())) {
                retries++;
            }
            perSecond.merge(services.get(0).workers.time().nanos() / 1_000_000_000, 1, Integer::sum);
            if (random.nextInt(100) < failPercent) {
                throw new IOException("status 503");
            }
            return DeliveryOutcome.accepted();
        }

        private void forget() {
            requests = 0;
            retries = 0;
            perSecond.clear();
        }
    }

    private void start() {
        for (int i = 0; i < LANES; i++) {
            services.add(new Rig()
                    .settings(DeliverySettings.builder().seed(i).build())
                    .sink("sink-" + i, server, Accepts.everything())
                    .start());
        }
    }

    private void pass(Duration duration) {
        for (long second = 0; second < duration.toSeconds(); second++) {
            services.forEach(service -> service.pass(Duration.ofSeconds(1)));
        }
    }

    private void declareOneEach(String name) {
        for (int i = 0; i < LANES; i++) {
            services.get(i).incident(name + "-" + i).declared();
        }
    }

    private void declareOneEachDuringAMinute(String name) {
        for (int i = 0; i < 60; i++) {
            if (i < LANES) {
                services.get(i).incident(name + "-" + i).declared();
            }
            pass(Duration.ofSeconds(1));
        }
    }

    @Test
    @Tag("F18")
    void fiftyLanesLeaveADeadServerAloneAndDoNotComeBackAllAtOnce() {
        start();
        server.failPercent = 100;
        for (int minute = 0; minute < 30; minute++) {
            declareOneEachDuringAMinute("during-" + minute);
        }
        assertThat(server.requests)
                .as("requests to a dead server in half an hour: five each, and at most two probes a minute")
                .isLessThan(LANES * (5 + 2 * 30));
        server.perSecond.headMap(server.perSecond.firstKey() + 120).clear();
        int most = server.perSecond.values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
        assertThat(most).as("probes in one second, of %d lanes", LANES).isLessThan(LANES / 4);

        server.failPercent = 0;
        pass(Duration.ofMinutes(6));
        services.forEach(
                service -> assertThat(service.lanes.status().get(0).waiting()).isZero());
        assertThat(server.seen).hasSize(30 * LANES);
    }

    @Test
    @Tag("F18")
    void retriesAreATenthOfWhatAWeakServerIsSent() {
        start();
        server.failPercent = 40;
        for (int turn = 0; turn < 120; turn++) { // until what was saved at first is spent
            declareOneEach("first-" + turn);
            pass(Duration.ofSeconds(5));
        }
        server.forget();
        for (int turn = 0; turn < 120; turn++) {
            declareOneEach("then-" + turn);
            pass(Duration.ofSeconds(5));
        }
        int broken = services.stream()
                .mapToInt(
                        service -> (int) service.lanes.status().get(0).counts().broken())
                .sum();
        assertThat(server.retries - broken)
                .as("retries among %d requests, without %d probes", server.requests, broken)
                .isLessThan(server.requests / 10 + 3 * LANES); // time saves each lane two in these ten minutes
        server.failPercent = 0;
        for (int turn = 0; turn < 60; turn++) {
            declareOneEach("at-last-" + turn);
            pass(Duration.ofSeconds(10));
        }
        services.forEach(
                service -> assertThat(service.lanes.status().get(0).owed()).isEmpty());
    }
}
