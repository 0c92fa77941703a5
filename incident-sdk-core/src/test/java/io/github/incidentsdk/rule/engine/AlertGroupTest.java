package io.github.incidentsdk.rule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.GroupRule.Alerting;
import io.github.incidentsdk.rule.prometheus.GroupRule.Recording;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Groups of Prometheus' rules beside the rules of this library: time, health and limits. */
class AlertGroupTest {

    private static Service with(RuleLimits limits, GroupRule... rules) {
        Service service = new Service(List.of(), limits);
        service.engine.add(PrometheusRules.of(
                List.of(new RuleGroup("queues.yml", "queues", Service.TICK, Duration.ZERO, 0, List.of(rules)))));
        return service;
    }

    private static Service with(GroupRule... rules) {
        return with(RuleLimits.DEFAULT, rules);
    }

    private static Alerting alert(String expression, Duration holdsFor) {
        return new Alerting("DeepQueue", expression, holdsFor, Duration.ZERO, Map.of(), Map.of());
    }

    private static Alerting alert(String expression) {
        return alert(expression, Duration.ZERO);
    }

    @Test
    @Tag("F11")
    void aPauseIsNotTimeInWhichAnAlertWasTrue() {
        Service service = with(alert("depth > 5", Duration.ofMinutes(5)));
        service.set("depth", 9).tick(9);
        service.pass(Duration.ofHours(1)).tick();
        assertThat(service.open()).isEmpty();
        assertThat(service.status().instances().get(0).levels().get(0).trueFor())
                .isEqualTo(Duration.ofSeconds(8 * 15 + 30));
        service.tick(10);
        assertThat(service.open()).hasSize(1);
    }

    @Test
    void keepsWhatChangesAndNothingElse() {
        Service service = with(alert("depth > 5", Duration.ofMinutes(1)));
        service.set("depth{queue=mail}", 9).tick(4);
        assertThat(service.lines.stream().filter(line -> !line.isEmpty())).hasSize(1);
        service.tick(20);
        List<RuleState> kept = service.lines.stream().flatMap(List::stream).toList();
        assertThat(kept).hasSize(2).allSatisfy(state -> {
            assertThat(state.rule()).isEqualTo("deep-queue");
            assertThat(state.by()).containsExactly(Map.entry("queue", "mail"));
        });
        assertThat(kept)
                .extracting(state -> state.levels().get(0).phase().name())
                .containsExactly("PENDING", "FIRING");
        service.set("depth{queue=mail}", 1).tick();
        assertThat(service.lines.get(service.lines.size() - 1))
                .singleElement()
                .satisfies(over -> assertThat(over.levels()).isEmpty());
    }

    @Test
    void tellsAgainWhatCouldNotBeKept() {
        Service service = with(alert("depth > 5", Duration.ofMinutes(10)));
        service.keeps = false;
        service.set("depth{queue=mail}", 9).set("depth{queue=web}", 9).tick(3);
        service.set("depth{queue=web}", 1).tick();
        service.keeps = true;
        service.tick();
        assertThat(service.lines.stream().flatMap(List::stream))
                .extracting(RuleState::by)
                .containsExactly(Map.of("queue", "mail"));
    }

    @Test
    void healthNamesAMetricThatNobodyReports() {
        Service service = with(alert("dpeth > 5")).tick();
        assertThat(service.engine.health().isGood()).as("not at once").isTrue();
        assertThat(service.tick(25).engine.health().troubles())
                .containsEntry("deep-queue", "it has never seen anything: no source has ever reported metric 'dpeth'");
        assertThat(service.status().blindness().dead()).isTrue();
        service.set("dpeth", 1).tick();
        assertThat(service.engine.health().isGood()).isTrue();
    }

    @Test
    void healthKnowsThatOneSideMayBeMissing() {
        Service service = with(
                alert("depth > 5 or deepness > 5"), alert("depth > 5 unless on() quiet == 1"), alert("absent(beat)"));
        service.set("depth", 1).tick();
        assertThat(service.engine.health().troubles()).isEmpty();
    }

    @Test
    void healthNamesASourceThatFails() {
        Service service = with(alert("depth > 5"));
        service.set("depth", 9).tick();
        service.source.failed("unplugged");
        service.tick(2);
        assertThat(service.status().blindness().unknown()).contains("unplugged");
        assertThat(service.engine.health().isGood())
                .as("a moment is no trouble")
                .isTrue();
        service.tick(25);
        assertThat(service.engine.health().troubles().get("deep-queue")).contains("it is blind", "unplugged");
    }

    @Test
    void healthNamesARuleThatFailsWhileItRuns() {
        Service service = with(alert("a + b > 0"));
        service.set("a{x=1}", 1).set("b{x=1}", 1).tick(2);
        assertThat(service.open()).hasSize(1);
        assertThat(service.engine.health().isGood()).isTrue();
        service = with(alert("a * on(x) b > 0"), new Recording("r", "a * on(x) b", Map.of()));
        service.set("a{x=1}", 1).set("b{x=1,y=1}", 1).set("b{x=1,y=2}", 1).tick(3);
        assertThat(service.status().counts().failures()).isEqualTo(3);
        assertThat(service.status().blindness().unknown()).contains("many-to-many");
        assertThat(service.engine.health().troubles().get("deep-queue")).contains("many-to-many");
        assertThat(service.engine.health().troubles().get("r")).contains("records less", "many-to-many");
    }

    @Test
    void healthNamesARuleThatMayFollowNoMore() {
        Service service = with(new RuleLimits(2, 100), alert("depth > 5"));
        service.set("depth{queue=a}", 9).set("depth{queue=b}", 9).set("depth{queue=c}", 9);
        service.tick();
        assertThat(service.open()).hasSize(2);
        assertThat(service.status().counts().refused()).isEqualTo(1);
        assertThat(service.tick(5).engine.health().troubles().get("deep-queue"))
                .as("each once, however often it is evaluated")
                .contains("as many as it may: 1;", "instances-per-rule");
        assertThat(service.status().counts().refused()).isEqualTo(1);

        assertThat(service.set("depth{queue=c}", 0).tick().engine.health().troubles())
                .isEmpty();
    }

    @Test
    void saysWhenItWasEvaluated() {
        Service service = with(alert("depth > 5"));
        assertThat(service.status().lastEvaluated()).isNull();
        service.set("depth", 9).tick();
        assertThat(service.status().lastEvaluated().toEpochMilli()).isEqualTo(service.wallMillis());
        assertThat(service.status().counts().evaluations()).isEqualTo(1);
        assertThat(service.status().instances().get(0).levels().get(0).phase()).isEqualTo(Phase.FIRING);
    }
}
