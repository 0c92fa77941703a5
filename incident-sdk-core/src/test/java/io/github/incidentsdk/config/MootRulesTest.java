package io.github.incidentsdk.config;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.rule.IncidentRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found when a configuration is read, and not only when it runs. */
class MootRulesTest {

    private static List<String> problems(String rule) {
        return all(rule).stream().map(Problem::toString).toList();
    }

    private static List<Problem> all(String rule) {
        return IncidentConfig.parseYaml(
                        "incidents:\n  types: { t: {} }\n  rules:\n    r: { declare: t, " + rule + " }", "i.yaml")
                .problems();
    }

    @Test
    void findsAMetricThatTheRuleDoesNotName() {
        assertThat(problems("metrics: { a: x, b: y }, levels: { SEV2: a > 5 and c > 6 }"))
                .containsExactly("i.yaml:4:73 incidents.rules.r.levels.SEV2: `c` is not among the rule's metrics, which"
                        + " are a, b");
        assertThat(problems("metrics: { a: x }, levels: { SEV2: a > 5 }, resolve: { when: b < 1 }"))
                .singleElement()
                .asString()
                .contains("incidents.rules.r.resolve.when: `b` is not among");
        assertThat(problems("metrics: { a: x }, levels: { SEV2: 'rate(a[5m]) > 5' }"))
                .singleElement()
                .asString()
                .startsWith("i.yaml:4:");
        assertThat(problems("metrics: { a: x }, levels: { SEV2: a > 5 and incident }"))
                .as("every incident has that series")
                .isEmpty();
    }

    @Test
    void aRuleOfCodeIsCheckedWhereItIsBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IncidentRule.named("r")
                        .declares("t")
                        .condition(SEV2, "x >")
                        .build())
                .withMessageStartingWith("rule \"r\": expr \"x >\": line 1, column 4: expected a metric");
        String huge = "x" + " + x".repeat(10_000) + " > 1";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IncidentRule.named("r")
                        .declares("t")
                        .condition(SEV2, huge)
                        .build())
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "value: x, levels: { SEV2: '> 5', SEV3: '> 50' }",
                "value: x, levels: { SEV2: '> 5', SEV3: '> 5' }",
                "value: x, levels: { SEV1: '>= 5', SEV4: '== 7' }",
                "value: x, levels: { SEV2: '< 5', SEV3: '< 4' }",
                "value: x, levels: { SEV2: '> 5', SEV3: { when: '> 50', for: 10m } }",
                "metrics: { x: y }, levels: { SEV2: x > 5, SEV3: x > 50 }",
            })
    void warnsOfALevelThatAMoreSevereOneHides(String rule) {
        assertThat(all(rule)).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.toString())
                    .contains("incidents.rules.r.levels.SEV", "is true only while SEV", "which then wins");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "value: x, levels: { SEV2: '> 50', SEV3: '> 5' }",
                "value: x, levels: { SEV2: '> 5', SEV3: '>= 5' }",
                "value: x, levels: { SEV2: '> 5', SEV3: '< 50' }",
                "value: x, levels: { SEV2: { when: '> 5', for: 30m }, SEV3: '> 50' }",
                "value: x, levels: { SEV2: '> 5 and < 10', SEV3: '> 50' }",
                "metrics: { x: y, z: y }, levels: { SEV2: x > 5, SEV3: z > 50 }",
            })
    void saysNothingOfLevelsThatShow(String rule) {
        assertThat(problems(rule)).isEmpty();
    }

    @Test
    void warnsOfANameThatNoMetricHas() {
        assertThat(problems("expr: '{\"a.b\"} > 1', level: SEV2"))
                .containsExactly("i.yaml:4:8 incidents.rules.r: reads the metric \"a.b\", and no metric here has such a"
                        + " name: what has dots elsewhere has underscores, as in a_b");
        assertThat(problems("value: 'rate({\"a.b\", c=\"d\"}[5m])', levels: { SEV2: '> 1' }"))
                .hasSize(1);
        assertThat(problems("value: '{\"a.b\"}', levels: { SEV2: '> 1' }, source: fleet"))
                .as("a server may have it")
                .noneMatch(problem -> problem.contains("a.b"));
    }

    @Test
    void refusesWhatIsNeverTrue() {
        assertThat(problems("value: x, levels: { SEV2: '> NaN' }"))
                .containsExactly("i.yaml:4:49 incidents.rules.r.levels.SEV2: a comparison with NaN is never true,"
                        + " whatever is compared; write a number");
        assertThat(problems("expr: x > null, level: SEV2"))
                .singleElement()
                .asString()
                .contains("absent(…)");
        assertThat(problems("expr: x > Infinity, level: SEV2"))
                .singleElement()
                .asString()
                .contains("write Inf");
    }
}
