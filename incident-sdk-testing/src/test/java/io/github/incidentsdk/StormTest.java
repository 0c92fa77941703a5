package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The storm guard: how many incidents of rules and guards are told a minute, and what stands for the rest. */
@Timeout(240)
class StormTest {

    private static final String STORM = "incident-storm";

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();
    private final Map<String, Double> depths = new LinkedHashMap<>();

    @TempDir
    Path directory;

    private IncidentManagerBuilder process(RecordingSink sink) {
        return Desk.manager(time, sink)
                .journal(directory.resolve("journal"))
                .type(IncidentType.named("backlog").by("queue").build())
                .rule(IncidentRule.named("deep-queue")
                        .declares("backlog")
                        .value("queue_depth")
                        .level(SEV1, "> 1000")
                        .level(SEV2, "> 100")
                        .level(SEV3, "> 10")
                        .build());
    }

    private void watch(IncidentManager manager, int queues) {
        for (int i = 0; i < queues; i++) {
            String queue = "q" + i;
            depths.put(queue, 20.0);
            manager.metrics().gauge("queue_depth", Map.of("queue", queue), () -> depths.get(queue));
        }
    }

    private void minutes(int minutes) {
        time.advance(Duration.ofMinutes(minutes));
    }

    /** A tick of the rule, and a moment for the journal. */
    private void tick() {
        time.advance(Duration.ofSeconds(16));
    }

    private static List<String> openings(RecordingSink sink, String type) {
        return sink.accepted(type).stream()
                .filter(Delivery::opens)
                .map(delivery -> delivery.incident().by().getOrDefault("queue", ""))
                .toList();
    }

    private static Incident storm(IncidentManager manager) {
        return manager.open().stream()
                .filter(incident -> incident.snapshot().type().equals(STORM))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofManyOpeningsAtOnceTwentyAreToldAMinuteAndASummaryStandsForTheRest() {
        try (IncidentManager manager = process(pager).build()) {
            watch(manager, 50);
            tick();
            assertThat(manager.open()).hasSize(51);
            assertThat(openings(pager, "backlog")).hasSize(20);
            assertThat(openings(pager, STORM)).hasSize(1);
            IncidentSnapshot summary = storm(manager).snapshot();
            assertThat(summary.severity()).isEqualTo(SEV3);
            assertThat(summary.tags()).containsEntry("types", "backlog 30");
            assertThat(summary.metrics()).containsEntry("held", 30.0);
            assertThat(manager.sinks()).extracting(LaneStatus::held).allMatch(held -> held.get(Hold.Kind.STORM) == 30);

            minutes(1);
            assertThat(openings(pager, "backlog")).hasSize(40);
            assertThat(storm(manager).snapshot().isOpen()).isTrue();
            minutes(1);
            assertThat(openings(pager, "backlog")).hasSize(50).doesNotHaveDuplicates();
            assertThat(manager.open()).hasSize(50);
            assertThat(pager.accepted(STORM))
                    .last()
                    .satisfies(
                            delivery -> assertThat(delivery.incident().isOpen()).isFalse());
        }
    }

    @Test
    void whatEndsWhileItWaitsIsToldToNobody() {
        try (IncidentManager manager = process(pager).build()) {
            watch(manager, 22);
            tick();
            manager.open().stream()
                    .filter(incident -> !manager.holds(incident.key()).isEmpty())
                    .forEach(incident -> incident.resolve("seen by eye"));
            time.advance(Duration.ofSeconds(2));
            assertThat(manager.open())
                    .hasSize(20)
                    .noneMatch(each -> each.snapshot().type().equals(STORM));
            minutes(3);
            assertThat(pager.accepted("backlog")).hasSize(20);
        }
    }

    @Test
    void theWorstGoFirstAndTheSummaryIsAsBadAsTheWorstThatWaits() {
        try (IncidentManager manager = process(pager).build()) {
            watch(manager, 41);
            tick();
            String waiting = depths.keySet().stream()
                    .filter(queue -> !openings(pager, "backlog").contains(queue))
                    .reduce((first, second) -> second)
                    .orElseThrow();
            depths.put(waiting, 200.0);
            tick();
            assertThat(storm(manager).snapshot().severity()).isEqualTo(SEV2);
            assertThat(pager.accepted(STORM)).hasSize(2);
            assertThat(openings(pager, "backlog")).hasSize(20).doesNotContain(waiting);

            minutes(1);
            assertThat(openings(pager, "backlog").subList(20, 40)).startsWith(waiting);
        }
    }

    @Test
    void aSev1AndWhatCodeSaysIsToldAtOnce() {
        try (IncidentManager manager = process(pager).build()) {
            watch(manager, 30);
            tick();
            List<String> waiting = depths.keySet().stream()
                    .filter(queue -> !openings(pager, "backlog").contains(queue))
                    .toList();
            manager.declare("backlog", i -> i.by("queue", waiting.get(0)));
            manager.declare("outage");
            depths.put(waiting.get(1), 2_000.0);
            tick();
            assertThat(openings(pager, "backlog")).hasSize(22).contains(waiting.get(0), waiting.get(1));
            assertThat(pager.accepted("outage")).hasSize(1);
            assertThat(storm(manager).snapshot().severity()).isEqualTo(SEV3);
        }
    }

    @Test
    void guardsAreHeldToo() {
        try (IncidentManager manager = process(pager).stormGuard(1).build()) {
            Desk.failing(manager, "import-a", "full");
            Desk.failing(manager, "import-b", "full");
            tick();
            assertThat(pager.accepted()).extracting(d -> d.incident().type()).containsExactly("import-a", STORM);
            minutes(1);
            assertThat(pager.accepted("import-b")).hasSize(1);
            assertThat(manager.open()).hasSize(2);
        }
    }

    @Test
    void nothingHeldIsLostByARestart() {
        try (IncidentManager first = process(pager).build()) {
            watch(first, 45);
            tick();
            assertThat(openings(pager, "backlog")).hasSize(20);
        }
        RecordingSink after = new RecordingSink();
        try (IncidentManager second = process(after).build()) {
            watch(second, 45);
            tick();
            assertThat(openings(after, "backlog")).hasSize(20).doesNotContainAnyElementsOf(openings(pager, "backlog"));
            assertThat(storm(second).snapshot().metrics()).containsEntry("held", 5.0);
            minutes(1);
            assertThat(openings(after, "backlog")).hasSize(25).doesNotHaveDuplicates();
            assertThat(after.accepted(STORM))
                    .last()
                    .satisfies(
                            delivery -> assertThat(delivery.incident().isOpen()).isFalse());
            assertThat(second.open()).hasSize(45);
        }
    }

    @Test
    void whatASilenceHoldsCountsOnlyOnceTheSilenceEnds() {
        try (IncidentManager manager = process(pager).build()) {
            manager.silence(new Silence(
                    "move",
                    Matching.type("backlog"),
                    time.wall().plus(Duration.ofMinutes(10)),
                    "anna",
                    "the queues move"));
            watch(manager, 30);
            tick();
            assertThat(pager.accepted()).isEmpty();
            assertThat(manager.open()).hasSize(30);

            minutes(10);
            assertThat(openings(pager, "backlog")).hasSize(20);
            assertThat(openings(pager, STORM)).hasSize(1);
            minutes(1);
            assertThat(openings(pager, "backlog")).hasSize(30);
            assertThat(manager.open()).hasSize(30);
        }
    }

    @Test
    void whatAStormAndASilenceHoldIsToldWhenTheLastOfThemEnds() {
        try (IncidentManager manager = process(pager).build()) {
            watch(manager, 21);
            tick();
            Incident held = manager.open().stream()
                    .filter(incident -> !manager.holds(incident.key()).isEmpty())
                    .findFirst()
                    .orElseThrow();
            manager.silence(new Silence(
                    "move",
                    Matching.everything().below(Severity.SEV1),
                    time.wall().plus(Duration.ofMinutes(10)),
                    "anna",
                    "the queues move"));
            minutes(2);
            assertThat(manager.holds(held.key()).get("pager").kind()).isEqualTo(Hold.Kind.SILENCE);
            assertThat(openings(pager, "backlog")).hasSize(20);
            manager.endSilence("move", "anna");
            minutes(1);
            assertThat(openings(pager, "backlog")).hasSize(21);
        }
    }

    @Test
    void theSummaryStandsInNoStatisticsAndUnderNoCap() {
        try (IncidentManager manager = process(pager).build()) {
            watch(manager, 30);
            tick();
            assertThat(manager.summary(Duration.ofHours(1)).declaredByType()).containsOnlyKeys("backlog");
            assertThat(manager.summary(Duration.ofHours(1)).open()).hasSize(30);
        }
    }

    @Test
    void withZeroNothingIsHeld() {
        try (IncidentManager manager = process(pager).stormGuard(0).build()) {
            watch(manager, 50);
            tick();
            assertThat(openings(pager, "backlog")).hasSize(50);
            assertThat(manager.open()).hasSize(50);
        }
    }

    @Test
    void theSummaryOpensWithAllThatOneTickHeldAndEndsWithNone() {
        IncidentManagerBuilder many = Desk.manager(time, pager);
        for (int i = 0; i < 60; i++) {
            String type = "type-" + i;
            many.type(IncidentType.named(type).build())
                    .rule(IncidentRule.named("rule-" + i)
                            .declares(type)
                            .value("load")
                            .level(SEV3, "> 10")
                            .build());
        }
        try (IncidentManager manager = many.build()) {
            manager.metrics().gauge("load", () -> 20);
            tick();
            assertThat(pager.accepted(STORM)).singleElement().satisfies(opening -> {
                assertThat(opening.opens()).isTrue();
                assertThat(opening.incident().metrics()).containsEntry("held", 40.0);
                assertThat(opening.incident().tags().get("types"))
                        .contains("type-")
                        .endsWith(", and 20 more types");
            });

            minutes(3);
            Delivery end = pager.accepted(STORM).get(pager.accepted(STORM).size() - 1);
            assertThat(end.incident().isOpen()).isFalse();
            assertThat(end.incident().metrics()).containsEntry("held", 0.0);
            assertThat(end.incident().tags()).containsEntry("types", "none");
            assertThat(pager.accepted(STORM)).hasSizeLessThanOrEqualTo(6);
        }
    }

    @Test
    void whatRisesToSev1WhileItWaitsIsToldAsASev1AndOnce() {
        try (IncidentManager manager = process(pager).build()) {
            watch(manager, 30);
            tick();
            String waiting = depths.keySet().stream()
                    .filter(queue -> !openings(pager, "backlog").contains(queue))
                    .findFirst()
                    .orElseThrow();
            depths.put(waiting, 2_000.0);
            tick();
            assertThat(pager.accepted("backlog"))
                    .filteredOn(
                            delivery -> waiting.equals(delivery.incident().by().get("queue")))
                    .singleElement()
                    .satisfies(delivery -> {
                        assertThat(delivery.opens()).isTrue();
                        assertThat(delivery.incident().severity()).isEqualTo(SEV1);
                    });
        }
    }

    @Test
    void aSummaryThatAPersonEndedAfterTheLastWasToldStaysEnded() {
        try (IncidentManager manager = process(pager).build()) {
            watch(manager, 22);
            tick();
            manager.open().stream()
                    .filter(incident -> !manager.holds(incident.key()).isEmpty())
                    .forEach(incident -> incident.resolve("seen by eye"));
            storm(manager).as("anna").resolve("seen");
            minutes(3);
            assertThat(manager.open()).hasSize(20);
            assertThat(openings(pager, STORM)).hasSize(1);
        }
    }
}
