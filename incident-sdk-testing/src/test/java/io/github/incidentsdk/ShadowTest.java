package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.rule.IncidentRule.Mode;
import io.github.incidentsdk.rule.shadow.ShadowScore;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A rule in shadow mode from its configuration to its score. */
@Timeout(240)
class ShadowTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private final AtomicInteger depth = new AtomicInteger();

    @TempDir
    Path directory;

    private IncidentManager service(String levels) {
        IncidentManager manager = Desk.manager(time, sink)
                .journal(directory)
                .config(IncidentConfig.parseYaml("""
                        incidents:
                          types: { backlog: { title: "Orders are waiting" } }
                          rules:
                            tried: { declare: backlog, value: queue_depth, levels: %s, mode: shadow }
                        """.formatted(levels), "shadow.yaml"))
                .build();
        manager.metrics().gauge("queue_depth", depth::get);
        return manager;
    }

    private IncidentManager service() {
        return service("{ SEV1: \"> 100\" }");
    }

    private void at(int value, Duration passes) {
        depth.set(value);
        time.advance(passes);
    }

    @Test
    void nobodyIsToldAndNothingIsOpenOrCounted() {
        try (IncidentManager manager = service()) {
            at(200, Duration.ofMinutes(2));
            at(0, Duration.ofMinutes(2));

            assertThat(manager.rules().get(0).mode()).isEqualTo(Mode.SHADOW);
            assertThat(manager.open()).isEmpty();
            assertThat(manager.summary(Duration.ofHours(1)).declared()).isZero();
            assertThat(manager.flush(Duration.ofSeconds(5))).isTrue();
            assertThat(sink.attempts()).isEmpty();
            assertThat(manager.sinks().get(0).counts().filtered())
                    .as("no sink's filter was asked")
                    .isZero();
            assertThat(manager.shadowScore("tried")).get().satisfies(score -> {
                assertThat(score.openings()).isEqualTo(1);
                assertThat(score.falseAlarms()).isEqualTo(1);
            });
        }
    }

    @Test
    void whatHappensIsInTheJournalAndMarked() throws IOException {
        try (IncidentManager manager = service()) {
            at(200, Duration.ofMinutes(2));
            assertThat(manager.flush(Duration.ofSeconds(5))).isTrue();
        }

        try (Stream<Path> files = Files.list(directory)) {
            Path segment = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readAllLines(segment))
                    .filteredOn(line -> line.contains("\"type\":\"backlog\""))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("\"shadow\":true"));
        }
    }

    @Test
    void itIsScoredAgainstWhatCodeDeclares() {
        try (IncidentManager manager = service()) {
            at(200, Duration.ofMinutes(2));
            Incident real = manager.declare("backlog", i -> i.severity(SEV2));
            assertThat(real.snapshot().severity()).as("a shadow says SEV1").isEqualTo(SEV2);
            at(200, Duration.ofMinutes(1));
            real.resolve("drained");
            at(0, Duration.ofMinutes(2));

            ShadowScore score = manager.shadowScore("tried").orElseThrow();
            assertThat(score.hits()).isEqualTo(1);
            assertThat(score.falseAlarms()).isZero();
            assertThat(score.missed()).isZero();
            assertThat(score.medianLead())
                    .hasValueSatisfying(
                            lead -> assertThat(lead).isBetween(Duration.ofSeconds(90), Duration.ofMinutes(2)));
            assertThat(sink.kinds()).containsExactly("declared", "resolved");
        }
    }

    @Test
    void whatItDoesNotSeeIsMissed() {
        try (IncidentManager manager = service()) {
            at(10, Duration.ofMinutes(2));
            manager.declare("backlog").resolve("drained");

            assertThat(manager.shadowScore("tried"))
                    .get()
                    .extracting(ShadowScore::missed)
                    .isEqualTo(1L);
        }
    }

    @Test
    void aRestartKeepsTheScoreAndWhatIsNotDecidedYet() {
        ShadowScore before;
        try (IncidentManager manager = service()) {
            at(200, Duration.ofMinutes(2));
            at(0, Duration.ofMinutes(2));
            manager.declare("backlog").resolve("by hand");
            at(200, Duration.ofMinutes(2));
            before = manager.shadowScore("tried").orElseThrow();
        }

        try (IncidentManager manager = service()) {
            assertThat(manager.shadowScore("tried")).contains(before);
            assertThat(before.undecided()).isEqualTo(1);
            manager.declare("backlog");
            assertThat(manager.shadowScore("tried")).get().satisfies(score -> {
                assertThat(score.openings()).isEqualTo(2);
                assertThat(score.hits()).isEqualTo(1);
                assertThat(score.falseAlarms()).isEqualTo(1);
                assertThat(score.missed()).isEqualTo(1);
            });
        }
    }

    @Test
    void anEditedRuleIsScoredAnew() {
        try (IncidentManager manager = service()) {
            at(200, Duration.ofMinutes(2));
            at(0, Duration.ofMinutes(2));
            assertThat(manager.shadowScore("tried"))
                    .get()
                    .extracting(ShadowScore::openings)
                    .isEqualTo(1L);
        }

        try (IncidentManager manager = service("{ SEV1: \"> 150\" }")) {
            assertThat(manager.shadowScore("tried"))
                    .get()
                    .extracting(ShadowScore::openings)
                    .isEqualTo(0L);
        }
    }

    @Test
    void aRuleThatIsLiveHasNoScore() {
        try (IncidentManager manager = service()) {
            assertThat(manager.shadowScore("another")).isEmpty();
            assertThat(manager.shadowScore(null)).isEmpty();
        }
    }
}
