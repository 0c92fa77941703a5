package io.github.incidentsdk.testing.rules;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.rule.state.Phase.FIRING;
import static io.github.incidentsdk.rule.state.Phase.INACTIVE;
import static io.github.incidentsdk.rule.state.Phase.PENDING;
import static io.github.incidentsdk.rule.state.Phase.RECOVERING;
import static io.github.incidentsdk.testing.rules.IncidentAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The example of a team's own test of its rules, and every promise around it. */
class RuleTestTest {

    private final RuleTest rules = RuleTest.of("rules/checkout.yaml");

    @Test
    void aTeamTestsItsRulesInFiveLines() {
        rules.set("queue_depth", 5_000, "queue", "orders").advance(ofMinutes(3));
        assertThat(rules).rule("queue-depth").isFiring(SEV2);
        assertThat(rules).sink("on-call").opened("backlog", SEV2);
        rules.set("queue_depth", 0, "queue", "orders").advance(ofMinutes(5));
        assertThat(rules).sink("on-call").resolved("backlog");
    }

    @Test
    void showsEveryStepOfARule() {
        rules.play("queue_depth{queue=\"orders\"}", "0x3 5000x11 60000x11 5000x3 0x20");
        rules.advance(ofMinutes(15));
        assertThat(rules)
                .rule("queue-depth")
                .where("queue", "orders")
                .went(SEV2, PENDING, FIRING, RECOVERING, INACTIVE)
                .went(SEV1, PENDING, FIRING, RECOVERING, INACTIVE)
                .fired(ofMinutes(3))
                .fired(2)
                .isInactive();
        assertThat(rules)
                .sink("on-call")
                .about("backlog")
                .where("queue", "orders")
                .wasTold("declared", "severity-changed", "severity-changed", "resolved")
                .opened(1)
                .showsNothing();
        assertThat(rules.transitions("queue-depth").get(0))
                .hasToString("0:01:00  {queue=\"orders\"}  SEV2  INACTIVE → PENDING");
    }

    @Test
    void everySinkIsToldWhatItsFilterLetsThrough() {
        rules.source("weather").set("wind_kmh", 70, "zone", "north");
        rules.advance(ofMinutes(3));
        assertThat(rules).hasOpen("storm", SEV3);
        assertThat(rules).sink("on-call").wasToldNothing();
        assertThat(rules).sink("team").opened(SEV3);
        assertThat(rules).sink("weather-desk").shows(SEV3).opened("storm", SEV3);
        rules.source("weather").set("wind_kmh", 130, "zone", "north");
        rules.advance(ofMinutes(2));
        assertThat(rules).sink("on-call").wasTold("severity-changed").opened("storm", SEV1);
        assertThat(rules).sink("weather-desk").shows(SEV1).wasTold("declared", "severity-changed");
    }

    @Test
    void noVariableOfABackendHasToBeSetAndOthersHaveTo() {
        assertThat(rules).hasNothingOpen();
        assertThatThrownBy(() -> RuleTest.builder(Path.of("src/test/resources/rules/variable.yaml"))
                        .build())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("the environment has no variable LIMIT");
        RuleTest limited = RuleTest.builder(Path.of("src/test/resources/rules/variable.yaml"))
                .variable("LIMIT", "10")
                .build();
        limited.set("queue_depth", 11).advance(ofMinutes(5));
        assertThat(limited).rule("queue-depth").isFiring();
    }

    @Test
    void aVariableMaySayOtherwiseThanItsDefault() {
        RuleTest strict = RuleTest.builder("rules/checkout.yaml")
                .variable("WORRYING", "10")
                .build();
        strict.set("queue_depth", 11, "queue", "mail").advance(ofMinutes(2));
        assertThat(strict).rule("queue-depth").isFiring(SEV2);
    }

    @Test
    void anEngineEvaluatesOverWhatItIsFed() {
        rules.play("requests_total", "0+150x100").play("errors_total", "0x20 0+15x60");
        rules.advance(ofMinutes(5));
        assertThat(rules).rule("fleet-errors").sees().isInactive().hasValue(0);
        rules.advance(ofMinutes(10));
        assertThat(rules).rule("fleet-errors").isFiring(SEV2);
        assertThat(rules).sink("on-call").opened("fleet-failing", SEV2);
    }

    @Test
    void anEngineThatFailsBlindsItsRulesAlone() {
        rules.source("fleet").set("requests_total", 1).fails("503 from the query server");
        rules.set("queue_depth", 1, "queue", "orders").advance(ofMinutes(1));
        assertThat(rules).rule("fleet-errors").isBlind();
        assertThat(rules).rule("queue-depth").sees();
        rules.source("fleet").recovers();
        rules.advance(ofMinutes(2));
        assertThat(rules).rule("fleet-errors").sees();
    }

    @Test
    void whatAnEngineCannotEvaluateHereIsAnsweredByHand() {
        RuleTest unanswered = RuleTest.of("rules/subquery.yaml");
        assertThatThrownBy(() -> unanswered.advance(ofMinutes(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("max_over_time(sum(heap_bytes)[1h:5m])")
                .hasMessageContaining("rules.source(\"fleet\").answers(");
        RuleTest answered = RuleTest.of("rules/subquery.yaml");
        answered.source("fleet").answers("max_over_time(sum(heap_bytes)[1h:5m])", 9e9);
        answered.advance(ofMinutes(1));
        assertThat(answered).rule("fleet-memory").isFiring(SEV3).hasValue(9e9);
    }

    @Test
    void aPollThatFailsIsUnknownAndASeriesThatGoesIsGone() {
        rules.source("weather").play("wind_kmh{zone=\"north\"}", "130 130 130 stale", ofMinutes(1));
        rules.advance(ofMinutes(2));
        assertThat(rules).rule("storm-warning").isFiring(SEV1);
        rules.source("weather").fails("timeout");
        rules.advance(ofMinutes(20));
        assertThat(rules).rule("storm-warning").isFiring(SEV1).isBlind();
        rules.source("weather").recovers();
        rules.advance(ofMinutes(7));
        assertThat(rules).rule("storm-warning").isInactive();
        assertThat(rules).sink("on-call").resolved();
    }

    @Test
    void aSeriesThatIsTakenAwayEndsWhatItHeld() {
        rules.set("queue_depth", 5_000, "queue", "orders").advance(ofMinutes(2));
        assertThat(rules).rule("queue-depth").isFiring();
        rules.remove("queue_depth", "queue", "orders").advance(ofMinutes(10));
        assertThat(rules).rule("queue-depth").isInactive();
        rules.set("queue_depth", 5_000, "queue", "orders").advance(ofMinutes(3));
        assertThat(rules).rule("queue-depth").isFiring();
    }

    @Test
    void theProcessItselfMayBeBlind() {
        rules.set("queue_depth", 5_000, "queue", "orders").advance(ofMinutes(1));
        rules.metrics().fails("the registry is gone");
        rules.advance(ofMinutes(1));
        assertThat(rules).rule("queue-depth").isBlind().isPending(SEV2);
        rules.metrics().recovers();
        rules.advance(ofMinutes(3));
        assertThat(rules).rule("queue-depth").sees().isFiring();
    }

    @Test
    void codeBesideTheConfigurationIsUnderTestToo() {
        RuleTest coded = RuleTest.builder("rules/checkout.yaml")
                .at(Instant.parse("2026-03-29T00:30:00Z"))
                .with(manager -> manager.rule(IncidentRule.named("disk-full")
                        .declares("disk-full")
                        .value("disk_used_ratio")
                        .level(SEV1, "> 0.95")
                        .build()))
                .build();
        coded.set("disk_used_ratio", 0.97).advance(ofSeconds(30));
        assertThat(coded).rule("disk-full").isFiring(SEV1);
        assertThat(coded.time().wall()).isEqualTo(Instant.parse("2026-03-29T00:30:30Z"));
        assertThat(coded.elapsed()).isEqualTo(ofSeconds(30));
    }

    @Test
    void whatCodeDeclaresAndPeopleSayReachesTheSinks() {
        IncidentManager manager = rules.manager();
        manager.declare("import-stuck", details -> details.severity(SEV2));
        rules.sink("on-call").retryNext();
        rules.advance(ofMinutes(1));
        assertThat(rules).sink("on-call").opened(SEV2);
        assertThat(rules.sink("on-call").attempts()).hasSize(2);
        manager.open().get(0).resolve("done");
        rules.advance(ofMinutes(1));
        assertThat(rules).sink("on-call").wasTold("declared", "resolved").resolved("import-stuck");
    }

    @Test
    void aFailureShowsWhatTheRuleSaw() {
        rules.set("queue_depth", 20, "queue", "mail").play("queue_depth{queue=\"orders\"}", "0 5000x5 20");
        rules.advance(ofMinutes(3));
        assertThatThrownBy(() -> assertThat(rules)
                        .rule("queue-depth")
                        .where("queue", "orders")
                        .isFiring(SEV2))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        rule "queue-depth" for {queue="orders"} should be firing at SEV2, but it is inactive

                        rule "queue-depth" for {queue="orders"}:
                           0:00:00  queue_depth 0  SEV1 –, SEV2 –
                           0:00:15  queue_depth 5000  SEV1 –, SEV2 pending
                                    … 5 evaluations alike
                           0:01:45  queue_depth 20  SEV1 –, SEV2 –
                                    … 5 evaluations alike
                        it saw as well {queue="mail"}

                        fed at present:
                          queue_depth{queue="mail"} 20
                          queue_depth{queue="orders"} 20
                        """);
    }

    @Test
    void aFailureTellsWhyARuleIsBlind() {
        rules.set("queue_depht", 5_000).advance(ofMinutes(1));
        assertThatThrownBy(() -> assertThat(rules).rule("queue-depth").isFiring())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but it is inactive")
                .hasMessageContaining("rule \"queue-depth\" saw no series:")
                .hasMessageContaining("queue_depht 5000: no rule reads queue_depht");
    }

    @Test
    void aFailureShowsWhatTheSinksWereTold() {
        rules.source("weather").set("wind_kmh", 70, "zone", "north");
        rules.advance(ofMinutes(3));
        assertThatThrownBy(() -> assertThat(rules).sink("on-call").opened(SEV1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "sink \"on-call\" should have been told of an opening at SEV1; it was told nothing")
                .hasMessageContaining(
                        "sink \"weather-desk\" was told\n  2026-01-14T12:00:00Z  opens declared  storm{zone=\"north\"}  SEV3")
                .hasMessageContaining("open:\n  storm{zone=\"north\"} SEV3")
                .hasMessageContaining("rule \"storm-warning\" for {zone=\"north\"}:");
    }

    @Test
    void namesThatDoNotExistAreRefusedWithThoseThatDo() {
        assertThatThrownBy(() -> assertThat(rules).rule("queue-dept")).hasMessageContaining("queue-depth");
        assertThatThrownBy(() -> assertThat(rules).sink("oncall")).hasMessageContaining("on-call");
        assertThatThrownBy(() -> rules.source("fleets")).hasMessageContaining("fleet");
        assertThatThrownBy(() -> RuleTest.of("nothing.yaml")).hasMessageContaining("nothing.yaml");
        assertThatThrownBy(() -> assertThat(rules).sink("on-call").wasTold("opened"))
                .hasMessageContaining("declared");
    }

    @Test
    void looksFromBeforeAnyTimeHasPassedAreRefused() {
        assertThatThrownBy(() -> assertThat(rules).rule("queue-depth").isFiring())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rules.advance(");
    }

    @Test
    void aRecordingSinkOfAnyKindCanBeAskedTheSame() {
        RecordingSink sink = rules.sink("team");
        rules.manager().declare("import-stuck");
        rules.advance(ofHours(1));
        assertThat(sink).about("import-stuck").opened(SEV3).shows(SEV3);
        assertThatThrownBy(() -> assertThat(sink).resolved())
                .hasMessageContaining("the sink should have been told of the end");
    }

    @Test
    void everyAssertionCanFail() {
        rules.set("queue_depth", 5_000, "queue", "orders").advance(ofMinutes(1));
        RuleAssert pending = assertThat(rules).rule("queue-depth");
        fails(pending::isInactive, "should be inactive, but it is pending at SEV2 for {queue=\"orders\"}");
        fails(pending::isFiring, "should be firing, but");
        fails(() -> pending.isFiring(SEV2), "should be firing at SEV2");
        fails(() -> pending.isPending(SEV1), "should be pending at SEV1");
        fails(pending::isRecovering, "should be recovering");
        fails(() -> pending.isRecovering(SEV2), "should be recovering at SEV2");
        fails(pending::isBlind, "should be blind");
        fails(() -> pending.hasValue(4_999), "should be seeing the value 4999");
        fails(() -> pending.hasValue("queue_depth", 0.5), "should be seeing queue_depth 0.5");
        fails(() -> pending.fired(1), "should have fired 1 times, but it fired 0 times");
        fails(() -> pending.fired(ofMinutes(2)), "should have fired after 0:02:00, but it never fired");
        fails(() -> pending.went(SEV2, FIRING), "should have gone at SEV2 [FIRING], but it went [PENDING]");
        fails(
                () -> pending.where("queue", "mail").isPending(),
                "for {queue=\"mail\"} should be pending, but it is inactive");
        fails(() -> assertThat(rules).hasOpen("backlog", SEV2), "should be open, but there is none");
        fails(() -> assertThat(rules).hasOpen(1), "1 incidents should be open, but there are 0");

        rules.advance(ofMinutes(1));
        fails(pending::isPending, "should be pending, but it is firing at SEV2");
        fails(pending::neverFired, "should never have fired, but it did after 0:02:00");
        fails(() -> pending.isFiring(SEV1), "should be firing at SEV1");
        fails(
                () -> assertThat(rules).hasNothingOpen(),
                "nothing should be open, but there is\n  backlog{queue=\"orders\"} SEV2");
        SinkAssert told = assertThat(rules).sink("on-call");
        fails(
                told::wasToldNothing,
                "should have been told nothing; it was told\n  2026-01-14T12:02:00Z  opens declared");
        fails(told::showsNothing, "should show nothing open");
        fails(told::resolved, "should have been told of the end");
        fails(() -> told.resolved("backlog"), "should have been told of the end of backlog");
        fails(() -> told.shows(SEV1), "should show something open, at worst at SEV1");
        fails(() -> told.opened("storm", SEV2), "of an opening of storm at SEV2");
        fails(() -> told.opened(2), "should have been told of 2 openings, and was told of 1");
        fails(() -> told.where("queue", "mail").opened(SEV2), "where {queue=\"mail\"} at SEV2");
        fails(() -> told.wasTold("declared", "resolved"), "should have been told [declared, resolved]");

        rules.metrics().fails("gone");
        rules.advance(ofMinutes(1));
        fails(pending::sees, "should be able to see, but it is firing at SEV2 for {queue=\"orders\"}, and blind: ");
    }

    private static void fails(ThrowingCallable assertion, String with) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContaining(with);
    }
}
