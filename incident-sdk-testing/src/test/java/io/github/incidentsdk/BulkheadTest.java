package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.webhook.WebhookSinkProvider;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** F14: a backend that takes calls and never answers is its own sink's trouble and nobody else's. */
@Tag("F14")
@Timeout(180)
class BulkheadTest {

    private static final int INCIDENTS = 50;

    private static IncidentSink webhook(String url) {
        return SinkConfig.of("hole", "webhook", Map.of("url", url, "timeout", "10m"))
                .create(
                        new WebhookSinkProvider(),
                        problem -> assertThat(problem).isNull())
                .orElseThrow();
    }

    @SuppressWarnings("try") // closing is what is watched
    @Test
    void theOtherSinksAndTheCallersGoOn() throws Exception {
        CountDownLatch told = new CountDownLatch(INCIDENTS);
        try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                IncidentManager manager = IncidentManager.builder()
                        .service("checkout")
                        .selfReport(false)
                        .closeWithProcess(false)
                        .shutdown(Duration.ofSeconds(5))
                        .sink("hole", webhook("http://127.0.0.1:" + hole.getLocalPort() + "/hook"))
                        .sink("pager", IncidentSink.calling(delivery -> told.countDown()))
                        .build()) {
            manager.declare("outage-first");
            try (Socket swallowed = hole.accept()) {
                assertThat(swallowed.getInputStream().read()).isEqualTo('P');
                for (int i = 1; i < INCIDENTS; i++) {
                    int n = i;
                    manager.declare("outage", d -> d.by("n", n));
                }
                assertThat(told.await(90, TimeUnit.SECONDS))
                        .as("the pager is told of all")
                        .isTrue();
                assertThat(manager.sinks())
                        .filteredOn(lane -> lane.sink().equals("hole"))
                        .singleElement()
                        .extracting(LaneStatus::waiting)
                        .satisfies(waiting ->
                                assertThat(((Number) waiting).longValue()).isGreaterThanOrEqualTo(INCIDENTS));
                long begin = System.nanoTime();
                manager.close();
                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .as("closing ends the call that hangs")
                        .isLessThan(Duration.ofSeconds(60));
            }
        }
    }
}
