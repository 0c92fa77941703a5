package io.github.incidentsdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.delivery.DeadLetter;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** S1, S2: canaries for secrets, in every setting that may hold one; nothing that the SDK says or writes holds them. */
@Tag("S1")
@Tag("S2")
@Timeout(240)
class CanaryTest {

    private static final String SECRET = "whsec_Q0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZ";
    private static final List<String> CANARIES = List.of("CANARY", "Q0FOQVJZ", "canary-key");

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final VirtualTime time = new VirtualTime();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<String> loggedByTheJdk = new ArrayList<>();
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            loggedByTheJdk.add(line.getLoggerName() + " " + formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    Path directory;

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @BeforeEach
    void listen() {
        logged.start();
        root().setLevel(Level.TRACE);
        root().addAppender(logged);
        java.util.logging.Logger jdk = LogManager.getLogManager().getLogger("");
        jdk.addHandler(handler);
        handler.setLevel(java.util.logging.Level.ALL);
        java.util.logging.Logger.getLogger("okhttp3").setLevel(java.util.logging.Level.ALL);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(logged);
        root().setLevel(Level.WARN);
        java.util.logging.Logger.getLogger("okhttp3").setLevel(null);
        LogManager.getLogManager().getLogger("").removeHandler(handler);
    }

    private IncidentConfig config(String base) {
        String text = """
                incidents:
                  service: checkout
                  journal: { directory: "%s" }
                  heartbeat: { url: "BASE/beat/CANARY-BEAT" }
                  redact: { what: [email], key: canary-key-of-many-characters }
                  sinks:
                    team:
                      type: webhook
                      url: "BASE/services/CANARY-PATH?token=CANARY-TOKEN"
                      secret: %s
                      timeout: 20s
                      headers: { Authorization: Bearer CANARY-HEADER }
                  sources:
                    fleet: { type: prometheus, url: "BASE/CANARY-SOURCE/", token: CANARY-BEARER, timeout: 20s }
                    json: { type: http-json, url: "BASE/x?key=CANARY-KEY", headers: { X-Key: CANARY-X }, timeout: 20s, metrics: { m: { value: /v } } }
                  types: { outage: { title: down } }
                  rules:
                    errors: { declare: outage, source: fleet, value: errors, levels: { SEV2: "> 1" } }
                    local: { declare: outage, value: m, levels: { SEV2: "> 1" } }
                """;
        return IncidentConfig.parseYaml(
                text.replace("BASE", base).formatted(directory.resolve("journal"), SECRET), "incidents.yaml");
    }

    /** Everything that is said of a service whose backends and sources are at {@code base}. */
    @SuppressWarnings("ObjectToString") // nothing may show, however it is printed
    private String everythingSaid(String base) throws IOException {
        StringBuilder said = new StringBuilder();
        IncidentConfig config = config(base);
        said.append(config).append(config.problems()).append(config.sinks()).append(config.sources());
        said.append(config.heartbeat()).append(config.redaction());
        config.sinks().values().forEach(sink -> said.append(sink.settings()).append(sink));
        try (IncidentManager manager = IncidentManager.builder()
                .config(config)
                .workers(time)
                .closeWithProcess(false)
                .shutdown(Duration.ofSeconds(1))
                .build()) {
            Incident incident = manager.declare("outage");
            incident.note("looking");
            time.advance(Duration.ofMinutes(3));
            said.append(manager).append(incident).append(incident.snapshot()).append(incident.explain());
            said.append(manager.sinks()).append(manager.sources()).append(manager.rules());
            said.append(manager.explain("errors")).append(manager.rulesHealth()).append(manager.journal());
            for (DeadLetter letter : manager.deadLetters("team")) {
                said.append(letter);
            }
            time.advance(Duration.ofMinutes(5));
            said.append(manager.deadLetters("team")).append(manager.sinks()).append(manager.open());
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                said.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        for (ILoggingEvent line : List.copyOf(logged.list)) {
            if (!line.getLoggerName().startsWith("org.eclipse.jetty")
                    && !line.getLoggerName().startsWith("wiremock")) {
                said.append(line.getFormattedMessage()).append('\n');
                if (line.getThrowableProxy() != null) {
                    said.append(ThrowableProxyUtil.asString(line.getThrowableProxy()));
                }
            }
        }
        loggedByTheJdk.stream().filter(line -> line.contains("okhttp")).forEach(said::append);
        return said.toString();
    }

    private void assertNoCanary(String base, String mustBeSaid) throws IOException {
        assertThat(everythingSaid(base))
                .contains("team", "fleet", mustBeSaid)
                .doesNotContain(CANARIES.toArray(String[]::new));
    }

    private static void repeat(int status) {
        SERVER.stubFor(any(urlPathMatching("/services/.*"))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withBody("no hook /services/CANARY-PATH?token=CANARY-TOKEN for Bearer CANARY-HEADER")));
        SERVER.stubFor(any(urlPathMatching("/CANARY-SOURCE/.*"))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withBody("{\"error\": \"no /CANARY-SOURCE/api/v1/query for CANARY-BEARER\"}")));
    }

    @Test
    void whereTheBackendRepeatsWhatItWasSent() throws IOException {
        repeat(500);
        assertNoCanary(SERVER.baseUrl(), "status 500");
    }

    @Test
    void whereTheBackendRefuses() throws IOException {
        repeat(404);
        assertNoCanary(SERVER.baseUrl(), "status 404");
    }

    @Test
    void whereTheConnectionBreaks() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
        assertNoCanary(SERVER.baseUrl(), "no answer from");
    }

    @Test
    void whereNobodyHasThatName() throws IOException {
        assertNoCanary("https://nobody.invalid", "nobody.invalid");
    }

    @Test
    void whereNobodySpeaksTls() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        assertNoCanary(SERVER.baseUrl().replace("http:", "https:"), "SSL");
    }

    @Test
    void whereNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertNoCanary("http://localhost:" + port, "ConnectException");
    }

    @Test
    void whereTheAnswerIsARedirect() throws IOException {
        SERVER.stubFor(any(anyUrl())
                .willReturn(
                        aResponse().withStatus(302).withHeader("Location", "https://elsewhere.example/CANARY-PATH")));
        assertNoCanary(SERVER.baseUrl(), "status 302");
    }

    @Test
    void whereTheConfigurationIsWrong() throws IOException {
        assertThat(everythingSaid("ftp://example.org")).doesNotContain(CANARIES.toArray(String[]::new));
        assertThat(everythingSaid("http://example.org")).doesNotContain(CANARIES.toArray(String[]::new));
        assertThat(everythingSaid("https://user:CANARY-PASSWORD@example.org"))
                .doesNotContain(CANARIES.toArray(String[]::new));
        assertThat(everythingSaid("https://exa mple.org")).doesNotContain(CANARIES.toArray(String[]::new));
    }
}
