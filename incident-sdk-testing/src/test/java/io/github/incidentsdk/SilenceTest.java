package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV4;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.hold.HoldConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.delivery.LaneStatus;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.MaintenanceWindow;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Schedule;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Silences and maintenance windows: who is told later, what is on the record, and what a restart knows. */
@Timeout(240)
class SilenceTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Matching SPIKES = Matching.type("cost-spike");

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();

    @TempDir
    Path directory;

    private IncidentManagerBuilder process(RecordingSink sink, HoldConfig holds) {
        return Desk.manager(time, sink)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .holds(holds)
                        .build());
    }

    private IncidentManagerBuilder process(RecordingSink sink) {
        return process(sink, HoldConfig.defaults());
    }

    /** The journal gathers for a moment, and so does the disk. */
    private void soon() {
        time.advance(Duration.ofSeconds(1));
    }

    private Instant in(Duration duration) {
        return time.wall().plus(duration);
    }

    private Silence silence(String id, Matching what) {
        return new Silence(id, what, in(HOUR), "anna", "the crawlers move");
    }

    @Test
    void aSilencedIncidentIsToldWhenTheSilenceEndsAndItIsStillOpen() {
        try (IncidentManager manager = process(pager).build()) {
            assertThat(manager.silence(silence("move", SPIKES))).isTrue();
            manager.declare("cost-spike");
            manager.declare("cost-spike", i -> i.by("account", "b")).resolve("over");
            manager.declare("outage");
            time.advance(HOUR.minusMillis(1));
            assertThat(pager.accepted("cost-spike")).isEmpty();
            assertThat(pager.accepted("outage")).hasSize(1);

            time.advance(Duration.ofMillis(1));
            assertThat(pager.accepted("cost-spike")).singleElement().satisfies(delivery -> {
                assertThat(delivery.opens()).isTrue();
                assertThat(delivery.incident().isOpen()).isTrue();
            });
            assertThat(manager.silences()).isEmpty();
        }
    }

    @Test
    void aSilenceOverAFiringRuleIsOnTheRecordWithWhoAndWhy() {
        AtomicInteger depth = new AtomicInteger(100);
        RecordingSink second = new RecordingSink();
        try (IncidentManager manager = process(pager)
                .sink("team", second)
                .rule(IncidentRule.named("deep-queue")
                        .declares("backlog")
                        .value("queue_depth")
                        .level(SEV2, "> 10")
                        .build())
                .build()) {
            manager.metrics().gauge("queue_depth", depth::get);
            Silence silence = silence("move", Matching.rule("deep-queue"));
            manager.silence(silence);
            time.advance(Duration.ofMinutes(2));

            Incident backlog = manager.open().get(0);
            assertThat(pager.attempts()).isEmpty();
            assertThat(manager.holds(backlog.key()))
                    .containsOnlyKeys("pager", "team")
                    .containsEntry(
                            "pager", new Hold(Hold.Kind.SILENCE, "move", "anna", "the crawlers move", silence.until()));
            assertThat(manager.sinks()).extracting(LaneStatus::held).allMatch(held -> held.get(Hold.Kind.SILENCE) == 1);

            time.advance(HOUR);
            assertThat(pager.last().incident().seq()).isEqualTo(2);
            assertThat(((Noted) pager.last().event()).text())
                    .isEqualTo("held back by silence move by anna until 2026-01-01T01:00:00Z: the crawlers move");
            assertThat(pager.last().event().stamp().actor()).hasToString("sdk");
            assertThat(second.attempts()).hasSize(1);
            assertThat(manager.holds(backlog.key())).isEmpty();
        }
    }

    @Test
    void aSilenceForOneRuleHoldsNothingThatCodeSaysToo() {
        AtomicInteger depth = new AtomicInteger(100);
        try (IncidentManager manager = process(pager)
                .rule(IncidentRule.named("deep-queue")
                        .declares("backlog")
                        .value("queue_depth")
                        .level(SEV2, "> 10")
                        .build())
                .build()) {
            manager.metrics().gauge("queue_depth", depth::get);
            manager.silence(silence("move", Matching.rule("deep-queue")));
            time.advance(Duration.ofMinutes(2));
            assertThat(pager.attempts()).isEmpty();
            manager.declare("backlog");
            soon();
            assertThat(pager.last().opens()).isTrue();
        }
    }

    @Test
    void aRiseToWhatIsNotSilencedIsToldAtOnce() {
        try (IncidentManager manager = process(pager).build()) {
            manager.silence(silence("move", SPIKES.below(SEV2)));
            Incident incident = manager.declare("cost-spike", i -> i.severity(SEV4));
            soon();
            assertThat(pager.attempts()).isEmpty();

            incident.as("bo").severity(SEV2, "customers call");
            soon();
            assertThat(pager.last().opens()).isTrue();
            assertThat(pager.kinds()).containsExactly("severity-set");
        }
    }

    @Test
    void aSilenceThatIsEndedLetsGoAtOnceAndStaysEndedAfterARestart() {
        try (IncidentManager manager = process(pager).build()) {
            manager.silence(silence("move", SPIKES));
            manager.declare("cost-spike");
            soon();
            assertThat(pager.attempts()).isEmpty();

            assertThat(manager.endSilence("move", "bo")).isTrue();
            assertThat(manager.endSilence("move", "bo")).isFalse();
            soon();
            assertThat(pager.accepted()).hasSize(1);
        }
        try (IncidentManager manager = process(new RecordingSink()).build()) {
            assertThat(manager.silences()).isEmpty();
        }
    }

    @Test
    void flushWaitsForWhatASilenceLetGo() {
        try (IncidentManager manager = process(pager).build()) {
            manager.silence(silence("move", SPIKES));
            manager.declare("cost-spike");
            assertThat(manager.flush(Duration.ofSeconds(5))).isTrue();
            assertThat(pager.attempts()).isEmpty();

            pager.retryNext();
            manager.endSilence("move", "bo");
            assertThat(manager.flush(Duration.ofSeconds(5))).isTrue();
            assertThat(pager.accepted()).hasSize(1);
        }
    }

    @Test
    void silencesAndWhatTheyHoldSurviveARestart() {
        Silence silence = silence("move", SPIKES);
        try (IncidentManager first = process(pager).build()) {
            first.silence(silence);
            first.declare("cost-spike");
            time.advance(Duration.ofMinutes(1));
        }
        RecordingSink after = new RecordingSink();
        String key;
        try (IncidentManager second = process(after).build()) {
            time.advance(Duration.ofMinutes(1));
            assertThat(second.silences()).containsExactly(silence);
            key = second.open().get(0).key();
            assertThat(second.holds(key)).containsOnlyKeys("pager");
            assertThat(after.attempts()).isEmpty();
        }
        RecordingSink last = new RecordingSink();
        try (IncidentManager third = process(last).build()) {
            time.advance(HOUR);
            assertThat(pager.attempts()).isEmpty();
            assertThat(last.kinds()).containsExactly("noted");
            assertThat(last.last().opens()).isTrue();
            third.find(key).orElseThrow().resolve("over");
            soon();
            assertThat(last.kinds()).containsExactly("noted", "resolved");
        }
    }

    @Test
    void theConfigurationSilencesUntilAPersonEndsThatAndTheEndSurvivesARestart() {
        HoldConfig config = HoldConfig.defaults().with(silence("move", SPIKES));
        try (IncidentManager first = process(pager, config).build()) {
            assertThat(first.silences()).hasSize(1);
            first.declare("cost-spike");
            soon();
            assertThat(pager.attempts()).isEmpty();
            first.endSilence("move", "bo");
            soon();
            assertThat(pager.accepted()).hasSize(1);
        }
        try (IncidentManager second = process(pager, config).build()) {
            assertThat(second.silences()).isEmpty();
        }
        HoldConfig anew = HoldConfig.defaults()
                .with(new Silence("move", SPIKES, in(HOUR.multipliedBy(2)), "anna", "the crawlers move again"));
        try (IncidentManager third = process(pager, anew).build()) {
            assertThat(third.silences()).hasSize(1);
        }
    }

    @Test
    void aMaintenanceWindowHoldsOpensAndResolvesPass() {
        Schedule window = new Schedule.Once(in(HOUR), in(HOUR.multipliedBy(2)));
        HoldConfig config = HoldConfig.defaults()
                .with(new MaintenanceWindow("racks", Matching.everything(), window, "anna", "new racks"));
        try (IncidentManager manager = process(pager, config).build()) {
            Incident before = manager.declare("outage");
            time.advance(HOUR);
            Incident during = manager.declare("flood");
            before.resolve("over");
            time.advance(Duration.ofMinutes(30));
            assertThat(pager.kinds()).containsExactly("declared", "resolved");
            assertThat(manager.holds(during.key()).get("pager").kind()).isEqualTo(Hold.Kind.MAINTENANCE);

            time.advance(Duration.ofMinutes(30));
            assertThat(pager.accepted("flood")).hasSize(1);
            assertThat(manager.maintenance()).isEmpty();
        }
    }

    @Test
    void aMaintenanceWindowFromCodeSurvivesARestartAndEndsForGood() {
        MaintenanceWindow window =
                new MaintenanceWindow("racks", SPIKES, new Schedule.Once(time.wall(), in(HOUR)), "anna", "new racks");
        try (IncidentManager first = process(pager).build()) {
            assertThat(first.maintenance(window)).isTrue();
        }
        RecordingSink after = new RecordingSink();
        try (IncidentManager second = process(after).build()) {
            assertThat(second.maintenance()).containsExactly(window);
            second.declare("cost-spike");
            soon();
            assertThat(after.attempts()).isEmpty();
            assertThat(second.endMaintenance("racks", "bo")).isTrue();
            soon();
            assertThat(after.accepted()).hasSize(1);
        }
        try (IncidentManager third = process(pager).build()) {
            assertThat(third.maintenance()).isEmpty();
        }
    }

    @Test
    void noSilenceIsForEver() {
        Silence forever = new Silence("move", SPIKES, in(Duration.ofDays(10_000)), "anna", "the crawlers move");
        try (IncidentManager manager = process(pager).build()) {
            assertThat(manager.silence(forever)).isTrue();
            assertThat(manager.silences().get(0).until()).isEqualTo(in(Silence.LONGEST));
            assertThat(manager.silence(new Silence("past", SPIKES, time.wall(), "anna", "late")))
                    .isFalse();
        }
        IncidentConfig config = IncidentConfig.builder()
                .onInvalid(IncidentConfig.OnInvalid.FAIL)
                .holds(HoldConfig.defaults().with(forever))
                .build();
        Assertions.assertThatThrownBy(
                        () -> Desk.manager(time, pager).config(config).build())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("incidents.silences.move.until: is more than 90 days ahead");
    }

    @Test
    void whatMakesNoSenseIsCountedAndThrowsNothing() {
        IncidentManager manager = process(pager).build();
        assertThat(manager.silence(null)).isFalse();
        assertThat(manager.endSilence(null, null)).isFalse();
        assertThat(manager.endMaintenance("none", null)).isFalse();
        assertThat(manager.holds(null)).isEmpty();
        assertThat(manager.holds("v1-none")).isEmpty();
        manager.close();
        assertThat(manager.silence(silence("move", SPIKES))).isFalse();
    }

    @Test
    void whoTheFilterKeepsAwayIsNotAmongTheHeld() {
        try (IncidentManager manager = Desk.manager(time, pager)
                .sink(
                        "on-call",
                        new RecordingSink(),
                        Accepts.builder().from(SEV1).build())
                .build()) {
            manager.silence(silence("move", Matching.everything()));
            Incident incident = manager.declare("cost-spike", i -> i.severity(Severity.SEV3));
            soon();
            assertThat(manager.holds(incident.key())).containsOnlyKeys("pager");
        }
    }
}
