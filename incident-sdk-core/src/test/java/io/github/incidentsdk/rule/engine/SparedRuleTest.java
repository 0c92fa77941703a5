package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rule of which all values stay within its limits is not looked at more closely, and nobody can tell. */
class SparedRuleTest {

    private static final IncidentType QUEUE = type("outage", "queue").build();
    private static final IncidentRule DEEP =
            rule("deep").value("depth").level(SEV2, "> 50").level(SEV1, "> 90").build();

    private final Service service =
            Service.with(QUEUE, DEEP).set("depth{queue=a}", 1).set("depth{queue=b}", 2);

    @Test
    void showsTheNewestValuesToWhoeverAsks() {
        service.tick(10).set("depth{queue=a}", 30).tick();

        assertThat(service.status().instances())
                .extracting(
                        RuleStatus.InstanceStatus::by,
                        instance -> instance.values().get("depth"))
                .containsExactlyInAnyOrder(tuple(Map.of("queue", "a"), 30.0), tuple(Map.of("queue", "b"), 2.0));
        assertThat(service.status().counts().evaluations()).isEqualTo(11);
    }

    @Test
    void opensAtTheTickAtWhichAValueCrossesTheLimit() {
        service.tick(10).set("depth{queue=b}", 51).tick();

        assertThat(service.opened()).containsExactly("{queue=b} SEV2");
    }

    @Test
    void followsASeriesThatIsNewAndTooDeepAtOnce() {
        service.tick(10).set("depth{queue=c}", 95).tick();

        assertThat(service.opened()).containsExactly("{queue=c} SEV1");
    }

    @Test
    void isBlindAtTheTickAtWhichAValueIsNone() {
        service.tick(10).set("depth{queue=b}", Double.NaN).tick();

        assertThat(service.status().blindness().unknown()).contains("NaN");
    }

    @Test
    void asksAfterAllWhenItsSeriesIsGone() {
        service.tick(10)
                .remove("depth{queue=b}")
                .tick()
                .set("depth{queue=a}", 60)
                .tick();

        assertThat(service.opened()).containsExactly("{queue=a} SEV2");
    }
}
