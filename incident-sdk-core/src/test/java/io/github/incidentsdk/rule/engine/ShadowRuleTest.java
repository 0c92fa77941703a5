package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Mode;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that are tried out. */
class ShadowRuleTest {

    private static final IncidentRule LIVE =
            rule("live").value("depth").level(SEV3, "> 50").build();
    private static final IncidentRule SHADOW =
            rule("tried").value("depth").level(SEV1, "> 50").mode(Mode.SHADOW).build();

    private static List<IncidentSnapshot> would(Service service) {
        return service.incidents.shadows().open().stream()
                .map(TrackedIncident::snapshot)
                .toList();
    }

    @Test
    void itsClaimsAreKeptApart() {
        Service service = Service.with(LIVE, SHADOW).set("depth", 60).tick();

        assertThat(service.only().severity()).isEqualTo(SEV3);
        assertThat(service.only().claims()).hasSize(1);
        assertThat(would(service)).singleElement().satisfies(shadow -> {
            assertThat(shadow.severity()).isEqualTo(SEV1);
            assertThat(shadow.key()).isNotEqualTo(service.only().key());
        });
    }

    @Test
    void itMovesLikeAnyOther() {
        Service service = Service.with(SHADOW).set("depth", 60).tick();
        assertThat(service.status().mode()).isEqualTo(Mode.SHADOW);
        assertThat(service.status().instances().get(0).levels().get(0).phase()).isEqualTo(Phase.FIRING);

        service.set("depth", 10).tick(4);

        assertThat(would(service)).isEmpty();
        assertThat(service.open()).isEmpty();
    }

    @Test
    void theLabelSetsItFollowsTakeNoRoomFromOthers() {
        Service service = new Service(List.of(type("outage", "queue").build()), new RuleLimits(500, 2), SHADOW, LIVE);

        service.set("depth{queue=a}", 60).set("depth{queue=b}", 60).tick();

        assertThat(service.open()).hasSize(2);
        assertThat(would(service)).hasSize(2);
    }

    @Test
    void aRestartGoesOnWithWhatItWouldHaveOpened() {
        Service before = Service.with(SHADOW).set("depth", 60).tick();
        Service after = before.killedFor(Duration.ofSeconds(30), SHADOW)
                .set("depth", 60)
                .tick(4);

        assertThat(would(after)).hasSize(1);
        assertThat(after.events).isEmpty();
    }

    @Test
    void aRuleThatGoesLiveEndsItsShadowsAndOpensByItself() {
        Service before = Service.with(SHADOW).set("depth", 60).tick();

        Service after = before.killedFor(
                        Duration.ofSeconds(30),
                        SHADOW.toBuilder().mode(Mode.LIVE).build())
                .set("depth", 60);

        assertThat(would(after)).isEmpty();
        assertThat(after.lastResolution()).contains("rule no longer in shadow mode");
        assertThat(after.open()).isEmpty();
        assertThat(after.tick().only().shadow()).isFalse();
    }

    @Test
    void aRuleThatGoesIntoTheShadowEndsItsIncidents() {
        Service before = Service.with(LIVE).set("depth", 60).tick();

        Service after = before.killedFor(
                        Duration.ofSeconds(30),
                        LIVE.toBuilder().mode(Mode.SHADOW).build())
                .set("depth", 60);

        assertThat(after.open()).isEmpty();
        assertThat(after.lastResolution()).contains("rule in shadow mode");
        assertThat(would(after.tick())).hasSize(1);
        assertThat(after.open()).isEmpty();
    }

    @Test
    void anEditOfAnythingThatDecidesIsAnotherRuleToTryOut() {
        String says = says(SHADOW);

        assertThat(says(SHADOW.toBuilder().build())).isEqualTo(says);
        assertThat(says(SHADOW.toBuilder().tag("team", "orders").build())).isEqualTo(says);
        assertThat(says(SHADOW.toBuilder().holdsFor(Duration.ofMinutes(1)).build()))
                .isNotEqualTo(says);
        assertThat(says(SHADOW.toBuilder().value("depth * 2").build())).isNotEqualTo(says);
        assertThat(Service.with(LIVE).engine.shadows()).isEmpty();
    }

    private static String says(IncidentRule rule) {
        return Service.with(rule).engine.shadows().get(0).says();
    }
}
