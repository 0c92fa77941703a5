package io.github.incidentsdk.rule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.RuleState.Level;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.prometheus.GroupRule.Alerting;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was measured around a breach is kept, so that a review can show it. */
class ShownTest {

    private static final IncidentRule DEEP = Service.rule("deep")
            .value("depth")
            .level(Severity.SEV2, "> 50", Duration.ofMinutes(1))
            .level(Severity.SEV3, "> 20")
            .build();

    private static List<RuleState> states(Service service) {
        return service.lines.stream().flatMap(List::stream).toList();
    }

    private static Service alerts() {
        Service service = new Service(List.of());
        service.engine.add(PrometheusRules.of(List.of(new RuleGroup(
                "queues.yml",
                "queues",
                Service.TICK,
                Duration.ZERO,
                0,
                List.of(new Alerting(
                        "DeepQueue", "depth > 5", Duration.ofMinutes(1), Duration.ZERO, Map.of(), Map.of()))))));
        return service;
    }

    @Test
    void theValueIsKeptFromTheFirstBreachToTheEnd() {
        Service service = Service.with(DEEP).set("depth", 10).tick();
        for (int depth : new int[] {60, 61, 62, 63, 64, 65, 66, 67, 5}) {
            service.set("depth", depth).tick();
        }
        assertThat(states(service))
                .extracting(state -> state.values().get("depth"))
                .as("every 30 s, and when a level moves")
                .containsExactly(60.0, 61.0, 63.0, 64.0, 65.0, 67.0, 5.0);
        assertThat(states(service).get(0).levels())
                .extracting(Level::severity, Level::when)
                .containsExactly(tuple(Severity.SEV2, "> 50"), tuple(Severity.SEV3, "> 20"));
    }

    @Test
    void whatStandsStillIsNotRepeated() {
        Service service = Service.with(DEEP).set("depth", 60).tick(10);
        int before = states(service).size();
        service.tick(100);
        assertThat(states(service)).hasSize(before);
    }

    @Test
    void theLongerItLastsTheLessOftenItIsKept() {
        Service service = Service.with(DEEP).set("depth", 60).tick();
        for (int tick = 0; tick < 5_760; tick++) { // a day
            service.set("depth", 60 + tick % 7).tick();
        }
        assertThat(states(service).size()).isCloseTo(100 + (int) (100 * Math.log(24 * 60 / 50.0)), within(60));
    }

    @Test
    void aStormIsNotKeptWhole() {
        Service service = Service.with(
                Service.type("outage", "queue").build(),
                Service.rule("deep").value("depth").level(Severity.SEV3, "> 20").build());
        for (int queue = 0; queue < 300; queue++) {
            service.set("depth{queue=" + queue + "}", 60);
        }
        service.tick();
        int before = states(service).size();
        for (int queue = 0; queue < 300; queue++) {
            service.set("depth{queue=" + queue + "}", 70);
        }
        service.tick(2);
        assertThat(states(service)).hasSize(before + Shown.MOST);
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        Service service = Service.with(DEEP).set("depth", 60).tick(2);
        service.source.failed("unplugged");
        service.tick(4);
        RuleState last = states(service).get(states(service).size() - 1);
        assertThat(last.levels()).isNotEmpty();
        assertThat(last.values()).isEmpty();
    }

    @Test
    void theValueOfAnAlertIsKeptToo() {
        Service service = alerts().set("depth", 9).tick();
        for (int depth = 10; depth < 30; depth++) {
            service.set("depth", depth).tick();
        }
        service.set("depth", 1).tick();
        assertThat(states(service))
                .hasSizeBetween(10, 14)
                .extracting(state -> state.values().get("value"))
                .startsWith(9.0);
        assertThat(states(service).get(0).levels()).extracting(Level::when).containsExactly("depth > 5");
    }
}
