package io.github.incidentsdk.examples.springservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole service at a port of the system's choice, with real faults: what its application.yml makes of them. */
@Timeout(900)
class ShopServiceTest {

    private final Map<String, CountDownLatch> told = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext service;

    @BeforeEach
    void start() throws IOException {
        prices("1;1.49");
        SpringApplication application = new SpringApplication(ShopService.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("seen", IncidentSink.class, () -> IncidentSink.calling(this::take)));
        service = application.run(
                "--server.port=0",
                "--logging.level.root=off", // of the faults the log would be full
                "--server.address=127.0.0.1",
                "--shop.prices.file=" + folder.resolve("prices.csv"),
                "--shop.prices.every=200ms",
                "--spring.datasource.url=jdbc:h2:mem:" + folder.getFileName(),
                "--watch.every=500ms",
                "--watch.window=3s",
                "--watch.for=0s",
                "--watch.keep=1s");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void take(Delivery delivery) {
        told(delivery.incident().type(), delivery.event().kind()).countDown();
    }

    private CountDownLatch told(String type, String kind) {
        return told.computeIfAbsent(type + " " + kind, key -> new CountDownLatch(1));
    }

    private void await(String type, String kind) throws InterruptedException {
        assertThat(told(type, kind).await(120, TimeUnit.SECONDS))
                .as(type + " " + kind + ", told so far: " + told)
                .isTrue();
    }

    private void prices(String line) throws IOException {
        Path written = Files.writeString(folder.resolve("prices.new"), line + "\n");
        Files.move(written, folder.resolve("prices.csv"), StandardCopyOption.ATOMIC_MOVE);
    }

    private int get(String path) throws IOException, InterruptedException {
        int port = ((ServletWebServerApplicationContext) service).getWebServer().getPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void faultsAreIncidentsUntilTheyAreOver() throws Exception {
        assertThat(service.getBean(IncidentConfig.class).problems()).isEmpty();
        assertThat(get("/articles/1")).isEqualTo(200);
        assertThat(get("/reports/total")).isEqualTo(200);

        prices("no price");
        List<Connection> taken = takeAllConnections();
        try {
            await("job-failing", "declared");
            await("pool-exhausted", "declared");
            askUntilFailingIsTold();
        } finally {
            giveBack(taken);
        }
        prices("1;1.99");

        await("job-failing", "resolved");
        await("pool-exhausted", "resolved");
        await("failing-requests", "resolved");
        assertThat(get("/articles/1")).isEqualTo(200);
        assertThat(service.getBean(IncidentManager.class).open()).isEmpty();
    }

    /** Over and over, since what was counted while the machine was held up counts for nobody. */
    private void askUntilFailingIsTold() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        do {
            assertThat(get("/articles/1")).isEqualTo(500);
            assertThat(System.nanoTime()).as("told so far: " + told).isLessThan(end);
        } while (!told("failing-requests", "declared").await(100, TimeUnit.MILLISECONDS));
    }

    private List<Connection> takeAllConnections() throws SQLException {
        DataSource pool = service.getBean(DataSource.class);
        List<Connection> taken = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            taken.add(pool.getConnection());
        }
        return taken;
    }

    private static void giveBack(List<Connection> connections) throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
