package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV4;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Code, a guard and a rule on one incident of a type without a scope, in one process after the other with the same journal. */
@Timeout(240)
class SharedClaimRestartTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final VirtualTime time = new VirtualTime();
    private RecordingSink sink = new RecordingSink();
    private double load;
    private @Nullable IncidentManager running;

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        start("pod-1", null);
    }

    private void start(String instance, @Nullable Scope scope) {
        sink = new RecordingSink();
        IncidentType.Builder type = IncidentType.named("outage");
        if (scope != null) {
            type.scope(scope);
        }
        running = Desk.manager(time, sink)
                .instance(instance)
                .journal(directory)
                .type(type.build())
                .rule(IncidentRule.named("load")
                        .declares("outage")
                        .value("load")
                        .level(SEV1, "> 30")
                        .level(SEV4, "> 10")
                        .build())
                .build();
        running.metrics().gauge("load", () -> load);
    }

    private IncidentManager manager() {
        return Objects.requireNonNull(running);
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    private void restart() {
        restart("pod-1", null);
    }

    private void restart(String instance, @Nullable Scope scope) {
        stop();
        time.advance(LONG_ENOUGH);
        start(instance, scope);
    }

    private void load(double value) {
        load = value;
        time.advance(LONG_ENOUGH);
    }

    private IncidentSnapshot only() {
        assertThat(manager().open()).hasSize(1);
        return manager().open().get(0).snapshot();
    }

    private static List<String> reporters(IncidentSnapshot incident) {
        return incident.claims().stream()
                .map(claim -> claim.reporter().toString())
                .toList();
    }

    @Test
    void aRuleThatJoinedTheServicesIncidentGoesOnWithItAfterARestart() {
        manager().declare("outage");
        load(35);
        IncidentSnapshot before = only();
        assertThat(reporters(before)).containsExactly("code", "rule:load");

        restart();
        load(35);

        assertThat(only().key()).isEqualTo(before.key());
        assertThat(sink.kinds()).as("nothing is new").isEmpty();
        load(0);
        assertThat(reporters(only())).containsExactly("code");
    }

    @Test
    void aClaimOnTheServicesIncidentEndsWhenTheRuleSawItRecoverAfterARestart() {
        manager().declare("outage");
        load(35);

        restart();
        load(0);

        assertThat(reporters(only())).containsExactly("code");
        assertThat(sink.kinds()).containsExactly("reporter-left", "severity-changed");
    }

    @Test
    void aRuleThatFallsAfterARestartRestatesItsClaimWhereItStands() {
        manager().declare("outage", details -> details.severity(SEV4));
        load(35);

        restart();
        load(15);

        assertThat(only().severity()).isEqualTo(SEV4);
        assertThat(reporters(only())).containsExactly("code", "rule:load");
    }

    @Test
    void aRuleThatReopenedWhatAPersonResolvedGoesOnWithItAfterARestart() {
        Incident declared = manager().declare("outage");
        load(35);
        declared.as("anna").resolve("done");
        load(0);
        load(35);
        String reopened = only().key();
        assertThat(reopened).isEqualTo(declared.snapshot().key());

        restart();
        load(35);

        assertThat(only().key()).isEqualTo(reopened);
        load(0);
        assertThat(manager().open()).isEmpty();
    }

    @Test
    void aRuleReopensAfterARestartWhatItHadJoined() {
        Incident declared = manager().declare("outage");
        load(35);
        load(0);
        declared.as("anna").resolve("done");
        time.advance(Duration.ofSeconds(10));

        restart();
        load(35);

        assertThat(only().key()).isEqualTo(declared.snapshot().key());
        assertThat(sink.kinds()).containsExactly("reopened");
    }

    @Test
    void codeThatJoinedTheRulesIncidentFindsItAfterARestart() {
        load(35);
        String opened = only().key();
        manager().declare("outage");
        assertThat(only().key()).isEqualTo(opened);

        restart();
        manager().declare("outage");

        assertThat(only().key()).isEqualTo(opened);
        load(0);
        assertThat(reporters(only())).containsExactly("code");
    }

    @Test
    void aGuardAndARuleShareOneIncidentAcrossARestart() {
        Desk.failing(manager(), "outage", "no disk");
        load(35);
        String shared = only().key();

        restart();
        load(35);
        Desk.failing(manager(), "outage", "no disk");

        assertThat(only().key()).isEqualTo(shared);
        load(0);
        assertThat(reporters(only())).containsExactly("guard:outage");
        manager().guard("outage", () -> {});
        time.advance(Duration.ofMinutes(10));
        assertThat(manager().open()).isEmpty();
    }

    @Test
    void aGuardThatJoinedTheRulesIncidentFindsItAfterARestart() {
        load(35);
        Desk.failing(manager(), "outage", "no disk");
        String shared = only().key();

        restart();
        Desk.failing(manager(), "outage", "no disk");

        assertThat(only().key()).isEqualTo(shared);
    }

    @Test
    void aClaimEndsWithItsInstance() {
        load(35);
        String before = only().key();

        restart("pod-2", null);
        assertThat(manager().open()).isEmpty();
        load(35);

        assertThat(only().key()).isNotEqualTo(before);
    }

    @Test
    void aClaimOutlivesAnotherScopeOfTheType() {
        load(35);
        String before = only().key();

        restart("pod-1", Scope.SERVICE);
        load(35);
        assertThat(only().key()).isEqualTo(before);

        load(0);
        assertThat(manager().open()).isEmpty();
        time.advance(Duration.ofHours(1));
        load(35);
        assertThat(only().key()).as("the next one is the service's").isNotEqualTo(before);
        assertThat(only().instance()).isNull();
    }

    @Test
    void aRuleThatNoLongerTellsItsIncidentsApartGoesOnWithOneAndEndsItsOtherClaims() {
        stop();
        sink = new RecordingSink();
        running = Desk.manager(time, sink)
                .journal(directory)
                .rule(IncidentRule.named("load")
                        .declares("outage")
                        .value("load")
                        .by("zone")
                        .level(SEV1, "> 30")
                        .build())
                .build();
        running.metrics().gauge("load", Map.of("zone", "north"), () -> 35);
        running.metrics().gauge("load", Map.of("zone", "south"), () -> 35);
        time.advance(LONG_ENOUGH);
        assertThat(running.open()).hasSize(2);

        load = 35;
        restart();
        time.advance(LONG_ENOUGH);

        assertThat(only().by()).containsKey("zone");
        assertThat(sink.kinds()).containsExactly("reporter-left", "resolved");
        load(0);
        assertThat(manager().open()).isEmpty();
    }
}
