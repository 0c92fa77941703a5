package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import org.junit.jupiter.api.Test;

/** What is said of rules that cannot be run. */
class RuleProblemsTest {

    private static String refusal(IncidentRuleBuilder rule) {
        return String.valueOf(catchThrowableOfType(IllegalArgumentException.class, rule::build)
                .getMessage());
    }

    private static String problem(IncidentRuleBuilder rule) {
        return problem(Service.with(rule.build()));
    }

    private static String problem(Service service) {
        assertThat(service.engine.problems()).hasSize(1);
        assertThat(service.engine.status()).isEmpty();
        return service.engine.problems().get(0).toString();
    }

    @Test
    void nameTheRuleThePartAndThePlace() {
        assertThat(refusal(rule("deep").value("rate(depth[5m]").level(SEV2, "> 1")))
                .startsWith("rule \"deep\": value \"rate(depth[5m]\": line 1, column 15: ");
        assertThat(refusal(rule("deep").value("depth").level(SEV2, "> > 1")))
                .startsWith("rule \"deep\": level SEV2 \"> > 1\": line 1, column 3: ");
        assertThat(refusal(rule("deep").condition(SEV2, "depth + 1")))
                .startsWith("rule \"deep\": expr \"depth + 1\": line 1, column 7: ")
                .contains("is not a condition");
        assertThat(refusal(rule("deep").value("depth").level(SEV2, "> 1").resolvesWhen("depth")))
                .startsWith("rule \"deep\": resolve.when \"depth\": line 1, column 1: ");
        assertThat(refusal(rule("deep").metric("usd", "sum by (").level(SEV2, "usd > 1")))
                .startsWith("rule \"deep\": metric usd \"sum by (\": line 1, ");
        assertThat(refusal(rule("deep").metric("usd", "cost").level(SEV2, "usd >")))
                .startsWith("rule \"deep\": level SEV2 \"usd >\": line 1, ");
    }

    @Test
    void saysWhatTheRuleDoesNotMeasure() {
        assertThat(refusal(rule("spend")
                        .metric("usd", "cost")
                        .metric("budget", "budget")
                        .level(SEV1, "usd > 1")
                        .level(SEV2, "usd_per_hour > 1")))
                .isEqualTo(
                        "rule \"spend\": level SEV2 \"usd_per_hour > 1\": line 1, column 1: `usd_per_hour` is not among the rule's metrics,"
                                + " which are usd, budget");
        assertThat(refusal(rule("spend")
                        .metric("usd", "cost")
                        .level(SEV1, "usd > 1")
                        .resolvesWhen("budget > 1")))
                .contains("resolve.when \"budget > 1\": line 1, column 1: `budget` is not among");
    }

    @Test
    void letsAPolicySpeakOfMoreThanTheRuleMeasures() {
        IncidentRule rule = rule("spend").metric("usd", "cost").build();
        Service service = Service.with(
                type("outage").severity(SEV2, "gpu_hours > 5 or usd > 100").build(), rule);

        assertThat(service.engine.problems()).isEmpty();
        assertThat(service.set("cost", 200).tick().opened()).containsExactly("SEV2");
        assertThat(service.set("cost", 0).tick(3).opened()).isEmpty();
    }

    @Test
    void saysThatNothingCouldOpen() {
        assertThat(problem(rule("spend").metric("usd", "cost")))
                .isEqualTo("rule \"spend\": it has no levels and type \"outage\" has no severity policy,"
                        + " so that it could never open; give one of them");
    }

    @Test
    void saysThatASourceIsNotThere() {
        assertThat(problem(rule("deep").value("depth").level(SEV2, "> 1").source("prometheus")))
                .isEqualTo("rule \"deep\": source \"prometheus\" is none that evaluates expressions;"
                        + " expected no source, for metrics of this process and those that are polled");
    }

    @Test
    void runsTheFirstOfTwoRulesWithOneId() {
        IncidentRule first = rule("deep").value("depth").level(SEV2, "> 1").build();
        IncidentRule second = rule("deep").value("depth").level(SEV1, "> 1").build();
        Service service = Service.with(first, second);

        assertThat(service.engine.problems()).hasToString("[rule \"deep\": is given twice; the first is run]");
        assertThat(service.set("depth", 5).tick().opened()).containsExactly("SEV2");
    }

    @Test
    void tellsApartWithinWhatTellsTheTypeApart() {
        IncidentRule rule = rule("deep")
                .value("depth")
                .level(SEV2, "> 1")
                .by("queue", "host")
                .build();
        Service service = Service.with(type("outage", "queue").build(), rule);
        service.set("depth{queue=mail,host=a}", 5)
                .set("depth{queue=mail,host=b}", 9)
                .tick();

        assertThat(service.opened()).containsExactly("{queue=mail} SEV2");
        assertThat(service.set("depth{queue=mail,host=b}", 0).tick(5).opened())
                .as("a claim is not ended while another host holds it")
                .containsExactly("{queue=mail} SEV2");

        Service free = Service.with(type("outage").build(), rule);
        free.set("depth{queue=mail,host=a}", 5)
                .set("depth{queue=mail,host=b}", 9)
                .tick();
        assertThat(free.opened())
                .as("a type that says nothing leaves it to the rule")
                .containsExactly("{queue=mail, host=a} SEV2", "{queue=mail, host=b} SEV2");
    }

    @Test
    void countsAMissingIdentityAsUnknown() {
        IncidentRule rule = rule("deep").value("depth").level(SEV2, "> 1").build();
        Service service = Service.with(type("outage", "queue").build(), rule);

        assertThat(service.set("depth", 5).tick().opened()).containsExactly("{queue=unknown} SEV2");
        Service after = service.restartedWith(true, rule).set("depth", 5).tick(5);
        assertThat(after.opened()).containsExactly("{queue=unknown} SEV2");
        assertThat(after.set("depth", 0).tick(3).opened()).isEmpty();
    }
}
