package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One process after the other with the same journal directory; time goes on in between. */
@Timeout(240)
class RestartTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();

    @TempDir
    Path directory;

    private IncidentManagerBuilder process(RecordingSink sink) {
        return Desk.manager(time, sink)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .build())
                .type(IncidentType.named("outage")
                        .title("Orders fail")
                        .severity(SEV1, "errors > 100")
                        .build());
    }

    @Test
    void anOpenIncidentGoesOnUnderItsIdAndNobodyHearsASecondOpening() {
        Incident before;
        try (IncidentManager first = process(pager).build()) {
            before = first.declare("outage", i -> i.tag("region", "eu").metric("errors", 7));
            first.declare("outage");
            before.as("on-call").acknowledge();
            first.flush(Duration.ofSeconds(5));
        }
        time.advance(Duration.ofHours(3));
        RecordingSink after = new RecordingSink();
        try (IncidentManager second = process(after).build()) {
            time.runUntilIdle();
            assertThat(after.attempts()).isEmpty();

            Incident again = second.declare("outage");
            assertThat(again.id()).isEqualTo(before.id());
            assertThat(again.snapshot().count()).isEqualTo(3);
            assertThat(again.snapshot().acknowledgedBy()).hasToString("person:on-call");
            assertThat(again.snapshot().tags()).containsExactly(entry("region", "eu"));
            assertThat(second.find(before.key())).isPresent();
            again.observe("errors", 500);
            again.resolve("over");
            second.flush(Duration.ofSeconds(5));

            assertThat(after.kinds()).containsExactly("severity-changed", "resolved");
            assertThat(after.accepted()).noneMatch(Delivery::opens);
            assertThat(after.incidents()).extracting(IncidentSnapshot::severity).containsExactly(SEV1, SEV1);
            assertThat(after.incidents()).extracting(IncidentSnapshot::seq).containsExactly(3L, 4L);
        }
    }

    @Test
    void whatTheSinkWasNotToldIsToldAfterTheRestart() {
        pager.throwAlways(new IOException("down"));
        try (IncidentManager first = process(pager).build()) {
            first.declare("outage").note("looking").resolve("over");
            first.declare("flood");
        }
        assertThat(pager.accepted()).isEmpty();
        RecordingSink after = new RecordingSink();
        try (IncidentManager second = process(after).build()) {
            time.advance(Duration.ofMinutes(1));

            assertThat(second.open()).hasSize(1);
            assertThat(after.accepted("outage"))
                    .extracting(delivery -> delivery.event().kind())
                    .containsExactly("declared", "noted", "resolved");
            assertThat(after.accepted("flood")).hasSize(1);
        }
    }

    @Test
    void receiptsAreRemembered() {
        List<String> remembered = new ArrayList<>();
        try (IncidentManager first = Desk.manager(time, pager)
                .config(process(pager).config)
                .sink("chat", delivery -> {
                    delivery.remember("ts", "1700000000.42");
                    return DeliveryOutcome.accepted();
                })
                .build()) {
            first.declare("outage");
            first.flush(Duration.ofSeconds(5));
        }
        try (IncidentManager second = Desk.manager(time, pager)
                .config(process(pager).config)
                .sink("chat", delivery -> {
                    remembered.add(delivery.receipt("ts").orElse("nothing"));
                    return DeliveryOutcome.accepted();
                })
                .build()) {
            second.declare("outage").resolve("over");
            second.flush(Duration.ofSeconds(5));
        }
        assertThat(remembered).containsExactly("1700000000.42");
    }

    @Test
    void aGuardsClaimIsRestoredAndEndsAtItsNextSuccess() {
        try (IncidentManager first = process(pager).build()) {
            Desk.failing(first, "import-failed", "no file");
            first.flush(Duration.ofSeconds(5));
        }
        RecordingSink after = new RecordingSink();
        try (IncidentManager second = process(after).build()) {
            time.advance(Duration.ofMinutes(1));
            assertThat(second.open())
                    .singleElement()
                    .satisfies(incident -> assertThat(incident.snapshot().claims())
                            .extracting(claim -> claim.reporter().toString())
                            .containsExactly("guard:import-failed"));

            second.guard("import-failed", () -> {});
            time.advance(Duration.ofSeconds(7));
            assertThat(second.open()).isEmpty();
            assertThat(after.kinds()).endsWith("resolved");
        }
    }

    @Test
    void aRulesClaimIsRestoredAndEndsOnceItsValueIsSeenToBeWell() {
        IncidentRule deep = IncidentRule.named("queue-depth")
                .declares("backlog")
                .value("queue_depth")
                .level(SEV2, "> 100")
                .build();
        double[] depth = {500};
        String id;
        try (IncidentManager first = process(pager).rule(deep).build()) {
            first.metrics().gauge("queue_depth", () -> depth[0]);
            time.advance(Duration.ofMinutes(5));
            id = first.open().get(0).id();
            first.flush(Duration.ofSeconds(5));
        }
        RecordingSink after = new RecordingSink();
        try (IncidentManager second = process(after).rule(deep).build()) {
            time.advance(Duration.ofMinutes(5));
            assertThat(second.open())
                    .as("nothing is known yet")
                    .extracting(Incident::id)
                    .containsExactly(id);
            second.metrics().gauge("queue_depth", () -> depth[0]);
            time.advance(Duration.ofMinutes(5));
            assertThat(second.open()).extracting(Incident::id).containsExactly(id);
            assertThat(after.kinds()).doesNotContain("declared", "resolved");

            depth[0] = 3;
            time.advance(Duration.ofMinutes(10));
            assertThat(second.open()).isEmpty();
            assertThat(after.kinds()).endsWith("resolved");
        }
    }

    @Test
    void whoSetTheSeverityAndWhatSetItAreRestored() {
        try (IncidentManager first = process(pager).build()) {
            first.declare("outage", i -> i.metric("errors", 7)).as("boss").severity(SEV2, "customers call");
            first.flush(Duration.ofSeconds(5));
        }
        try (IncidentManager second = process(new RecordingSink()).build()) {
            Incident incident = second.open().get(0);
            assertThat(incident.snapshot().setSeverity()).isEqualTo(SEV2);
            assertThat(incident.snapshot().claimedSeverity()).isEqualTo(SEV3);

            incident.as("boss").clearSeverity("they stopped");
            assertThat(incident.snapshot().severity()).isEqualTo(SEV3);
        }
    }

    @Test
    void anIncidentThatComesBackSoonAfterTheRestartReopensAndLaterIsANewOne() {
        String id;
        try (IncidentManager first = process(pager).build()) {
            Incident incident = first.declare("outage");
            incident.resolve("over");
            id = incident.id();
            first.flush(Duration.ofSeconds(5));
        }
        time.advance(Duration.ofMinutes(10));
        RecordingSink soon = new RecordingSink();
        try (IncidentManager second = process(soon).build()) {
            Incident again = second.declare("outage");
            assertThat(again.id()).isEqualTo(id);
            assertThat(again.snapshot().reopened()).isEqualTo(1);
            again.resolve("over again");
            second.flush(Duration.ofSeconds(5));
            assertThat(soon.kinds()).containsExactly("reopened", "resolved");
        }
        time.advance(Duration.ofMinutes(16));
        try (IncidentManager third = process(new RecordingSink()).build()) {
            assertThat(third.declare("outage").id()).isNotEqualTo(id);
            assertThat(third.summary(Duration.ofHours(1)).declared()).isEqualTo(2);
            assertThat(third.summary(Duration.ofHours(1)).reopened()).isEqualTo(1);
        }
    }

    @Test
    void aSinkThatIsNewHearsOfWhatIsOpenAndOfNothingThatWasOverBefore() {
        try (IncidentManager first = process(pager).build()) {
            first.declare("flood").resolve("dry");
            first.declare("outage", i -> i.severity(SEV2));
            first.declare("mild");
            first.flush(Duration.ofSeconds(5));
        }
        time.advance(Duration.ofHours(1));
        RecordingSink added = new RecordingSink();
        RecordingSink same = new RecordingSink();
        try (IncidentManager second = process(same)
                .sink("added", added, Accepts.builder().from(SEV2).build())
                .build()) {
            time.advance(Duration.ofMinutes(1));

            assertThat(added.incidents()).extracting(IncidentSnapshot::type).containsExactly("outage");
            assertThat(added.accepted().get(0).opens()).isTrue();
            assertThat(same.attempts()).isEmpty();
            assertThat(second.open()).hasSize(2);
        }
    }

    @Test
    void whatIsLongOverDoesNotComeBackIntoMemory() {
        try (IncidentManager first = process(pager).build()) {
            for (int i = 0; i < 500; i++) {
                int number = i;
                first.declare("flood", d -> d.by("number", number)).resolve("dry");
            }
            first.flush(Duration.ofSeconds(5));
        }
        time.advance(Duration.ofDays(1));
        try (IncidentManager second = process(new RecordingSink()).build()) {
            assertThat(second.open()).isEmpty();
            assertThat(second.summary(Duration.ofDays(2)).resolved()).isEqualTo(500);
        }
    }

    @Test
    void persistedMeansOnDisk() throws Exception {
        try (IncidentManager first = process(pager).build()) {
            Incident incident = first.declare("outage");
            assertThat(time.await(incident.persisted(), Duration.ofSeconds(1))).isTrue();
            assertThat(incident.persisted().toCompletableFuture()).isNotDone();
            try (var files = Files.list(directory.resolve("journal"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".jsonl"))
                                .map(RestartTest::textOf))
                        .anyMatch(text -> text.contains(incident.id()));
            }
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
