package io.github.incidentsdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** S4: what lies in the journal's directory names sinks, holds nobody's credentials, and is read by its owner alone. */
@Tag("S4")
@Timeout(240)
class JournalSecretsTest {

    private static final String PATH = "services/T0CANARY/hook-CANARY";
    private static final String SECRET = "whsec_Q0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZ";

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @TempDir
    private Path temporary;

    private final VirtualTime time = new VirtualTime();

    @Test
    void namesTheSinkAndNeverItsCredentials() throws Exception {
        Path directory = temporary.resolve("journal");
        String url = "http://127.0.0.1:" + SERVER.getPort() + "/" + PATH;
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  service: checkout
                  sinks:
                    team: { type: webhook, url: "%s", secret: "%s", headers: { Authorization: "Bearer CANARY-token" } }
                """.formatted(url, SECRET), "incidents.yaml");
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(400).withBody("no such hook: " + url + " with " + SECRET)));
        try (IncidentManager manager = Desk.manager(time, new RecordingSink())
                .config(config)
                .journal(directory)
                .build()) {
            assertThat(manager.sinks()).extracting(lane -> lane.sink()).contains("team");
            manager.declare("outage");
            manager.flush(Duration.ofSeconds(30));
            assertThat(manager.deadLetters("team")).hasSize(1);
            SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503).withBody(url)));
            manager.declare("flood").note("looking");
            time.advance(Duration.ofMinutes(2));
            SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
            time.advance(Duration.ofMinutes(10));
            manager.flush(Duration.ofSeconds(30));
        }
        List<Path> files = below(directory);
        assertThat(files).hasSizeGreaterThan(1);
        assertThat(text(files)).contains("\"sink\":\"team\"", "\"dead\"", "\"accepted\"");
        for (Path file : files) {
            assertThat(Files.readString(file, ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("CANARY", SECRET, SECRET.substring("whsec_".length()));
        }
    }

    @Test
    void isReadAndWrittenByItsOwnerAlone() throws Exception {
        Path directory = temporary.resolve("journal");
        try (IncidentManager manager = Desk.manager(time, new RecordingSink())
                        .journal(directory)
                        .build();
                IncidentManager second = Desk.manager(time, new RecordingSink())
                        .journal(directory)
                        .build()) {
            manager.declare("outage");
            second.declare("outage");
            time.advance(Duration.ofMinutes(10));
        }
        assertThat(below(directory))
                .hasSizeGreaterThan(3)
                .allSatisfy(file -> assertThat(access(file)).as(file.toString()).isEqualTo("rw-------"));
        try (Stream<Path> all = Files.walk(directory)) {
            assertThat(all.filter(Files::isDirectory))
                    .allSatisfy(
                            each -> assertThat(access(each)).as(each.toString()).isEqualTo("rwx------"));
        }
    }

    private static String access(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String text(List<Path> files) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(Files.readString(file, ISO_8859_1));
        }
        return text.toString();
    }
}
