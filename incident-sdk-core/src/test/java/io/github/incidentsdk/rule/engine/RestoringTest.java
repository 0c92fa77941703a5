package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first ticks after a start, which only restore (R10). */
class RestoringTest {

    private static final IncidentRule AT_ONCE =
            rule("deep").value("depth").level(SEV1, "> 500").level(SEV3, "> 50").build();
    private static final IncidentRule AFTER_A_WHILE = rule("deep")
            .value("depth")
            .level(SEV3, "> 50")
            .holdsFor(ofSeconds(30))
            .build();

    private static Service restoring(IncidentRule... rules) {
        Service service = Service.with(rules);
        service.engine.restoreFirst(2);
        return service;
    }

    private static Service killed(Service service, IncidentRule... rules) {
        Service after = service.killedFor(Duration.ofSeconds(30), rules);
        after.engine.restoreFirst(2);
        return after;
    }

    @Test
    void nothingOpensInARulesFirstTwoTicks() {
        Service service = restoring(AT_ONCE).set("depth", 60);

        assertThat(service.tick(2).open()).isEmpty();
        assertThat(service.status().instances().get(0).levels())
                .extracting(RuleStatus.LevelStatus::phase)
                .containsExactly(Phase.INACTIVE, Phase.PENDING);
        assertThat(service.tick().severity()).contains(SEV3);
    }

    @Test
    void whatWasTrueOnlyThenNeverOpensAndIsANearMiss() {
        Service service = restoring(AT_ONCE).set("depth", 60).tick(2);

        service.set("depth", 10).tick(8);

        assertThat(service.events).isEmpty();
        assertThat(service.status().counts().nearMisses()).isEqualTo(1);
    }

    @Test
    void timersRunFromTheFirstTickOn() {
        Service service = restoring(AFTER_A_WHILE).set("depth", 60);

        assertThat(service.tick(2).open()).isEmpty();
        assertThat(service.tick().open()).as("30 s after the first tick").hasSize(1);
    }

    @Test
    void whatWasOpenBeforeGoesOnAndIsNotOpenedAgain() {
        Service before = Service.with(AT_ONCE).set("depth", 60).tick();

        Service after = killed(before, AT_ONCE).set("depth", 60).tick(5);

        assertThat(after.only().id()).isEqualTo(before.only().id());
        assertThat(after.events).isEmpty();
    }

    @Test
    void whatWasOpenBeforeRecoversInItsTime() {
        Service before = Service.with(AT_ONCE).set("depth", 60).tick();

        Service after = killed(before, AT_ONCE).set("depth", 10);

        assertThat(after.tick(2).open()).hasSize(1);
        assertThat(after.tick(1).open()).as("two ticks after it was false").isEmpty();
    }

    @Test
    void whatWasOpenBeforeDoesNotRiseThen() {
        Service before = Service.with(AT_ONCE).set("depth", 60).tick();

        Service after = killed(before, AT_ONCE).set("depth", 600);

        assertThat(after.tick(2).severity()).contains(SEV3);
        assertThat(after.tick().severity()).contains(SEV1);
    }

    @Test
    void whatWasPendingBeforeOpensAfterwards() {
        Service before = Service.with(AFTER_A_WHILE).set("depth", 60).tick(2);
        assertThat(before.open()).isEmpty();

        Service after = killed(before, AFTER_A_WHILE).set("depth", 60);

        assertThat(after.tick(2).open()).isEmpty();
        assertThat(after.tick().open()).hasSize(1);
    }

    @Test
    void eachRuleCountsItsOwnTicks() {
        IncidentRule slow = rule("slow")
                .value("depth")
                .level(SEV1, "> 50")
                .every(ofMinutes(1))
                .build();
        Service service = restoring(AT_ONCE, slow).set("depth", 60);

        assertThat(service.tick(3).only().claims()).hasSize(1);
        service.tick(5);
        assertThat(service.only().claims()).as("after its second").hasSize(1);
        service.tick(4);
        assertThat(service.only().claims()).as("after its third").hasSize(2);
    }

    @Test
    void anEngineThatIsNotToldToOpensAtOnce() {
        assertThat(Service.with(AT_ONCE).set("depth", 60).tick().open()).hasSize(1);
    }

    @Test
    void alertsOfPrometheusAreAsQuickAsThere() {
        Service service = Service.with();
        service.engine.add(PrometheusRules.of(List.of(new RuleGroup(
                "queues.yml",
                "queues",
                null,
                Duration.ZERO,
                0,
                List.of(new GroupRule.Alerting(
                        "Deep", "depth > 50", Duration.ZERO, Duration.ZERO, Map.of(), Map.of()))))));
        service.engine.restoreFirst(2);

        service.set("depth", 60).tick();

        assertThat(service.count(IncidentEvent.Declared.class)).isEqualTo(1);
    }
}
