package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners of a manager, and what can be asked of it beside. */
@Timeout(240)
class ListenerTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> heard = new ArrayList<>();

    private IncidentManagerBuilder manager() {
        return Desk.manager(time, new RecordingSink());
    }

    @Test
    void hearsEveryEventInOrderWithTheIncidentAfterIt() {
        try (IncidentManager manager = manager()
                .listener((event, incident) -> heard.add(event.kind() + " " + incident.status()))
                .build()) {
            Incident incident = manager.declare("outage");
            incident.as("ada").acknowledge();
            incident.resolve("over");
            assertThat(heard).isEmpty();
            time.runUntilIdle();
            assertThat(heard).containsExactly("declared DECLARED", "acknowledged ACKNOWLEDGED", "resolved RESOLVED");
        }
    }

    @Test
    void hearsOfWhatNoSinkIsToldOf() {
        try (IncidentManager manager =
                manager().listener((event, incident) -> heard.add(event.kind())).build()) {
            manager.silence(new Silence(
                    "move", Matching.everything(), Instant.parse("2026-01-01T02:00:00Z"), "ada", "we move"));
            manager.declare("outage");
            time.runUntilIdle();
            assertThat(heard).containsExactly("declared", "noted"); // the note says that it is held back
        }
    }

    @Test
    void oneThatThrowsIsCountedAndTheOthersHearAllTheSame() {
        try (IncidentManager manager = manager()
                .listener((event, incident) -> {
                    throw new IOException("gone");
                })
                .listener((event, incident) -> heard.add(event.kind()))
                .build()) {
            manager.declare("outage");
            manager.declare("backlog");
            time.runUntilIdle();
            assertThat(heard).hasSize(2);
            assertThat(manager.ignored()).containsEntry(Ignored.LISTENER_THREW, 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {AssertionError.class, StackOverflowError.class, OutOfMemoryError.class, Unspeakable.class})
    void anErrorIsCountedAsAnExceptionIsAndTheOthersHearAllTheSame(Class<? extends Error> kind) {
        try (IncidentManager manager = manager()
                .listener((event, incident) -> {
                    throw kind.getDeclaredConstructor().newInstance();
                })
                .listener((event, incident) -> heard.add(event.kind()))
                .build()) {
            Incident incident = manager.declare("outage");
            incident.resolve("over");
            time.runUntilIdle();
            assertThat(heard).containsExactly("declared", "resolved");
            assertThat(manager.ignored()).containsEntry(Ignored.LISTENER_THREW, 2L);
        }
    }

    /** Whoever asks it what it is, as the log does, gets another one. */
    static final class Unspeakable extends Error {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new Unspeakable();
        }
    }

    @Test
    void whatIsTooMuchIsLeftOutAndCounted() {
        try (IncidentManager manager =
                manager().listener((event, incident) -> heard.add(event.kind())).build()) {
            Incident incident = manager.declare("outage");
            for (int i = 0; i < Listening.MOST_WAITING + 4; i++) {
                incident.note("note " + i);
            }
            time.runUntilIdle();
            assertThat(heard).hasSize(Listening.MOST_WAITING);
            assertThat(manager.ignored()).containsEntry(Ignored.NOT_HEARD, 5L);
        }
    }

    @Test
    void thereIsNoThreadForThemUnlessThereAreSome() {
        try (IncidentManager without = manager().build()) {
            assertThat(time.running()).isNotEmpty().doesNotContain("incident-sdk-listeners");
            assertThat(without.open()).isEmpty();
        }
        IncidentManager manager = manager().listener((event, incident) -> {}).build();
        assertThat(time.running()).contains("incident-sdk-listeners");
        manager.close();
        assertThat(time.running()).isEmpty();
    }

    @Test
    void aGuardByHandOpensWithItsDetailsAndEndsOnlyItsOwn() {
        try (IncidentManager manager = manager().build()) {
            Guard red = manager.guard("import[red]", "import-failed", details -> details.by("feed", "red"));
            Guard blue = manager.guard("import[blue]", "import-failed", details -> details.by("feed", "blue"));
            red.failed(new IllegalStateException("full"));
            blue.failed(new IllegalStateException("empty"));
            assertThat(manager.open())
                    .hasSize(2)
                    .allSatisfy(
                            incident -> assertThat(incident.snapshot().type()).isEqualTo("import-failed"));
            red.succeeded();
            time.advance(Duration.ofSeconds(10));
            assertThat(manager.open())
                    .singleElement()
                    .satisfies(incident -> assertThat(incident.snapshot().by()).containsEntry("feed", "blue"))
                    .satisfies(incident ->
                            assertThat(incident.snapshot().cause().message()).isEqualTo("empty"));
        }
    }

    @Test
    void whatEndedLatelyIsListedTheLastFirst() {
        try (IncidentManager manager = manager().build()) {
            manager.declare("outage").resolve("over");
            time.advance(Duration.ofMinutes(1));
            manager.declare("backlog").resolve("drained");
            manager.declare("open");
            assertThat(manager.recent())
                    .extracting(incident -> incident.snapshot().type())
                    .containsExactly("backlog", "outage");
            time.advance(Duration.ofMinutes(30));
            assertThat(manager.recent()).isEmpty();
        }
    }

    @Test
    void seriesAreListedAsRulesSeeThem() {
        try (IncidentManager manager = manager()
                .rule(IncidentRule.named("queue")
                        .declares("backlog")
                        .condition(Severity.SEV3, "queue_depth > 10")
                        .build())
                .build()) {
            manager.metrics().gauge("queue_depth", Map.of("queue", "mail"), () -> 4);
            manager.metrics().gauge("unread", () -> 1);
            time.advance(Duration.ofSeconds(30));
            assertThat(manager.series())
                    .filteredOn(metric -> metric.name().equals("queue_depth"))
                    .singleElement()
                    .satisfies(metric -> assertThat(metric.read()).isTrue())
                    .satisfies(metric -> assertThat(metric.series()).isEqualTo(1));
            assertThat(manager.series("queue_depth"))
                    .singleElement()
                    .satisfies(series -> assertThat(series.value()).isEqualTo(4.0))
                    .satisfies(series -> assertThat(series.source()).isEqualTo("code"));
            assertThat(manager.series("unread"))
                    .singleElement()
                    .satisfies(series -> assertThat(series.value()).isNull());
            assertThat(manager.series("unheard-of")).isEmpty();
        }
    }
}
