package io.github.incidentsdk.testing.rules;

import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.testing.rules.IncidentAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.IncidentDefinition;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.model.IncidentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in a test, and in the configuration that it tests, do not pass unseen. */
class MistakesTest {

    private final RuleTest rules = RuleTest.of("rules/checkout.yaml");

    @TempDir
    Path folder;

    @Test
    void whatWasNeverSeenIsNeitherInactiveNorNeverFired() {
        rules.set("queue_depht", 5_000).advance(ofMinutes(5));
        assertThatThrownBy(() -> assertThat(rules).rule("queue-depth").isInactive())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("never saw anything: no source has ever reported metric 'queue_depth'")
                .hasMessageContaining("isBlind()");
        assertThatThrownBy(() -> assertThat(rules).rule("queue-depth").neverFired())
                .isInstanceOf(AssertionError.class);
        assertThat(rules).rule("queue-depth").isBlind();
        rules.set("queue_depth", 5, "queue", "orders").advance(ofMinutes(1));
        assertThat(rules).rule("queue-depth").isInactive().neverFired();
    }

    @Test
    void aLabelSetThatWasNeverSeenIsNotInactive() {
        rules.set("queue_depth", 5, "queue", "orders").advance(ofMinutes(5));
        assertThatThrownBy(() -> assertThat(rules)
                        .rule("queue-depth")
                        .where("queue", "order")
                        .isInactive())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rule \"queue-depth\" for {queue=\"order\"} was never seen")
                .hasMessageContaining("it saw as well {queue=\"orders\"}");
        assertThatThrownBy(() -> assertThat(rules).rule("queue-depth").where("que", "orders"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tells its label sets apart by [queue], not by [que]");
    }

    @Test
    void aLevelThatTheRuleDoesNotHaveIsRefused() {
        rules.set("queue_depth", 5_000, "queue", "orders").advance(ofMinutes(5));
        assertThatThrownBy(() -> assertThat(rules).rule("queue-depth").went(SEV3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no level SEV3; it has [SEV1, SEV2]");
    }

    private static void hasNoType(ThrowingCallable assertion, String type, String known) {
        assertThatThrownBy(assertion)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("nothing defines or declared the type \"" + type + "\"; there is " + known);
    }

    @Test
    void aTypeThatNothingKnowsIsRefusedAndTheNearestNamed() {
        SinkAssert team = assertThat(rules).sink("team");
        hasNoType(() -> team.about("backlg").wasToldNothing(), "backlg", "backlog, ");
        hasNoType(() -> team.opened("strom", SEV3), "strom", "storm, ");
        hasNoType(() -> team.resolved("fleet-failling"), "fleet-failling", "fleet-failing, ");
        hasNoType(() -> assertThat(rules).hasOpen("backlg", SEV3), "backlg", "backlog, ");
        team.about("backlog").wasToldNothing();
    }

    /** Its type is the code's, and nothing of the configuration speaks of it. */
    @IncidentDefinition(type = "cost-spike", title = "Costs spike")
    record CostSpike() {}

    @Test
    void whatOnlyCodeDefinesOrDeclaredIsKnown() {
        RuleTest coded = RuleTest.builder("rules/checkout.yaml")
                .type(IncidentType.named("queue-full").build())
                .with(manager -> manager.type(CostSpike.class))
                .build();
        SinkAssert team = assertThat(coded).sink("team");
        team.about("queue-full").wasToldNothing();
        team.about("cost-spike").wasToldNothing();
        hasNoType(() -> team.about("import-stuck"), "import-stuck", "");
        coded.manager().declare("import-stuck");
        coded.advance(ofMinutes(1));
        team.opened("import-stuck", SEV3);
    }

    @Test
    void rulesAndSinksThatThereAreNotAreRefusedAndTheNearestNamed() {
        assertThatThrownBy(() -> assertThat(rules).rule("strom-warning"))
                .hasMessage("there is no rule \"strom-warning\"; there is storm-warning, fleet-errors, queue-depth");
        assertThatThrownBy(() -> assertThat(rules).sink("oncall"))
                .hasMessage("the configuration has no sink \"oncall\"; there is on-call, team, weather-desk");
    }

    @Test
    void aSeriesThatWasNeverFedCannotBeTakenAway() {
        rules.set("queue_depth", 5, "queue", "orders");
        assertThatThrownBy(() -> rules.remove("queue_depth", "queue", "order"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not fed queue_depth{queue=\"order\"}; it is fed")
                .hasMessageContaining("queue_depth{queue=\"orders\"}");
        rules.play("queue_depth{queue=\"mail\"}", "1 _x10").advance(ofMinutes(1));
        rules.remove("queue_depth", "queue", "mail");
    }

    @Test
    void roundingMakesNoDifference() {
        rules.play("errors_total", "0+1x60").play("requests_total", "0+30x60").advance(ofMinutes(10));
        assertThat(rules).rule("fleet-errors").hasValue(1 / 30.0);
        assertThatThrownBy(() -> assertThat(rules).rule("fleet-errors").hasValue(0.0333))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("value 0.0333333  SEV2 –");
    }

    private AbstractThrowableAssert<?, ?> config(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("incidents.yaml"), "incidents:\n" + text);
        return assertThatThrownBy(() -> RuleTest.of(file))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("incidents.yaml:");
    }

    @Test
    void sinksAndSourcesAreReadThoughTheyAreReplaced() throws IOException {
        config("  sinks: { team: { type: webhok, url: \"${TEAM}\" } }")
                .hasMessageContaining("2:18 incidents.sinks.team.type: \"webhok\" is no known type of sink")
                .hasMessageContaining("did you mean webhook?");
        config("  sinks: { team: { type: webhook, ulr: \"${TEAM}\" } }").hasMessageContaining("team.url: is missing");
        config("  sinks: { team: { type: webhook, url: \"${TEAM}\", secrt: \"${S}\", secret: \"${S}\" } }")
                .hasMessageContaining("team.secrt: is an unknown key; did you mean secret?");
        config("  sinks: { team: { type: webhook, url: \"${TEAM}\", timeout: 5sec } }")
                .hasMessageContaining("\"5sec\" is not a duration");
        config("  sinks: { desk: { type: log, levels: { SEV9: info } } }")
                .hasMessageContaining("desk.levels: names \"SEV9\"");
        config("  sources: { w: { type: http-json, url: \"${W}\", metrics: { wind: { vlaue: /a } } } }")
                .hasMessageContaining("w.metrics.wind.value: is missing");
        config("  sources: { w: { type: prometheus, url: \"${W}\", parshal: true } }")
                .hasMessageContaining("w.parshal: is an unknown key; did you mean partial?");
        config("  sources: { w: { type: http-jsn, url: \"${W}\" } }").hasMessageContaining("did you mean http-json?");
    }

    @Test
    void aWarningFailsATestToo() throws IOException {
        String band = "  types: { backlog: {} }\n  rules: { deep: { declare: backlog, value: queue_depth,"
                + " levels: { SEV2: \"> 10\" }, resolve: { when: \"> 5\" } } }\n";
        config(band).hasMessageContaining("3:101 incidents.rules.deep.resolve.when: \"> 5\" can be true while SEV2 is");
        RuleTest allowed = RuleTest.builder(folder.resolve("incidents.yaml"))
                .allowWarnings()
                .build();
        allowed.set("queue_depth", 11).advance(ofMinutes(1));
        assertThat(allowed).rule("deep").isFiring();
        assertThat(allowed.explain("deep")).contains("SEV2 FIRING");
    }
}
