package io.github.incidentsdk.testing.rules;

import static io.github.incidentsdk.hold.Hold.Kind.MAINTENANCE;
import static io.github.incidentsdk.hold.Hold.Kind.STORM;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.testing.rules.IncidentAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.testing.RecordingSink;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What keeps sinks from being told, as a team's test of its rules meets it. */
class NoiseTest {

    private final RuleTest rules = RuleTest.of("rules/noise.yaml");

    private static void fails(ThrowingCallable assertion, String... with) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(with);
    }

    @Test
    void whatASilenceHoldsIsToldWhenItEnds() {
        rules.set("queue_depth", 5_000, "queue", "mail").advance(ofMinutes(5));
        assertThat(rules).hasOpen("backlog", SEV2);
        assertThat(rules).sink("on-call").wasToldNothing().held().silenced().heldBy("move");
        assertThat(rules)
                .sink("on-call")
                .about("backlog")
                .where("queue", "mail")
                .silenced();
        rules.advance(ofHours(1));
        assertThat(rules).sink("on-call").opened("backlog", SEV2);
        fails(() -> assertThat(rules).sink("on-call").held(), "should have something held back from it");
    }

    @Test
    void whatMaintenanceHoldsIsNoSilence() {
        rules.set("feed_age_seconds", 9_000, "feed", "orders").advance(ofMinutes(5));
        assertThat(rules).sink("on-call").held(MAINTENANCE).heldBy("new-racks");
        fails(
                () -> assertThat(rules).sink("on-call").silenced(),
                "should have something held back from it by silence",
                "import-late{feed=\"orders\"} SEV2: held, maintenance new-racks");
        fails(() -> assertThat(rules).sink("on-call").heldBy("move"), "by move");
        fails(() -> assertThat(rules).sink("on-call").about("backlog").held(), "of backlog");
    }

    @Test
    void aFailureSaysWhereTheSinkStandsWithWhatIsOpen() {
        rules.set("queue_depth", 5_000, "queue", "mail").advance(ofMinutes(5));
        fails(
                () -> assertThat(rules).sink("on-call").opened("backlog", SEV2),
                "it was told nothing\nopen:\n  backlog{queue=\"mail\"} SEV2: held, silence move by anna until",
                "the mail moves house",
                "nothing was ever seen by night-jobs, feed-age");
        fails(
                () -> assertThat(rules).sink("desk").opened("backlog", SEV2),
                "backlog{queue=\"mail\"} SEV2: filtered, it accepts SEV1 and worse, and this is SEV2");
    }

    @Test
    void aSilenceThatNobodyCanHaveSetYetHoldsNothing() {
        rules.set("queue_depth", 5_000, "queue", "orders").advance(ofMinutes(5));
        assertThat(rules).sink("on-call").opened("backlog", SEV2);
        RuleTest later = RuleTest.builder("rules/noise.yaml")
                .at(Instant.parse("2026-12-23T00:00:00Z"))
                .build();
        later.set("queue_depth", 5_000, "queue", "orders").advance(ofMinutes(5));
        assertThat(later).sink("on-call").wasToldNothing().heldBy("later");
    }

    private static RuleTest flooded(RuleTest flooded) {
        for (int queue = 0; queue < 50; queue++) {
            flooded.set("queue_depth", 5_000 + queue, "queue", "q" + queue);
        }
        return flooded.advance(ofMinutes(1));
    }

    @Test
    void theStormGuardHoldsNothingUnlessATestAsksForIt() {
        assertThat(flooded(rules)).sink("on-call").opened(50);
        RuleTest guarded =
                flooded(RuleTest.builder("rules/noise.yaml").stormGuard().build());
        assertThat(guarded).hasOpen("incident-storm", SEV2).sink("on-call").held(STORM);
        assertThatThrownBy(() -> assertThat(guarded).sink("on-call").opened(50))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("should have been told of 50 openings, and was told of ")
                .extracting(failure -> failure.getMessage().lines().count())
                .satisfies(lines -> assertThat(lines).isLessThan(90));
    }

    @Test
    void aTestBeginsWhenNoNightlyWindowHolds() {
        rules.set("night_jobs", 5_000).advance(ofMinutes(5));
        assertThat(rules).sink("on-call").about("nightly").opened(SEV2);
    }

    @Test
    void whatARuleInTheShadowWouldHaveOpened() {
        rules.set("queue_depth", 600, "queue", "orders").advance(ofMinutes(5));
        assertThat(rules).rule("tried").isInShadow().wouldHaveOpened(1).isFiring(SEV3);
        assertThat(rules).hasNothingOpen().sink("on-call").wasToldNothing();
        fails(
                () -> assertThat(rules).rule("tried").wouldHaveOpened(2),
                "should have opened 2 times, were it live, but: rule tried in shadow mode",
                "rule \"tried\", in shadow mode, for {queue=\"orders\"}:");
        fails(() -> assertThat(rules).rule("queue-depth").isInShadow(), "should be in shadow mode, but it is live");
    }

    @Test
    void aLevelThatStandsInTheBandOfResolveIsShownToStandStill() {
        rules.play("queue_depth{queue=\"orders\"}", "5000x3 900x10").advance(ofMinutes(3));
        fails(() -> assertThat(rules).rule("queue-depth").isInactive(), "queue_depth 900  SEV1 –, SEV2 FIRING still");
    }

    @Test
    void ofASinkAloneNobodyKnowsWhatIsHeld() {
        RecordingSink alone = new RecordingSink();
        assertThatThrownBy(() -> assertThat(alone).held())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("assertThat(rules).sink(");
    }
}
