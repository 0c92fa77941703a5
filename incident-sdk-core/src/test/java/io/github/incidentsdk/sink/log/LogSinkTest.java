package io.github.incidentsdk.sink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.KnownBefore;
import io.github.incidentsdk.sink.TestDelivery;
import io.github.incidentsdk.sink.TestDigest;
import io.github.incidentsdk.sink.TextSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class LogSinkTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(LogSink.LOGGER);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private IncidentSink sink = LogSink.ofDefaults();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    private ILoggingEvent logged(Delivery delivery) throws Exception {
        assertThat(sink.deliver(delivery)).isEqualTo(DeliveryOutcome.accepted());
        return lines.list.get(lines.list.size() - 1);
    }

    private String line(Function<Stamp, IncidentEvent> event) throws Exception {
        return logged(TestDelivery.of(TestDelivery.costSpike(), event)).getFormattedMessage();
    }

    @Test
    void anOpeningIsOneLine() throws Exception {
        assertThat(line(IncidentEvent.Declared::new))
                .isEqualTo("SEV2 cost-spike declared by code: Cloud spend spike in prod-eu"
                        + " (account=prod-eu, usd_per_hour=412) [v1-abcdefghijklmnopqrstuvwxyz]");
    }

    @Test
    void anOpeningSaysInBriefWhatWasKnownBefore() throws Exception {
        assertThat(logged(KnownBefore.much(TestDelivery.declared())).getFormattedMessage())
                .isEqualTo("SEV2 cost-spike declared by code: Cloud spend spike in prod-eu"
                        + " (account=prod-eu, usd_per_hour=412)"
                        + " | means we spend more than is planned for the month; expects FinOps answers within 30 minutes;"
                        + " ask FinOps on call (on-call): +49 30 1234567, #finops; ask Ada: ada@example.org;"
                        + " bridge https://meet.example.org/v1-abcdefghijklmnopqrstuvwxyz; channel #inc-prod-eu;"
                        + " do step 2 of 2: Freeze the crawler fleet (on-call);"
                        + " last 2026-02-27 SEV1 for 1 h 23 min: Cloud spend spike in prod-us, resolved: fleet scaled to 20;"
                        + " changed 11:42 UTC deploy: crawler 1.2.3, by person:dana [v1-abcdefghijklmnopqrstuvwxyz]");
    }

    @Test
    void thePageShowsWhatIsLogged() throws Exception {
        assertThat(Files.readString(Path.of("../docs/known-before.md")))
                .contains(
                        "\n" + logged(KnownBefore.much(TestDelivery.declared())).getFormattedMessage() + "\n");
    }

    @Test
    void whatWasKnownBeforeIsSaidOnceAndStaysOnItsLine() throws Exception {
        TestDelivery declared = TestDelivery.declared();
        Delivery later = new TestDelivery(declared.event(), declared.incident(), false);
        assertThat(logged(KnownBefore.much(later)).getFormattedMessage()).doesNotContain(" | ");
        assertThat(logged(KnownBefore.only("a\u202eb" + "x".repeat(100), declared))
                        .getFormattedMessage())
                .doesNotContain("\n", "\u202e")
                .hasSizeLessThan(2_100)
                .endsWith("… [v1-abcdefghijklmnopqrstuvwxyz]");
    }

    @Test
    void everyKindSaysWhatItAdds() throws Exception {
        assertThat(line(stamp -> new IncidentEvent.Noted(stamp, "rolled back"))).contains(" - rolled back (");
        assertThat(line(stamp -> new IncidentEvent.SeverityChanged(stamp, Severity.SEV3, Severity.SEV2, null)))
                .contains("severity-changed by code", " - SEV3 to SEV2 (");
        assertThat(line(stamp -> new IncidentEvent.SeveritySet(stamp, null, "over it", null)))
                .contains(" - back to the claims: over it");
        assertThat(line(stamp -> new IncidentEvent.SeverityChanged(
                        stamp, Severity.SEV3, Severity.SEV2, Actor.person("on-call"))))
                .contains(" - SEV3 to SEV2, no longer acknowledged by person:on-call (");
        assertThat(line(stamp ->
                        new IncidentEvent.SeveritySet(stamp, Severity.SEV1, "customers call", Actor.person("on-call"))))
                .contains(" - SEV1, no longer acknowledged by person:on-call: customers call (");
        assertThat(line(stamp -> new IncidentEvent.Resolved(stamp, Resolution.DRILL_ENDED, "")))
                .contains(" - drill ended (");
        assertThat(line(stamp -> new IncidentEvent.Updated(stamp, Audience.CUSTOMERS, "soon")))
                .contains(" - for customers: soon");
        assertThat(line(stamp -> new IncidentEvent.RoleTaken(stamp, "commander", "Ada")))
                .contains(" - commander is Ada");
        assertThat(line(stamp -> new IncidentEvent.Observed(stamp, 7, Map.of())))
                .contains(" - 7 times more");
        assertThat(line(stamp -> new IncidentEvent.CauseLearned(stamp, new Cause("java.io.IOException", null, null))))
                .contains(" - java.io.IOException (");
        assertThat(line(stamp -> new IncidentEvent.FactLearned(stamp, IncidentEvent.Fact.CUSTOMER_IMPACT, "yes")))
                .contains(" - customer impact is yes");
    }

    @Test
    void aDrillIsMarked() throws Exception {
        assertThat(logged(TestDelivery.of(TestDelivery.costSpike().drill(true), IncidentEvent.Declared::new))
                        .getFormattedMessage())
                .startsWith("DRILL SEV2 cost-spike");
    }

    @ParameterizedTest
    @CsvSource({"SEV1,ERROR", "SEV2,ERROR", "SEV3,WARN", "SEV4,INFO", "SEV5,INFO"})
    void newsIsLoggedBySeverity(Severity severity, String level) throws Exception {
        TestDelivery delivery =
                TestDelivery.of(TestDelivery.costSpike().severity(severity), IncidentEvent.Declared::new);
        assertThat(logged(delivery).getLevel()).hasToString(level);
    }

    @Test
    void observationsAreLoggedAtDebugAndTheRestAsInformation() throws Exception {
        assertThat(logged(TestDelivery.of(
                                TestDelivery.costSpike(), stamp -> new IncidentEvent.Observed(stamp, 1, Map.of())))
                        .getLevel())
                .isEqualTo(Level.DEBUG);
        assertThat(logged(TestDelivery.of(
                                TestDelivery.costSpike().status(Status.RESOLVED),
                                stamp -> new IncidentEvent.Resolved(stamp, Resolution.RESOLVED, "done")))
                        .getLevel())
                .isEqualTo(Level.INFO);
    }

    @Test
    void levelsAndLoggerCanBeSet() throws Exception {
        sink = new LogSinkProvider()
                .create(
                        "log",
                        new TextSettings()
                                .set("logger", LogSink.LOGGER)
                                .set("levels", Map.of("SEV2", "info", "noted", "warn")));
        assertThat(logged(TestDelivery.declared()).getLevel()).isEqualTo(Level.INFO);
        assertThat(logged(TestDelivery.of(TestDelivery.costSpike(), stamp -> new IncidentEvent.Noted(stamp, "x")))
                        .getLevel())
                .isEqualTo(Level.WARN);
    }

    @Test
    void anUnknownLevelOrKindIsRefused() {
        assertThatThrownBy(() ->
                        new LogSinkProvider().create("log", new TextSettings().set("levels", Map.of("SEV9", "info"))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("levels names \"SEV9\"; expected SEV1 to SEV5 or a kind of event such as resolved");
        assertThatThrownBy(() ->
                        new LogSinkProvider().create("log", new TextSettings().set("levels", Map.of("SEV1", "loud"))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("levels says SEV1: \"loud\"; expected error, warn, info, debug or trace");
    }

    @Test
    void nobodyOutsideBeginsALineOrTurnsOneAround() throws Exception {
        String attack =
                "a\r\n2026 ERROR forged\u0085b\u2028c\u2029d\u202ee\u2066f\u001b[31mg\u0000h\u009bi\u200fj\ud800k";
        assertThat(line(stamp -> new IncidentEvent.Noted(stamp, attack)))
                .contains(" - a 2026 ERROR forged b c d e f [31mg h i j k (");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x300 : 0x10000));
            }
            assertThat(line(stamp -> new IncidentEvent.Noted(stamp, text.toString())))
                    .as("seed %d", seed)
                    .doesNotContainPattern(
                            "[\\p{Cntrl}\\x80-\\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]");
        }
    }

    @Test
    void aVeryLongLineIsCutVisiblyAndStillNamesTheKey() throws Exception {
        assertThat(line(stamp -> new IncidentEvent.Noted(stamp, "x".repeat(16_000))))
                .hasSizeLessThan(2_100)
                .endsWith("x… [v1-abcdefghijklmnopqrstuvwxyz]");
    }

    @Test
    void logsADigestInOneLine() throws Exception {
        assertThat(sink.deliver(TestDigest.of(TestDigest.ofAWeek("spend\nSEV1 forged"))))
                .isEqualTo(DeliveryOutcome.accepted());
        ILoggingEvent line = lines.list.get(lines.list.size() - 1);
        assertThat(line.getLevel()).isEqualTo(Level.INFO);
        assertThat(line.getFormattedMessage())
                .startsWith(
                        "weekly digest of checkout: 4 incidents from 2026-03-02 to 2026-03-09: 4 incidents declared, 1 came"
                                + " back, 3 ended, 1 open now. By severity: SEV1 1, SEV3 3. By type: cost-spike 3, outage 1.")
                .contains("Open since 2026-03-09T08:50 UTC: SEV2 spend SEV1 forged.")
                .doesNotContain("\n");
    }
}
