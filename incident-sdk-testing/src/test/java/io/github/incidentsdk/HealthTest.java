package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.selfreport.Health;
import io.github.incidentsdk.selfreport.Health.Part;
import io.github.incidentsdk.selfreport.Health.Status;
import io.github.incidentsdk.selfreport.Health.Trouble;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One word on the whole manager, with the culprit and what to do where that word is not good. */
@Timeout(240)
class HealthTest {

    @TempDir
    Path directory;

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();

    private static void assertDegradedBy(Health health, Part part, String name, String... words) {
        assertThat(health.status()).isEqualTo(Status.DEGRADED);
        assertThat(health.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.part()).isEqualTo(part);
            assertThat(trouble.name()).isEqualTo(name);
            assertThat(trouble.toString()).contains(words);
        });
    }

    @Test
    void aJournalInMemoryIsNoTroubleWhereNobodyAskedForADirectory() {
        try (IncidentManager manager = Desk.manager(time, pager).build()) {
            manager.declare("outage");

            assertThat(manager.health().status()).isEqualTo(Status.UP);
            assertThat(manager.health().troubles()).isEmpty();
        }
    }

    @Test
    @Tag("F10")
    void aDirectoryThatCannotBeUsedDegradesIt() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (IncidentManager manager =
                Desk.manager(time, pager).journal(file.resolve("journal")).build()) {
            assertDegradedBy(manager.health(), Part.JOURNAL, "journal", file.toString(), "mend the directory");
        }
    }

    @Test
    void aSinkThatIsLeftAloneDegradesItUntilItTakesSomething() {
        pager.answerAlways(DeliveryOutcome.retry("status 503"));
        try (IncidentManager manager = Desk.manager(time, pager).build()) {
            manager.declare("outage");
            time.advance(Duration.ofMinutes(2));

            assertDegradedBy(manager.health(), Part.SINK, "pager", "sink \"pager\"", "status 503", "test(\"pager\")");

            pager.answerAlways(DeliveryOutcome.accepted());
            time.advance(Duration.ofMinutes(10));
            assertThat(manager.health().status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void rulesThatAreSetAsideOrSeeNothingDegradeIt() {
        String yaml = """
                incidents:
                  types: { backlog: { title: Orders are waiting } }
                  rules:
                    blind: { declare: backlog, value: queue_dept, levels: { SEV2: "> 500" } }
                    broken: { declare: backlog, value: "rate(", levels: { SEV2: "> 500" } }
                """;
        try (IncidentManager manager = Desk.manager(time, pager)
                .config(IncidentConfig.parseYaml(yaml, "incidents.yaml"))
                .build()) {
            assertDegradedBy(manager.health(), Part.RULE, "broken", "it is not run", "incidents.yaml");

            time.advance(Duration.ofMinutes(35));
            assertThat(manager.health().troubles()).extracting(Trouble::name).containsExactly("broken", "blind");
            assertThat(manager.health().troubles().get(1).why()).contains("queue_dept");
        }
    }

    @Test
    void whatIsOverIsCountedAndDegradesNothing() {
        pager.answerNext(DeliveryOutcome.refused("status 400"));
        try (IncidentManager manager = Desk.manager(time, pager)
                .sink(
                        "worst",
                        new RecordingSink(),
                        Accepts.builder().from(Severity.SEV1).build())
                .build()) {
            manager.declare("outage");
            manager.declare("");
            manager.flush(Duration.ofSeconds(5));

            assertThat(manager.health().counted())
                    .containsEntry("dead-letters.pager", 1L)
                    .doesNotContainKey("dead-letters.worst")
                    .anySatisfy((reason, times) -> assertThat(reason).startsWith("ignored."));
            assertThat(manager.health().status()).isEqualTo(Status.UP);
        }
    }
}
