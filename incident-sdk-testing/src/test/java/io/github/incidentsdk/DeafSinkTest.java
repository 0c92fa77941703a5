package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** F14: a sink that hangs and takes no notice of interrupts cannot be called off; somebody has to know, and to stand in. */
@Tag("F14")
@Timeout(180)
class DeafSinkTest {

    private final CountDownLatch letGo = new CountDownLatch(1);
    private final CountDownLatch interrupts = new CountDownLatch(3);
    private final LinkedBlockingQueue<String> stoodIn = new LinkedBlockingQueue<>();

    private DeliveryOutcome hang(Delivery delivery) {
        while (letGo.getCount() > 0) {
            try {
                letGo.await();
            } catch (InterruptedException ignored) {
                interrupts.countDown();
            }
        }
        return DeliveryOutcome.accepted();
    }

    @Test
    void itsFallbackTakesOverAndItsLaneIsFailingUntilItReturns() throws Exception {
        String yaml = "incidents: { delivery: { timeout: 100ms, fallback-after: 1s } }";
        try (IncidentManager manager = IncidentManager.builder()
                .service("checkout")
                .selfReport(false)
                .closeWithProcess(false)
                .config(IncidentConfig.parseYaml(yaml, "incidents.yaml"))
                .sink("deaf", this::hang)
                .sink(
                        "team",
                        IncidentSink.calling(told -> stoodIn.add(told.event().kind())),
                        Accepts.builder().from(Severity.SEV1).build())
                .fallback("deaf", "team")
                .build()) {
            manager.declare("outage");

            assertThat(stoodIn.poll(60, TimeUnit.SECONDS)).isEqualTo("declared");
            assertThat(interrupts.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(deaf(manager).failing()).isTrue();

            letGo.countDown();
            assertThat(manager.flush(Duration.ofSeconds(60))).isTrue();
            assertThat(deaf(manager).failing()).isFalse();
        }
    }

    private static LaneStatus deaf(IncidentManager manager) {
        return manager.sinks().stream()
                .filter(lane -> lane.sink().equals("deaf"))
                .findFirst()
                .orElseThrow();
    }
}
