package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.rule.engine.RulesHealth;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rules that see nothing, as the noise page says that they are reported. */
@Timeout(240)
class DeadRuleTest {

    private final VirtualTime time = new VirtualTime();
    private final LogLines log = new LogLines();
    private double depth = 10;
    private boolean silent;
    private @Nullable IncidentManager manager;

    private IncidentManager service(String rules) {
        IncidentManager made = Desk.manager(time, new RecordingSink())
                .config(IncidentConfig.parseYaml("""
                        incidents:
                          types: { backlog: { title: "Orders are waiting" } }
                          rules:
                        """ + rules, "dead.yaml"))
                .poll("orders", Duration.ofSeconds(15), () -> {
                    if (silent) {
                        throw new IOException("status 503");
                    }
                    return List.of(new Sample("orders_waiting", Labels.empty(), 7));
                })
                .build();
        made.metrics().gauge("queue_depth", () -> depth);
        manager = made;
        return made;
    }

    private static String rule(String id, String value) {
        return "    %s: { declare: backlog, value: %s, levels: { SEV2: \"> 500\" } }\n".formatted(id, value);
    }

    @AfterEach
    void close() {
        if (manager != null) {
            manager.close();
        }
        log.close();
    }

    @Test
    void aMetricThatWasNeverSeenIsReportedAfterFiveMinutesAndOnce() {
        IncidentManager service = service(rule("typo", "queue_dept") + rule("fine", "queue_depth"));

        time.advance(Duration.ofMinutes(5));
        assertThat(service.rulesHealth().isGood())
                .as("things take their time to come")
                .isTrue();
        assertThat(log.warnings()).isEmpty();
        time.advance(Duration.ofMinutes(30));

        RulesHealth health = service.rulesHealth();
        assertThat(health.troubles())
                .containsOnlyKeys("typo")
                .containsEntry("typo", "it has never seen anything: no source has ever reported metric 'queue_dept'");
        assertThat(health.blindSpells()).isEqualTo(1);
        assertThat(log.warnings())
                .containsExactly(
                        "Rules have never seen anything, so they open nothing: typo (no source has ever reported"
                                + " metric 'queue_dept'). Look for a slip of the pen in a name, or for a recording rule that was set aside; what comes late by its nature wants"
                                + " a longer blind-after.");
        assertThat(service.explain("typo")).get().asString().contains("Nobody is told: the rule is dead");
    }

    @Test
    void aGaugeThatTurnedNanIsReported() {
        IncidentManager service = service(rule("deep", "queue_depth"));
        time.advance(Duration.ofMinutes(5));
        depth = Double.NaN;
        time.advance(Duration.ofMinutes(6));

        assertThat(service.rulesHealth().troubles()).containsEntry("deep", "it is blind: a value is NaN");
        assertThat(log.warnings())
                .containsExactly(
                        "Rules see nothing, so they neither open nor end anything: deep (a value is NaN). That is"
                                + " counted from now on, see rulesHealth() and explain().");
    }

    @Test
    void aSupplierThatThrowsIsNamedWithWhatItThrew() {
        IncidentManager service = service(rule("deep", "queue_depth")
                + "    sums: { declare: backlog, value: sum(lag), levels: { SEV3: '> 100' } }\n"
                + "    named: { declare: backlog, metrics: { l: lag }, levels: { SEV3: l > 100 } }\n");
        boolean[] broken = {false};
        service.metrics().gauge("lag", Map.of("queue", "fine"), () -> 1);
        service.metrics().gauge("lag", Map.of("queue", "mail"), () -> {
            if (broken[0]) {
                throw new IllegalStateException("jdbc:mail?password=secret");
            }
            return 2;
        });
        time.advance(Duration.ofMinutes(5));
        broken[0] = true;
        time.advance(Duration.ofMinutes(6));

        String why = "the supplier of lag{queue=\"mail\"} threw IllegalStateException";
        assertThat(service.rulesHealth().troubles())
                .containsEntry("sums", "it is blind: " + why)
                .containsEntry("named", "it is blind: metric 'l' is NaN: " + why);
        assertThat(service.explain("sums")).get().asString().contains(why);
        broken[0] = false;
        time.advance(Duration.ofMinutes(1));

        assertThat(service.rulesHealth().isGood()).isTrue();
        assertThat(service.rules()).allMatch(rule -> rule.blindness().unknown() == null);
    }

    @Test
    void aNameThatCannotBeOneIsSaidOnceAndADottedOneIsRead() {
        IncidentManager service = service(rule("dotted", "queue_length"));
        service.metrics().gauge("queue.length", () -> 900);
        service.metrics().gauge("queue-length", () -> 900);
        time.advance(Duration.ofMinutes(2));

        assertThat(service.open()).hasSize(1);
        assertThat(service.metrics().refused()).isEqualTo(1);
        assertThat(log.warnings())
                .containsExactly(
                        "A metric was not registered, and rules do not see it: Metric name 'queue-length' cannot"
                                + " stand in an expression: use letters, digits and '_', not beginning with a digit.");
    }

    @Test
    void aSourceThatIsSilentIsReportedWithWhatItSaidLast() {
        IncidentManager service = service(rule("waiting", "orders_waiting"));
        time.advance(Duration.ofMinutes(5));
        assertThat(service.rulesHealth().isGood()).isTrue();
        silent = true;
        time.advance(Duration.ofMinutes(7));

        assertThat(service.rulesHealth().troubles().get("waiting"))
                .startsWith("it is blind: ")
                .contains("status 503");
        assertThat(log.warnings())
                .filteredOn(line -> line.startsWith("Rules"))
                .singleElement()
                .asString()
                .contains("waiting (", "status 503");
    }

    @Test
    void itIsSaidWhenARuleSeesAgainAndEachTimeIsCounted() {
        IncidentManager service = service(rule("deep", "queue_depth"));
        for (int i = 0; i < 2; i++) {
            depth = 10;
            time.advance(Duration.ofMinutes(10));
            depth = Double.NaN;
            time.advance(Duration.ofMinutes(10));
        }
        depth = 10;
        time.advance(Duration.ofMinutes(1));

        assertThat(log.warnings()).hasSize(2);
        assertThat(log.messages(Level.INFO))
                .filteredOn(line -> line.startsWith("Rules see again"))
                .containsExactly("Rules see again: deep.", "Rules see again: deep.");
        assertThat(service.rulesHealth().isGood()).isTrue();
        assertThat(service.rulesHealth().blindSpells()).isEqualTo(2);
        assertThat(service.rules().get(0).counts().blindSpells()).isEqualTo(2);
    }

    @Test
    void whatIsUnknownForAMomentIsNotReported() {
        IncidentManager service = service(rule("deep", "queue_depth"));
        for (int i = 0; i < 10; i++) {
            depth = 10;
            time.advance(Duration.ofMinutes(1));
            depth = Double.NaN;
            time.advance(Duration.ofMinutes(4));
        }

        assertThat(log.warnings()).isEmpty();
        assertThat(service.rulesHealth().blindSpells()).isZero();
    }

    @Test
    void aRuleMayWantMorePatience() {
        IncidentManager service = service("""
                    failed: { declare: backlog, value: failed_total, levels: { SEV2: "> 5" }, blind-after: 1d }
                """);

        time.advance(Duration.ofHours(24));
        assertThat(service.rulesHealth().isGood()).isTrue();
        time.advance(Duration.ofMinutes(1));
        assertThat(service.rulesHealth().troubles()).containsKey("failed");
    }

    @Test
    void aSourceThatDiesIsOneLineAndNotOneForEachRule() {
        StringBuilder rules = new StringBuilder();
        for (int i = 10; i < 22; i++) {
            rules.append(rule("r" + i, "orders_waiting"));
        }
        service(rules.toString());
        time.advance(Duration.ofMinutes(5));
        silent = true;
        time.advance(Duration.ofMinutes(7));

        assertThat(log.warnings())
                .filteredOn(line -> line.startsWith("Rules"))
                .singleElement()
                .asString()
                .contains("r10 (", "r19 (", " and 2 more.")
                .doesNotContain("r20");
    }

    @Test
    void whatIsOpenStaysSoAndExplainSaysWhy() {
        IncidentManager service = service(rule("deep", "queue_depth"));
        depth = 900;
        time.advance(Duration.ofMinutes(1));
        depth = Double.NaN;
        time.advance(Duration.ofHours(2));

        assertThat(service.open()).hasSize(1);
        assertThat(service.explain("deep"))
                .get()
                .asString()
                .contains("Told: pager.", "what is open stays so, since something is unknown: a value is NaN");
    }
}
