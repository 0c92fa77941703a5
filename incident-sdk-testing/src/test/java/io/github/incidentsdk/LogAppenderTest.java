package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.github.incidentsdk.appender.logback.IncidentAppender;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a log appender makes of errors: which incidents, how many, and how they end. */
@Timeout(240)
class LogAppenderTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private final LoggerContext logging = new LoggerContext();
    private final Logger orders = logging.getLogger("com.acme.Orders");
    private final Logger prices = logging.getLogger("com.acme.Prices");

    @TempDir
    Path directory;

    @BeforeEach
    void attach() {
        Desk.forgetFacade();
        logging.setMDCAdapter(new LogbackMDCAdapter());
        logging.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender());
    }

    @AfterEach
    void detach() {
        logging.stop();
        Desk.forgetFacade();
    }

    private IncidentAppender appender() {
        IncidentAppender appender = new IncidentAppender();
        appender.setContext(logging);
        appender.start();
        return appender;
    }

    private IncidentManagerBuilder manager() {
        return Desk.manager(time, sink).journal(directory.resolve("journal"));
    }

    private void second() {
        time.advance(Duration.ofSeconds(2));
    }

    private static List<IncidentSnapshot> open(IncidentManager manager) {
        return manager.open().stream().map(Incident::snapshot).toList();
    }

    private static IncidentSnapshot only(IncidentManager manager) {
        assertThat(manager.open()).hasSize(1);
        return manager.open().get(0).snapshot();
    }

    @Test
    void anErrorOpensAnIncidentOfItsLoggerAndException() {
        try (IncidentManager manager = manager().build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            orders.error("order {} is lost", 4711, new IOException("disk full"));
            second();

            IncidentSnapshot incident = only(manager);
            assertThat(incident.type()).isEqualTo("logged-error");
            assertThat(incident.by())
                    .containsExactly(entry("logger", "com.acme.Orders"), entry("error", "java.io.IOException"));
            assertThat(incident.title()).isEqualTo("com.acme.Orders logs errors: java.io.IOException");
            assertThat(incident.cause().exception()).isEqualTo("java.io.IOException");
            assertThat(incident.cause().message()).isEqualTo("disk full");
            assertThat(incident.claims())
                    .singleElement()
                    .satisfies(claim -> assertThat(claim.reporter()).hasToString("guard:log-appender"));
            assertThat(sink.kinds()).containsExactly("declared");
        }
    }

    @Test
    void identityIsTheTemplateAndNeverWhatWasLogged() {
        try (IncidentManager manager = manager().build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            for (int i = 0; i < 100; i++) {
                orders.error("order {} is lost", i);
                orders.error("price of " + i + " is missing");
            }
            second();

            assertThat(open(manager))
                    .extracting(incident -> incident.by().get("error"), IncidentSnapshot::count)
                    .containsExactlyInAnyOrder(tuple("order {} is lost", 100L), tuple("text", 100L));
            assertThat(open(manager))
                    .extracting(incident -> incident.tags().get("message"))
                    .containsExactlyInAnyOrder("order 0 is lost", "price of 0 is missing");
        }
    }

    @Test
    void belowErrorNothingHappens() {
        try (IncidentManager manager = manager().build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            orders.warn("slow", new IOException("slow"));
            second();

            assertThat(manager.open()).isEmpty();
        }
    }

    @Test
    void itEndsOnceTheErrorWasNotLoggedForAQuarterOfAnHour() {
        try (IncidentManager manager = manager().build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            orders.error("order {} is lost", 1);
            time.advance(Duration.ofMinutes(10));
            orders.error("order {} is lost", 2);
            time.advance(Duration.ofMinutes(14));
            assertThat(only(manager).count()).isEqualTo(2);

            time.advance(Duration.ofMinutes(2));
            assertThat(manager.open()).isEmpty();
            assertThat(sink.kinds()).startsWith("declared").endsWith("reporter-left", "resolved");

            orders.error("order {} is lost", 3);
            second();
            assertThat(sink.last().event().kind()).isEqualTo("reopened");
        }
    }

    @Test
    void whatAPersonEndedComesBackOnlyAfterAQuietTime() {
        try (IncidentManager manager = manager().build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            orders.error("order {} is lost", 1);
            second();
            manager.open().get(0).as("on-call").resolve("known, and harmless");
            orders.error("order {} is lost", 2);
            second();
            assertThat(manager.open()).isEmpty();
            assertThat(manager.ignored()).containsEntry(Ignored.OVERRULED, 1L);

            time.advance(Duration.ofMinutes(16));
            orders.error("order {} is lost", 3);
            second();
            assertThat(manager.open()).hasSize(1);
        }
    }

    @Test
    void theTypeIsConfiguredAsAnyOther() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  types:
                    logged-error:
                      owner: checkout
                      severity: { SEV1: 'incident{logger=~"com[.]acme[.]Orders.*"}' }
                  logged-errors: { keep: 1m, most: 2 }
                """, "test");
        assertThat(config.problems()).isEmpty();
        try (IncidentManager manager = manager().config(config).build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            orders.error("lost");
            prices.error("missing");
            for (int i = 0; i < 10; i++) {
                logging.getLogger("com.acme.Logger" + i).error("odd");
            }
            second();

            assertThat(open(manager))
                    .hasSize(3)
                    .allSatisfy(incident -> assertThat(incident.owner()).isEqualTo("checkout"));
            assertThat(open(manager))
                    .filteredOn(incident -> incident.by().get("logger").equals("other"))
                    .singleElement()
                    .satisfies(other -> assertThat(other.count()).isEqualTo(10));
            assertThat(open(manager))
                    .filteredOn(incident -> incident.severity() == SEV1)
                    .extracting(incident -> incident.by().get("logger"))
                    .containsExactly("com.acme.Orders");
            time.advance(Duration.ofSeconds(70));
            assertThat(manager.open()).isEmpty();
        }
    }

    @Test
    void errorsFromBeforeThereWasAManagerAreNotLost() {
        orders.error("order {} is lost", 1);
        try (IncidentManager manager = manager().build()) {
            second();
            assertThat(manager.open()).as("not installed").isEmpty();
            try (Incidents.Installation installed = Incidents.install(manager)) {
                assertThat(installed).isNotNull();
                second();
                assertThat(manager.open()).hasSize(1);

                prices.error("the last words");
            }
            assertThat(manager.open()).as("taken when it was uninstalled").hasSize(2);
        }
    }

    @Test
    void aManagerThatNobodyInstalledSaysThatErrorsWait() {
        try (LogLines log = new LogLines();
                IncidentManager manager = manager().build()) {
            orders.error("lost");
            time.advance(Duration.ofSeconds(50));
            assertThat(log.warnings()).isEmpty();
            time.advance(Duration.ofMinutes(5));

            assertThat(log.warnings())
                    .containsExactly("An appender of the log has errors that no manager takes: say"
                            + " Incidents.install(manager).");
            assertThat(manager.open()).isEmpty();
        }
    }

    @Test
    void closingTellsWhatWasLoggedAMomentBefore() {
        IncidentManager manager = manager().build();
        try (Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            orders.error("the last words");
            manager.close();
        }

        assertThat(sink.kinds()).containsExactly("declared");
    }

    @Test
    void afterARestartItGoesOnAndEndsAllTheSame() {
        try (IncidentManager manager = manager().build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            orders.error("order {} is lost", 1);
            prices.error("missing", new IOException("gone"));
            second();
        }
        try (IncidentManager manager = manager().build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            assertThat(manager.open()).hasSize(2);
            time.advance(Duration.ofMinutes(14));
            orders.error("order {} is lost", 2);
            time.advance(Duration.ofMinutes(2));
            assertThat(only(manager).by()).containsEntry("error", "order {} is lost");
            time.advance(Duration.ofMinutes(14));
            assertThat(manager.open()).isEmpty();
        }
    }

    @Test
    void whatTheSdkLogsIsPassedOver() throws Exception {
        AsyncAppender async = new AsyncAppender();
        async.setContext(logging);
        async.addAppender(appender());
        async.start();
        logging.getLogger("late").addAppender(async);
        logging.getLogger("late").setAdditive(false);
        try (IncidentManager manager = manager().build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            logging.getLogger("io.github.incidentsdk.sink.webhook").error("down");
            logging.getLogger("io.github.incidentsdk").error("down");
            Thread sinks = new Thread(
                    () -> {
                        orders.error("called by the SDK");
                        logging.getLogger("late").error("called by the SDK");
                    },
                    "incident-sdk-sink-pager");
            sinks.start();
            sinks.join();
            logging.getLogger("late").error("called by the host");
            logging.getLogger("io.github.incidentsdkish").error("not ours");
            async.stop();
            second();

            assertThat(open(manager))
                    .extracting(incident -> incident.by().get("logger"), IncidentSnapshot::count)
                    .containsExactlyInAnyOrder(tuple("late", 1L), tuple("io.github.incidentsdkish", 1L));
        }
    }

    @Test
    @Tag("S23")
    void tenThousandDistinctErrorsOpenTwentyIncidentsAMinuteAtTheMost() {
        try (IncidentManager manager = manager().build();
                Incidents.Installation installed = Incidents.install(manager)) {
            assertThat(installed).isNotNull();
            for (int minute = 0; minute < 5; minute++) {
                int before = openings();
                for (int i = 0; i < 2_000; i++) {
                    logging.getLogger("com.acme.L" + (i % 50)).error("attack " + minute + " " + i + " on {}", i);
                    if (i % 100 == 0) {
                        second();
                    }
                }
                time.advance(Duration.ofSeconds(20));

                assertThat(openings() - before)
                        .as("minute %d", minute)
                        .isPositive()
                        .isLessThanOrEqualTo(20);
            }
            assertThat(manager.open()).hasSizeLessThanOrEqualTo(202);
            assertThat(open(manager).stream()
                            .filter(incident -> incident.type().equals("logged-error"))
                            .mapToLong(IncidentSnapshot::count)
                            .sum())
                    .as("every error counts")
                    .isEqualTo(10_000);
            assertThat(manager.declare("outage").isOpen())
                    .as("there is room for others")
                    .isTrue();
        }
    }

    private int openings() {
        return (int)
                sink.accepted("logged-error").stream().filter(Delivery::opens).count();
    }
}
