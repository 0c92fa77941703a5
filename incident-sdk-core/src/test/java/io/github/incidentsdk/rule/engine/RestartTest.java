package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.SeriesGone;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims from before the process started. */
class RestartTest {

    private static final IncidentType QUEUE = type("outage", "queue").build();

    private static IncidentRuleBuilder deep() {
        return rule("deep").value("depth").level(SEV1, "> 100").level(SEV3, "> 50");
    }

    private static Service fired() {
        return Service.with(QUEUE, deep().build()).set("depth{queue=mail}", 160).tick();
    }

    @Test
    void goesOnWithoutASecondOpen() {
        Service after = fired().restartedWith(true, deep().build());
        assertThat(after.opened()).containsExactly("{queue=mail} SEV1");

        after.set("depth{queue=mail}", 170).tick(5);

        assertThat(after.opened()).containsExactly("{queue=mail} SEV1");
        assertThat(after.events).isEmpty();
        assertThat(after.only().metrics()).containsEntry("depth", 170.0);
    }

    @Test
    void holdsUntilSomethingIsKnown() {
        Service after = fired().restartedWith(true, deep().build()).tick(100);

        assertThat(after.opened()).as("its series was not registered yet").containsExactly("{queue=mail} SEV1");
        assertThat(after.set("depth{queue=mail}", 1).tick(2).opened()).containsExactly("{queue=mail} SEV1");
        assertThat(after.tick().opened()).isEmpty();
        assertThat(after.lastResolution()).contains("recovered");
    }

    @Test
    void fallsAndRisesAsItWouldHave() {
        Service after = fired().restartedWith(true, deep().build());

        assertThat(after.set("depth{queue=mail}", 60).tick(3).opened()).containsExactly("{queue=mail} SEV3");
        assertThat(after.set("depth{queue=mail}", 160).tick().opened()).containsExactly("{queue=mail} SEV1");
    }

    @Test
    void endsWhatTheSourceNoLongerHas() {
        Service after = fired().restartedWith(true, deep().build()).set("depth{queue=sms}", 0);

        assertThat(after.tick(21).opened()).containsExactly("{queue=mail} SEV1");
        assertThat(after.tick(2).opened()).isEmpty();
    }

    /** One incident of several queues, of which one held it. */
    private static Service firedByOneOf(IncidentRuleBuilder rule) {
        return Service.with(type("outage").build(), rule.build())
                .set("depth{queue=mail}", 160)
                .set("depth{queue=sms}", 1)
                .tick(10);
    }

    @Test
    void whatOthersSayIsNoRecoveryBeforeTheSeriesThatHeldItIsRegisteredAgain() {
        Service after = firedByOneOf(deep()).restartedWith(true, deep().build());

        assertThat(after.set("depth{queue=sms}", 1).tick(15).opened()).containsExactly("SEV1");
        assertThat(after.only().tags()).as("what it is about").containsEntry("queue", "mail");
        assertThat(after.set("depth{queue=mail}", 160).tick(60).opened()).containsExactly("SEV1");
        assertThat(after.set("depth{queue=mail}", 1).tick(3).opened()).isEmpty();
        assertThat(after.count(IncidentEvent.Resolved.class)).isOne();
    }

    @Test
    void aSeriesThatIsBackAndBelowItsLimitEndsItAsEver() {
        Service after = firedByOneOf(deep()).restartedWith(true, deep().build());

        assertThat(after.set("depth{queue=sms}", 1)
                        .set("depth{queue=mail}", 1)
                        .tick(3)
                        .opened())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SeriesGone.class)
    void aSeriesThatIsNeverBackHoldsItNoLongerThanOneThatVanished(SeriesGone meaning) {
        IncidentRuleBuilder rule = deep().seriesGone(meaning);
        Service after = firedByOneOf(rule).restartedWith(true, rule.build()).set("depth{queue=sms}", 1);

        assertThat(after.tick(20).opened()).as("gone-after is 5m").containsExactly("SEV1");
        assertThat(after.tick(4).opened()).as("and keep").isEmpty();
        assertThat(after.lastResolution()).contains("recovered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max(depth)", "sum(depth)", "avg(depth > 0)", "sum(rate(depth[30s])) * 0 + max(depth)"})
    void ofAFigureNobodyCanSayWhetherAllOfItIsRegisteredAgain(String value) {
        IncidentRuleBuilder rule = rule("deep").value(value).level(SEV1, "> 20");
        Service after = firedByOneOf(rule).restartedWith(true, rule.build()).set("depth{queue=sms}", 1);

        assertThat(after.tick(20).opened()).containsExactly("SEV1");
        assertThat(after.set("depth{queue=mail}", 160).tick(60).opened()).containsExactly("SEV1");
        assertThat(after.set("depth{queue=mail}", 1).tick(3).opened())
                .as("of what vanishes later the rest decides")
                .isEmpty();
    }

    /** The left side is there again, the other is not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "depth > 20 and busy > 1",
                "depth > 20 and on (queue) (busy > 1)",
                "depth > 20 unless absent(busy)"
            })
    void ofAConditionOnTwoMetricsNobodyCanSayItEither(String condition) {
        IncidentRuleBuilder rule = rule("deep").condition(SEV1, condition);
        Service after = Service.with(type("outage").build(), rule.build())
                .set("depth{queue=mail}", 160)
                .set("depth{queue=sms}", 1)
                .set("busy{queue=mail}", 10)
                .set("busy{queue=sms}", 0)
                .tick(10)
                .restartedWith(true, rule.build())
                .set("depth{queue=mail}", 160)
                .set("depth{queue=sms}", 1);

        assertThat(after.set("busy{queue=sms}", 0).tick(18).opened()).containsExactly("SEV1");
        assertThat(after.set("busy{queue=mail}", 10).tick(60).opened()).containsExactly("SEV1");
    }

    @Test
    void aSeriesWithFewerLabelsIsAnotherOne() {
        Service after = firedByOneOf(deep()).restartedWith(true, deep().build());

        assertThat(after.set("depth", 1).tick(15).opened()).containsExactly("SEV1");
        assertThat(after.set("depth{queue=mail}", 1).tick(3).opened()).isEmpty();
    }

    @Test
    void theTagsOfTheRuleAreNoLabelsOfTheSeries() {
        IncidentRuleBuilder rule = deep().tag("team", "mail");
        Service after = firedByOneOf(rule).restartedWith(true, rule.build());

        assertThat(after.set("depth{queue=mail}", 1).tick(3).opened()).isEmpty();
    }

    @Test
    void aMetricOfARuleIsAwaitedToo() {
        IncidentRule rule =
                rule("deep").metric("deep", "depth").level(SEV1, "deep > 100").build();
        Service after = Service.with(type("outage").build(), rule)
                .set("depth{queue=mail}", 160)
                .set("depth{queue=sms}", 1)
                .tick(10)
                .restartedWith(true, rule)
                .set("depth{queue=sms}", 1);

        assertThat(after.tick(20).opened()).containsExactly("SEV1");
        assertThat(after.set("depth{queue=mail}", 1).tick(3).opened()).isEmpty();
    }

    @Test
    void endsTheClaimsOfRulesThatAreRemovedOrDisabled() {
        Service removed = fired().restartedWith(true);
        assertThat(removed.opened()).isEmpty();
        assertThat(removed.lastResolution()).contains("rule removed");

        Service disabled = fired().restartedWith(true, deep().enabled(false).build());
        assertThat(disabled.opened()).isEmpty();
        assertThat(disabled.lastResolution()).contains("rule disabled");
    }

    @Test
    void keepsTheClaimsOfRulesThatCouldNotBeRead() {
        assertThat(fired().restartedWith(false).opened()).containsExactly("{queue=mail} SEV1");

        IncidentRule broken = rule("deep")
                .value("depth")
                .level(SEV1, "> 100")
                .source("nowhere")
                .build();
        Service after = fired().restartedWith(true, broken).tick(10);
        assertThat(after.opened()).containsExactly("{queue=mail} SEV1");
        assertThat(after.engine.problems()).hasSize(1);
    }

    @Test
    void goesOnUnderAnEditedCondition() {
        IncidentRule edited = rule("deep").value("depth").level(SEV3, "> 500").build();
        Service after = fired().restartedWith(true, edited).set("depth{queue=mail}", 160);

        assertThat(after.tick(2).opened()).as("at the level there is now").containsExactly("{queue=mail} SEV3");
        assertThat(after.tick().opened()).as("the new condition is false").isEmpty();
    }

    @Test
    void remembersWhatAPersonEnded() {
        Service before = fired();
        before.resolveByHand();
        Service after = before.restartedWith(true, deep().build());

        assertThat(after.set("depth{queue=mail}", 160).tick(10).opened())
                .as("a person said that it is over")
                .isEmpty();
        assertThat(after.set("depth{queue=mail}", 0)
                        .tick()
                        .set("depth{queue=mail}", 160)
                        .tick()
                        .opened())
                .as("it was, and this is new")
                .containsExactly("{queue=mail} SEV1");
        assertThat(after.count(IncidentEvent.Reopened.class)).isOne();
    }

    @Test
    void doesNotOpenWhatIsOverAlready() {
        Service before = fired();
        before.set("depth{queue=mail}", 0).tick(3);
        Service after = before.restartedWith(true, deep().build()).tick(10);

        assertThat(after.opened()).isEmpty();
        assertThat(after.events).isEmpty();
    }
}
