package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What the appender of Log4j 2 makes of errors; that the configuration finds it is part of it. */
@Timeout(240)
class Log4jAppenderTest {

    private static final String CONFIGURATION = """
            <Configuration status="WARN">
              <Appenders>
                <Incidents name="INCIDENTS"/>
              </Appenders>
              <Loggers>
                <Root level="INFO"><AppenderRef ref="INCIDENTS"/></Root>
              </Loggers>
            </Configuration>
            """;

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private final LoggerContext logging = new LoggerContext("service");

    @BeforeEach
    void begin() throws IOException {
        Desk.forgetFacade();
        logging.start(new XmlConfiguration(
                logging, new ConfigurationSource(new ByteArrayInputStream(CONFIGURATION.getBytes(UTF_8)))));
    }

    @AfterEach
    void end() {
        logging.stop();
        Desk.forgetFacade();
    }

    private static List<IncidentSnapshot> open(IncidentManager manager) {
        return manager.open().stream().map(Incident::snapshot).toList();
    }

    @Test
    void anErrorOpensAnIncidentOfItsLoggerAndExceptionElseOfItsTemplate() {
        Logger orders = logging.getLogger("com.acme.Orders");
        try (IncidentManager manager = Desk.manager(time, sink).build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            orders.error("order {} is lost", 4711, new IOException("disk full"));
            for (int i = 0; i < 100; i++) {
                orders.error("price of {} is missing", i);
                orders.error("stock of " + i + " is unknown");
            }
            orders.warn("order {} is late", 1);
            time.advance(Duration.ofSeconds(2));

            assertThat(open(manager))
                    .extracting(incident -> incident.by().get("error"), IncidentSnapshot::count)
                    .containsExactlyInAnyOrder(
                            tuple("java.io.IOException", 1L),
                            tuple("price of {} is missing", 100L),
                            tuple("text", 100L));
            assertThat(open(manager))
                    .filteredOn(incident -> incident.cause() != null)
                    .singleElement()
                    .satisfies(
                            incident -> assertThat(incident.cause().message()).isEqualTo("disk full"));
        }
    }

    /** All that the SDK and its sinks log comes back through Log4j as an error, on the thread that logs it, as SLF4J bound to it would have it. */
    @Test
    @Tag("F21")
    void oneErrorIsOneIncidentAlthoughAllThatTheSdkLogsComesBackAsAnError() {
        AtomicInteger back = new AtomicInteger();
        AppenderBase<ILoggingEvent> bridge = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                back.incrementAndGet();
                logging.getLogger(line.getLoggerName()).error(line.getFormattedMessage());
            }
        };
        ch.qos.logback.classic.Logger root =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        bridge.setContext(root.getLoggerContext());
        bridge.start();
        root.addAppender(bridge);
        IncidentManagerBuilder building = IncidentManager.builder()
                .service("checkout")
                .closeWithProcess(false)
                .sink("chatty", IncidentSink.calling(told -> {
                    LoggerFactory.getLogger("com.acme.Chatty").error("cannot tell of {}", told.eventId());
                    throw new IllegalStateException("cannot tell");
                }));
        try (IncidentManager manager = building.build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            manager.declare("undefined", i -> i.severity(SEV1)); // which is warned of on this thread
            logging.getLogger("com.acme.Orders").error("order {} is lost", 1);
            Desk.await("the logged error", () -> open(manager).size() == 2);
            Desk.await("the sink's own lines", () -> back.get() >= 3);

            logging.getLogger("com.acme.Orders").error("order {} is lost", 2);
            Desk.await("the second one", () -> open(manager).stream().anyMatch(incident -> incident.count() == 2));
            assertThat(open(manager))
                    .extracting(IncidentSnapshot::type)
                    .containsExactlyInAnyOrder("undefined", "logged-error");
        } finally {
            root.detachAppender(bridge);
            bridge.stop();
        }
        Desk.assertNoThreadIsLeft();
    }
}
