package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes on and off at short intervals (R17). */
class FlappingRuleTest {

    private static final IncidentRule RULE = deep().build();

    private static IncidentRuleBuilder deep() {
        return rule("deep").value("depth").level(SEV3, "> 50").keep(ofSeconds(15));
    }

    /** On for two ticks and off for two: by its keep of one tick it would end each time. */
    private static Service flaps(Service service, int times) {
        for (int i = 0; i < times; i++) {
            service.set("depth", 60).tick(2).set("depth", 10).tick(2);
        }
        return service;
    }

    private static List<IncidentEvent.Noted> notes(Service service) {
        return service.events.stream()
                .filter(IncidentEvent.Noted.class::isInstance)
                .map(IncidentEvent.Noted.class::cast)
                .toList();
    }

    private static boolean flapping(Service service) {
        return service.status().instances().get(0).flapping();
    }

    @Test
    void whatFlapsStaysOpen() {
        Service service = flaps(Service.with(RULE), 3);
        long ends = service.count(IncidentEvent.Resolved.class);
        assertThat(ends).as("before it is known to flap").isPositive();
        assertThat(flaps(service, 1).open()).hasSize(1);

        for (int i = 0; i < 20; i++) {
            assertThat(flaps(service, 1).open()).hasSize(1);
        }

        assertThat(flapping(service)).isTrue();
        assertThat(service.count(IncidentEvent.Resolved.class)).isEqualTo(ends);
        assertThat(service.count(IncidentEvent.Reopened.class)).isLessThanOrEqualTo(ends);
    }

    @Test
    void theIncidentSaysSoOnceByTheSdk() {
        Service service = flaps(Service.with(RULE), 20);

        assertThat(notes(service)).hasSize(1);
        assertThat(notes(service).get(0).stamp().actor()).isEqualTo(Actor.SDK);
        assertThat(notes(service).get(0).text())
                .startsWith("flapping: what rule deep sees changed in ")
                .endsWith(" % of its last evaluations; it stays open until that is calm");
    }

    @Test
    void itEndsAfterItWasCalm() {
        Service service = flaps(Service.with(RULE), 10);
        int calm = 0;
        while (!service.open().isEmpty()) {
            service.tick();
            assertThat(++calm).isLessThan(21);
        }

        assertThat(calm).as("until changes are 20 % and less").isGreaterThan(5);
        assertThat(flapping(service)).isFalse();
        assertThat(service.lastResolution()).contains("recovered");
    }

    @Test
    void itsKeepHasToPassAsWell() {
        IncidentRule patient = deep().keep(Duration.ofMinutes(20)).build();
        Service service = flaps(Service.with(patient), 10);

        assertThat(service.tick(78).open()).hasSize(1);
        assertThat(service.tick().open()).isEmpty();
    }

    @Test
    void whatFlapsAgainLaterSaysSoAgain() {
        Service service = flaps(Service.with(RULE), 10).tick(30);

        flaps(service, 10);

        assertThat(notes(service)).hasSize(2);
    }

    @Test
    void whatIsOnAndOffRarelyEndsEachTime() {
        Service service = Service.with(RULE);
        for (int i = 0; i < 5; i++) {
            service.set("depth", 60).tick(12).set("depth", 10).tick(12);
        }

        assertThat(service.count(IncidentEvent.Resolved.class)).isEqualTo(5);
        assertThat(notes(service)).isEmpty();
    }

    @Test
    void aRuleMaySayThatItIsToEndEachTime() {
        Service service = flaps(Service.with(deep().dampFlapping(false).build()), 20);

        assertThat(service.count(IncidentEvent.Resolved.class)).isEqualTo(20);
        assertThat(notes(service)).isEmpty();
        assertThat(flapping(service)).isFalse();
    }

    @Test
    void whatChangesOnlyWithinTheBandOfResolveDoesNotFlap() {
        IncidentRule band = deep().resolvesWhen("< 5").build();

        Service service = flaps(Service.with(band), 20);

        assertThat(service.open()).hasSize(1);
        assertThat(notes(service)).isEmpty();
        assertThat(flapping(service)).isFalse();
    }

    @Test
    void eachLabelSetFlapsByItself() {
        Service service = Service.with(type("outage", "queue").build(), RULE).set("depth{queue=mail}", 60);
        for (int i = 0; i < 20; i++) {
            service.set("depth{queue=sms}", 60)
                    .tick(2)
                    .set("depth{queue=sms}", 10)
                    .tick(2);
        }

        assertThat(service.opened()).containsExactly("{queue=mail} SEV3", "{queue=sms} SEV3");
        assertThat(service.status().instances())
                .filteredOn(RuleStatus.InstanceStatus::flapping)
                .extracting(instance -> instance.by().get("queue"))
                .containsExactly("sms");
    }

    @Test
    void noLevelEndsWhileItFlapsSoTheSeverityStaysToo() {
        IncidentRule levels = deep().level(SEV1, "> 500").build();
        Service service = Service.with(levels);
        for (int i = 0; i < 10; i++) {
            service.set("depth", 600).tick(2).set("depth", 10).tick(2);
        }

        assertThat(service.severity()).contains(SEV1);
        assertThat(service.count(IncidentEvent.SeverityChanged.class)).isZero();
    }

    @Test
    void unknownIsNoChange() {
        Service service = Service.with(RULE);
        for (int i = 0; i < 20; i++) {
            service.set("depth", 60).tick(2).set("depth", Double.NaN).tick(2);
        }

        assertThat(flapping(service)).isFalse();
        assertThat(service.open()).hasSize(1);
    }

    @Test
    void whatIsGoneForATickFlapsOnWhenItIsBack() {
        Service service = Service.with(type("outage", "queue").build(), RULE);
        for (int i = 0; i < 10; i++) {
            service.set("depth{queue=mail}", 60)
                    .tick(2)
                    .set("depth{queue=mail}", 10)
                    .tick(1);
            service.remove("depth{queue=mail}").tick(1).set("depth{queue=mail}", 10);
        }

        assertThat(flapping(service)).isTrue();
        assertThat(notes(service)).hasSize(1);
        assertThat(service.count(IncidentEvent.Resolved.class)).isLessThan(4);
    }

    @Test
    void comingAndGoingIsNoChangeOfWhatStaysOpen() {
        Service service = Service.with(type("outage", "queue").build(), RULE);
        for (int i = 0; i < 20; i++) {
            service.set("depth{queue=mail}", 60)
                    .tick(2)
                    .remove("depth{queue=mail}")
                    .tick(2);
        }

        assertThat(service.status().instances().get(0).flapping()).isFalse();
        assertThat(service.open()).hasSize(1);
    }

    @Test
    void somebodyWhoEndsItIsHeard() {
        Service service = flaps(Service.with(RULE), 10);

        service.resolveByHand();

        assertThat(service.open()).isEmpty();
        assertThat(service.lastResolution()).contains("by hand");
    }

    @Test
    void afterARestartItFlapsOnAndSaysSoOnlyOnce() {
        Service before = flaps(Service.with(RULE), 10);
        Service after = before.killedFor(ofSeconds(20), RULE);

        for (int i = 0; i < 10; i++) {
            assertThat(flaps(after, 1).open()).as("cycle %s", i).hasSize(1);
        }

        assertThat(flapping(after)).isTrue();
        assertThat(notes(before)).hasSize(1);
        assertThat(notes(after)).isEmpty();
    }

    /** Evaluations are kept every 30 seconds where nothing else is, so two may be unknown. */
    @Test
    void afterARestartItEndsAtMostTwoTicksLaterThanWithoutOne() {
        int calm = ticksUntilItEnds(flaps(Service.with(RULE), 10));

        for (int killedAt = 0; killedAt < calm; killedAt++) {
            Service after = flaps(Service.with(RULE), 10).tick(killedAt).killedFor(ofSeconds(15), RULE);
            assertThat(ticksUntilItEnds(after.set("depth", 10)))
                    .as("killed after %s of %s", killedAt, calm)
                    .isBetween(calm - killedAt, calm - killedAt + 2);
        }
    }

    private static int ticksUntilItEnds(Service service) {
        int ticks = 0;
        for (; !service.open().isEmpty(); ticks++) {
            assertThat(ticks).isLessThan(30);
            service.tick();
        }
        return ticks;
    }

    @Test
    void afterARestartWithAnEditedConditionTheHistoryBeginsAnewAndSoDoesItsKeep() {
        IncidentRule patient = deep().keep(ofSeconds(75)).build();
        IncidentRule edited = rule("deep")
                .value("depth")
                .level(SEV3, "> 55")
                .keep(ofSeconds(75))
                .build();
        Service before = flaps(Service.with(patient), 10).tick(7);
        assertThat(flapping(before)).as("false for longer than its keep").isTrue();
        assertThat(before.open()).hasSize(1);

        Service after = before.killedFor(ofSeconds(20), edited).set("depth", 10);

        assertThat(after.tick(2).open()).hasSize(1);
        assertThat(flapping(after)).isFalse();
        assertThat(after.tick(3).open()).isEmpty();
    }

    @Test
    void alertsOfPrometheusEndEachTimeAsTheyDoThere() {
        Service service = Service.with();
        service.engine.add(PrometheusRules.of(List.of(new RuleGroup(
                "queues.yml",
                "queues",
                Service.TICK,
                Duration.ZERO,
                0,
                List.of(new GroupRule.Alerting(
                        "Deep", "depth > 50", Duration.ZERO, Duration.ZERO, Map.of(), Map.of()))))));

        flaps(service, 10);

        assertThat(service.count(IncidentEvent.Resolved.class)).isEqualTo(10);
        assertThat(notes(service)).isEmpty();
    }
}
