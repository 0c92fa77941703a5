package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.IncidentConfig.OnInvalid;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.digest.Report;
import io.github.incidentsdk.digest.ReportStatus;
import io.github.incidentsdk.digest.Slots;
import io.github.incidentsdk.journal.JournalLine.Stage;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentSummary;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Preparation;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Digests of a service: what is in them, when they are told, and that each is told once. */
@Timeout(240)
class DigestTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant FIRST = Instant.parse("2026-01-01T09:00:00Z");

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private RecordingSink team = new RecordingSink();

    @TempDir
    Path directory;

    private static Report daily(String... to) {
        Slots slots = new Slots(EnumSet.allOf(DayOfWeek.class), LocalTime.of(9, 0), ZoneOffset.UTC);
        return new Report("daily", slots, DAY, List.of(to));
    }

    private IncidentManager process() {
        team = new RecordingSink();
        return Desk.manager(time, team)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .report(daily("pager"))
                        .build())
                .build();
    }

    /** Lets the clock on the wall come to that moment, and a while pass by it. */
    private void comesTo(Instant moment) {
        time.jumpWall(Duration.between(time.wall(), moment).minus(MINUTE));
        time.advance(MINUTE.plusSeconds(1));
    }

    private List<Digest> told() {
        return team.accepted(Digest.TYPE).stream()
                .flatMap(delivery -> delivery.digest().stream())
                .toList();
    }

    private static ReportStatus status(IncidentManager manager) {
        return manager.reports().get(0);
    }

    @Test
    void tellsAtItsMomentWhatHappenedInTheWindowBefore() {
        try (IncidentManager manager = process()) {
            manager.declare("outage", i -> i.severity(SEV1)).resolve("over");
            manager.declare("cost-spike");
            manager.drill("rehearsed");
            time.advance(Duration.ofMinutes(6));
            comesTo(FIRST.minus(MINUTE));
            assertThat(told()).isEmpty();
            comesTo(FIRST);
            assertThat(told()).singleElement().satisfies(digest -> {
                assertThat(digest.report()).isEqualTo("daily");
                assertThat(digest.at()).isEqualTo(FIRST);
                IncidentSummary summary = digest.summary();
                assertThat(summary.from()).isEqualTo(FIRST.minus(DAY));
                assertThat(summary.to()).isEqualTo(FIRST);
                assertThat(summary.declaredByType()).isEqualTo(Map.of("outage", 1, "cost-spike", 1));
                assertThat(summary.longest())
                        .singleElement()
                        .satisfies(past -> assertThat(past.severity()).isEqualTo(SEV1));
                assertThat(summary.open()).extracting(IncidentSnapshot::type).containsExactly("cost-spike");
                assertThat(digest.knownSince()).isEqualTo("2026-01-01T00:00:00Z");
                assertThat(digest.lines())
                        .startsWith("2 incidents declared, 0 came back, 1 ended, 1 open now.")
                        .endsWith("Only what happened since 2026-01-01T00:00 UTC is known.");
            });
            assertThat(status(manager))
                    .isEqualTo(new ReportStatus("daily", "pager", FIRST.plus(DAY), FIRST, Stage.TOLD, ""));
        }
    }

    @Test
    void saysNothingOfWhatIsRestricted() {
        try (IncidentManager manager = Desk.manager(time, team)
                .config(IncidentConfig.builder()
                        .type(IncidentType.named("leak").restricted(true).build())
                        .report(daily("pager"))
                        .build())
                .build()) {
            manager.declare("leak", i -> i.by("who", "one").severity(SEV1));
            manager.declare("leak", i -> i.by("who", "two").severity(SEV1)).resolve("rotated");
            manager.declare("outage");
            comesTo(FIRST);
            assertThat(told()).singleElement().satisfies(digest -> {
                assertThat(digest.summary().declaredByType()).isEqualTo(Map.of("outage", 1));
                assertThat(digest.summary().declaredBySeverity()).doesNotContainKey(SEV1);
                assertThat(digest.summary().resolved()).isZero();
                assertThat(digest.summary().longest()).isEmpty();
                assertThat(String.join("\n", digest.lines())).doesNotContain("leak");
            });
            assertThat(manager.summary(DAY).declared()).isEqualTo(1);
        }
    }

    @Test
    void aSinkThatKnowsNoDigestsSeesTheEndOfSomethingHarmless() {
        try (IncidentManager manager = process()) {
            comesTo(FIRST);
            Delivery delivery = team.accepted(Digest.TYPE).get(0);
            IncidentSnapshot incident = delivery.incident();
            assertThat(incident.status()).isEqualTo(Status.RESOLVED);
            assertThat(incident.severity()).isEqualTo(Severity.SEV5);
            assertThat(incident.title())
                    .isEqualTo("daily digest of checkout: 0 incidents from 2025-12-31 to 2026-01-01");
            assertThat(incident.resolutionText()).startsWith("0 incidents declared");
            assertThat(delivery.event().kind()).isEqualTo("resolved");
            assertThat(manager.open()).isEmpty();
            assertThat(manager.recent()).isEmpty();
            assertThat(manager.summary(DAY).declared()).isZero();
        }
    }

    @Test
    void theSummaryIsTheSameAsTheDigests() {
        try (IncidentManager manager = process()) {
            manager.declare("outage").resolve("over");
            comesTo(FIRST);
            IncidentSummary summary = told().get(0).summary();
            IncidentSummary asked = manager.summary(DAY);
            assertThat(asked.declaredByType()).isEqualTo(summary.declaredByType());
            assertThat(asked.declaredBySeverity()).isEqualTo(summary.declaredBySeverity());
            assertThat(asked.longest()).isEqualTo(summary.longest());
            assertThat(asked.unreviewed()).isEqualTo(summary.unreviewed());
        }
    }

    @Test
    void namesWhatItsTypeWantsReviewedAndNobodyDid() {
        IncidentType careful = IncidentType.named("leak")
                .prepared(Preparation.builder().reviewFrom(Severity.SEV4).build())
                .build();
        try (IncidentManager manager = Desk.manager(time, team).type(careful).build()) {
            manager.declare("leak", i -> i.severity(Severity.SEV4)).resolve("over");
            manager.declare("outage", i -> i.severity(Severity.SEV3)).resolve("over");
            manager.declare("fire", i -> i.severity(Severity.SEV2)).resolve("over");
            manager.declare("rain", i -> i.severity(Severity.SEV2))
                    .resolve("over")
                    .review("https://wiki.example.org/rain");
            time.jumpWall(Duration.ofDays(15));
            assertThat(manager.summary(Duration.ofDays(30)).unreviewed())
                    .extracting(IncidentSummary.Past::type)
                    .containsExactlyInAnyOrder("leak", "fire");
        }
    }

    @Test
    void isRepeatedWhileTheBackendIsAway() {
        try (IncidentManager manager = process()) {
            team.throwNext(new IOException("away"));
            comesTo(FIRST);
            assertThat(told()).isEmpty();
            assertThat(status(manager).stage()).isEqualTo(Stage.FAILED);
            assertThat(status(manager).why()).contains("away");
            time.advance(MINUTE);
            assertThat(told()).hasSize(1);
            assertThat(team.attempts()).extracting(Delivery::attempt).containsExactly(1, 2);
            assertThat(team.attempts())
                    .extracting(Delivery::eventId)
                    .containsOnly(team.last().eventId());
        }
    }

    @Test
    void whatIsRefusedOrSkippedIsNotRepeated() {
        try (IncidentManager manager = process()) {
            team.answerNext(DeliveryOutcome.refused("status 404"));
            comesTo(FIRST);
            assertThat(status(manager).stage()).isEqualTo(Stage.GIVEN_UP);
            assertThat(status(manager).why()).isEqualTo("status 404");
            team.answerNext(DeliveryOutcome.skipped("a digest pages nobody"));
            comesTo(FIRST.plus(DAY));
            assertThat(status(manager).stage()).isEqualTo(Stage.SKIPPED);
            time.advance(HOUR);
            assertThat(team.attempts()).hasSize(2);
            assertThat(manager.deadLetters("pager")).isEmpty();
        }
    }

    @Test
    void aRestartTellsNoDigestTwice() {
        try (IncidentManager manager = process()) {
            assertThat(manager.reports()).isNotEmpty();
            comesTo(FIRST);
            assertThat(told()).hasSize(1);
        }
        try (IncidentManager manager = process()) {
            time.advance(HOUR);
            assertThat(status(manager).last()).isEqualTo(FIRST);
            assertThat(team.attempts()).isEmpty();
        }
    }

    @Test
    void aRestartGoesOnWithOneThatFailed() {
        try (IncidentManager manager = process()) {
            team.throwNext(new IOException("away"));
            comesTo(FIRST);
            assertThat(status(manager).stage()).isEqualTo(Stage.FAILED);
        }
        try (IncidentManager manager = process()) {
            time.advance(MINUTE);
            assertThat(status(manager).stage()).isEqualTo(Stage.TOLD);
        }
        assertThat(told()).extracting(Digest::at).containsExactly(FIRST);
    }

    @Test
    void oneThatWasMissedIsToldLateWithinADay() {
        try (IncidentManager manager = process()) {
            manager.declare("outage").resolve("over");
            time.advance(MINUTE);
        }
        comesTo(FIRST.plus(Duration.ofHours(20)));
        try (IncidentManager manager = process()) {
            time.advance(MINUTE);
            assertThat(told()).singleElement().satisfies(digest -> {
                assertThat(digest.at()).isEqualTo(FIRST);
                assertThat(digest.summary().declared()).isEqualTo(1);
            });
            assertThat(status(manager).next()).isEqualTo(FIRST.plus(DAY));
        }
    }

    @Test
    void aReportThatIsNewTellsNothingOfWhatWasDueBefore() {
        comesTo(FIRST.plus(HOUR));
        try (IncidentManager manager = process()) {
            time.advance(HOUR);
            assertThat(team.attempts()).isEmpty();
            assertThat(status(manager)).isEqualTo(new ReportStatus("daily", "pager", FIRST.plus(DAY), null, null, ""));
        }
    }

    @Test
    void reachesASinkWhateverItAcceptsAndAnIncidentIsToldAsEver() {
        try (IncidentManager manager = Desk.manager(time, team)
                .sink("pager", team, Accepts.builder().from(SEV1).build())
                .config(IncidentConfig.builder().report(daily("pager")).build())
                .build()) {
            manager.declare("outage", i -> i.severity(SEV1));
            comesTo(FIRST);
            manager.declare("other-outage", i -> i.severity(SEV1));
            time.advance(MINUTE);
            assertThat(told()).hasSize(1);
            assertThat(team.incidents()).extracting(IncidentSnapshot::type).contains("outage", "other-outage");
        }
    }

    @Test
    void aSinkThatIsNotThereIsAProblem() {
        IncidentConfig config =
                IncidentConfig.builder().report(daily("pager", "teem")).build();
        try (IncidentManager manager = Desk.manager(time, team).config(config).build()) {
            assertThat(manager.reports()).extracting(ReportStatus::sink).containsExactly("pager");
            assertThat(manager.health().troubles())
                    .anySatisfy(trouble -> assertThat(trouble.toString())
                            .contains("\"teem\" is no sink, or one that was set aside; this report is not told there"));
        }
        assertThatThrownBy(() -> Desk.manager(time, team)
                        .config(config.toBuilder().onInvalid(OnInvalid.FAIL).build())
                        .build())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("teem");
    }
}
