package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentEvent;
import org.junit.jupiter.api.Test;

/** A person ends an incident that a rule still sees. */
class OverruledRuleTest {

    private final Service service = Service.with(rule("deep")
                    .value("depth")
                    .level(SEV1, "> 100")
                    .level(SEV3, "> 50")
                    .holdsFor(ofSeconds(15))
                    .keep(ofMinutes(5))
                    .build())
            .set("depth", 60)
            .tick(2);

    @Test
    void returnsOnlyAfterAllLevelsWereFalse() {
        service.resolveByHand();
        assertThat(service.tick(100).opened()).isEmpty();

        assertThat(service.set("depth", 10).tick().set("depth", 60).tick().opened())
                .as("as an ordinary claim it waits again")
                .isEmpty();
        assertThat(service.tick().opened()).containsExactly("SEV3");
    }

    @Test
    void returnsAtAMoreSevereLevel() {
        service.resolveByHand();

        assertThat(service.set("depth", 160).tick(2).opened()).containsExactly("SEV1");
        assertThat(service.count(IncidentEvent.Reopened.class)).isOne();
    }

    @Test
    void staysAwayWhileNobodyCanSay() {
        service.resolveByHand();
        service.set("depth", Double.NaN).tick(10);

        assertThat(service.set("depth", 60).tick(10).opened()).isEmpty();
    }

    @Test
    void fallsUnderAPersonAndStaysAway() {
        service.set("depth", 160).tick(2);
        service.resolveByHand();

        assertThat(service.set("depth", 60).tick(40).opened()).isEmpty();
        assertThat(service.set("depth", 160).tick(10).opened())
                .as("as bad as when the person ended it, no worse")
                .isEmpty();
    }
}
