package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.SinkConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import io.github.incidentsdk.time.Workers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a builder refuses, what it sets aside, and what it leaves behind when it fails. */
@Timeout(240)
class BuilderTest {

    @IncidentDefinition(type = "cost-spike", title = "Spike in {account}", owner = "finops")
    record CostSpike(@By String account, @Metric double usd) {}

    private static final IncidentConfig BROKEN = IncidentConfig.parseJson("""
            {"incidents": {
              "sinks": {
                "team": {"type": "recording"},
                "shout": {"type": "megaphone"},
                "odd": {"type": "recording", "volume": 11}
              },
              "types": {
                "outage": {"titel": "Down"}
              }
            }}
            """, "incidents.json");

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();

    @TempDir
    Path directory;

    @BeforeEach
    @AfterEach
    void noSinkIsOpen() {
        RecordingProvider.MADE.clear();
    }

    @Test
    void aSinkNeedsANameThatConfigurationAndJournalCanWrite() {
        assertThatThrownBy(() -> IncidentManager.builder().sink("On Call", sink))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"On Call\" cannot name a sink: use lower-case letters, digits and dashes, beginning with a"
                                + " letter, such as on-call");
    }

    @Test
    void aSinkThatIsNullIsRefusedByItsName() {
        assertThatThrownBy(() -> IncidentManager.builder().sink("on-call", nothing()))
                .hasMessage("sink on-call is null; leave it out where there is none");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // as code without null checks would
    private static <T> T nothing() {
        return null;
    }

    @Test
    void blankNamesAndNegativeTimesAreRefused() {
        IncidentManagerBuilder builder = IncidentManager.builder();

        assertThatThrownBy(() -> builder.service(" ")).hasMessage("the name of the service is blank");
        assertThatThrownBy(() -> builder.instance("")).hasMessage("the name of the instance is blank");
        assertThatThrownBy(() -> builder.name("")).hasMessage("the name of the manager is blank");
        assertThatThrownBy(() -> builder.reopenWithin(Duration.ofSeconds(-1)))
                .hasMessage("reopenWithin cannot be negative, as PT-1S is");
        assertThatThrownBy(() -> builder.shutdown(Duration.ofSeconds(-1)))
                .hasMessage("shutdown is between nothing and 36500 days, not PT-1S");
        assertThatThrownBy(() -> builder.shutdown(Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageContaining("between nothing and 36500 days");
    }

    @Test
    void failingShowsAllProblemsAtOnceAndClosesTheSinksItMade() {
        IncidentManagerBuilder builder = IncidentManager.builder()
                .config(BROKEN.toBuilder()
                        .onInvalid(IncidentConfig.OnInvalid.FAIL)
                        .build());

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("2 problems in the configuration of incidents:")
                .hasMessageContaining(
                        "incidents.sinks.shout.type: \"megaphone\" is no known type of sink; expected one of"
                                + " alertmanager, log, pager-of-ours, pagerduty, recording, slack, webhook")
                .hasMessageContaining("incidents.sinks.odd.volume");
        assertThat(RecordingProvider.MADE).isNotEmpty().allMatch(RecordingSink::isClosed);
        Desk.assertNoThreadIsLeft();
    }

    @Test
    void disablingSetsAsideWhatIsBrokenAndGoesOn() {
        try (LogLines log = new LogLines();
                IncidentManager manager = IncidentManager.builder()
                        .config(BROKEN)
                        .workers(time)
                        .closeWithProcess(false)
                        .build()) {
            manager.declare("outage");
            time.runUntilIdle();

            assertThat(log.warnings())
                    .filteredOn(line -> line.startsWith("Set aside: incidents.json:"))
                    .hasSize(3);
            assertThat(manager.sinks()).extracting(lane -> lane.sink()).containsExactly("team");
            assertThat(RecordingProvider.MADE.get(0).kinds()).containsExactly("declared");
        }
    }

    @Test
    void aSinkInCodeTakesThePlaceOfAConfiguredOneWhichIsNotEvenMade() {
        IncidentConfig config = IncidentConfig.builder()
                .sink(SinkConfig.of("pager", "recording", Map.of()))
                .build();
        try (IncidentManager manager = Desk.manager(time, sink).config(config).build()) {
            assertThat(manager.sinks()).hasSize(1);
            assertThat(RecordingProvider.MADE).isEmpty();
        }
    }

    @Test
    void aFailureLeavesNoThreadNoLockAndNoSinkBehind() {
        IncidentManagerBuilder builder = Desk.manager(time, sink)
                .workers(Workers.threads())
                .config(inDirectory().toBuilder()
                        .sink(SinkConfig.of("team", "recording", Map.of()))
                        .build())
                .type(IncidentType.named("outage")
                        .severity(SEV1, "usd_per_hour >")
                        .build());

        Throwable refused = catchThrowable(builder::build);

        assertThat(refused).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("usd_per_hour >");
        assertThat(RecordingProvider.MADE).allMatch(RecordingSink::isClosed);
        assertThat(sink.isClosed()).as("who gave it may use it again").isFalse();
        Desk.assertNoThreadIsLeft();
        assertThat(directory.resolve("journal/2")).doesNotExist();
        try (IncidentManager again =
                Desk.manager(time, sink).config(inDirectory()).build()) {
            assertThat(again.declare("outage").isOpen()).isTrue();
        }
        assertThat(directory.resolve("journal/2")).as("the lock was free").doesNotExist();
    }

    @Test
    void whenAThreadCannotBeStartedEverythingIsClosedAgain() {
        IncidentManagerBuilder builder = Desk.manager(time, sink).config(inDirectory());
        builder.workers(new NoThirdWorker(time));

        assertThat(catchThrowable(builder::build)).isInstanceOf(OutOfMemoryError.class);
        assertThat(time.running()).isEmpty();
        try (IncidentManager again =
                Desk.manager(time, new RecordingSink()).config(inDirectory()).build()) {
            assertThat(again.declare("outage").isOpen()).isTrue();
        }
        assertThat(directory.resolve("journal/2")).doesNotExist();
    }

    private IncidentConfig inDirectory() {
        return IncidentConfig.builder()
                .journal(JournalConfig.in(directory.resolve("journal")))
                .build();
    }

    @Test
    void aDirectoryThatCannotBeUsedIsAWarningAndTheJournalIsInMemory() throws Exception {
        Path file = Files.writeString(directory.resolve("journal"), "not a directory");
        try (LogLines log = new LogLines();
                IncidentManager manager =
                        Desk.manager(time, sink).config(inDirectory()).build()) {
            assertThat(log.warnings()).singleElement().asString().contains("cannot use the directory " + file);
            assertThat(manager.declare("outage").persisted().toCompletableFuture())
                    .isCompletedExceptionally();
        }
    }

    @Test
    void whatTheBuilderSaysWinsOverTheConfiguration() {
        IncidentConfig config = IncidentConfig.builder()
                .service("from-config")
                .defaultSeverity(SEV4)
                .build();
        try (IncidentManager said = Desk.manager(time, sink)
                        .config(config)
                        .service("from-code")
                        .defaultSeverity(SEV2)
                        .build();
                IncidentManager unsaid = IncidentManager.builder()
                        .config(config)
                        .workers(time)
                        .closeWithProcess(false)
                        .build()) {
            assertThat(said.declare("a").snapshot().service()).isEqualTo("from-code");
            assertThat(said.declare("a").snapshot().severity()).isEqualTo(SEV2);
            assertThat(unsaid.declare("a").snapshot().service()).isEqualTo("from-config");
            assertThat(unsaid.declare("a").snapshot().severity()).isEqualTo(SEV4);
        }
    }

    @Test
    void theConfigurationsShutdownCountsUnlessTheBuilderSaysAnother() {
        IncidentConfig patient =
                IncidentConfig.builder().shutdown(Duration.ofMinutes(1)).build();
        RecordingSink slow = new RecordingSink().answerNext(retryIn(Duration.ofSeconds(20)));
        RecordingSink tooSlow = new RecordingSink().answerNext(retryIn(Duration.ofSeconds(20)));

        closeAfterDeclaring(Desk.manager(time, slow).config(patient));
        closeAfterDeclaring(Desk.manager(time, tooSlow).config(patient).shutdown(Duration.ofSeconds(5)));

        assertThat(slow.kinds()).containsExactly("declared");
        assertThat(tooSlow.kinds()).isEmpty();
    }

    private static DeliveryOutcome retryIn(Duration pause) {
        return DeliveryOutcome.retry("busy", pause);
    }

    private static void closeAfterDeclaring(IncidentManagerBuilder builder) {
        IncidentManager manager = builder.build();
        manager.declare("outage");
        manager.close();
    }

    @Test
    void aRecordsTypeLiesBeneathTheConfiguredOne() {
        IncidentConfig config = IncidentConfig.parseJson("""
                {"incidents": {"types": {"cost-spike": {"owner": "sre", "severity": {"SEV2": "usd > 100"}}}}}
                """, "incidents.json");
        try (IncidentManager manager = Desk.manager(time, sink)
                .config(config)
                .type(CostSpike.class, type -> type.category("cost").severity(SEV1, "usd > 100"))
                .build()) {
            var snapshot = manager.declare(new CostSpike("prod-eu", 412)).snapshot();

            assertThat(snapshot.owner()).isEqualTo("sre");
            assertThat(snapshot.severity()).isEqualTo(SEV2);
            assertThat(snapshot.category()).isEqualTo("cost");
            assertThat(snapshot.title()).isEqualTo("Spike in prod-eu");
            assertThat(snapshot.by()).containsKey("account");
        }
    }

    @Test
    void oneBuilderBuildsAnewEachTime() {
        IncidentManagerBuilder builder = Desk.manager(time, sink);
        try (IncidentManager one = builder.build();
                IncidentManager other = builder.build()) {
            one.declare("outage");

            assertThat(other.open()).isEmpty();
            assertThat(List.of(one, other)).doesNotHaveDuplicates();
        }
    }
}
