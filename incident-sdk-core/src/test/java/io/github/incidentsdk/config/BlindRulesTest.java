package io.github.incidentsdk.config;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.rule.IncidentRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that ask for what they can never see, said when they are loaded. */
class BlindRulesTest {

    private static List<Problem> all(String... rules) {
        StringBuilder text = new StringBuilder("incidents:\n  types: { t: {} }\n  rules:\n");
        for (int i = 0; i < rules.length; i++) {
            text.append("    r")
                    .append(i + 1)
                    .append(": { declare: t, ")
                    .append(rules[i])
                    .append(" }\n");
        }
        return IncidentConfig.parseYaml(text.toString(), "i.yaml").problems();
    }

    private static void assertWarning(String rule, String message) {
        assertThat(all(rule)).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.toString()).isEqualTo("i.yaml:4:" + message);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'changes(x[15s])', levels: { SEV2: '> 1' }",
                "'deriv(x[1m])', levels: { SEV2: '> 1' }, every: 1m",
                "'stddev_over_time(x[5m] offset 1h)', levels: { SEV2: '> 1' }, every: 10m",
                "'sum(rate(x[1m]))', levels: { SEV2: '> 1' }, every: 2m",
            })
    void warnsOfAWindowThatNeverHoldsTwoSamples(String value) {
        assertThat(all("value: " + value)).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.toString())
                    .startsWith("i.yaml:4:9 incidents.rules.r1: compares samples in the window x[")
                    .contains("which never holds two, since no rule is evaluated more often than every ");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'changes(x[30s])', levels: { SEV2: '> 1' }",
                "'rate(x[15s])', levels: { SEV2: '> 1' }",
                "'rate(x[1m])', levels: { SEV2: '> 1' }, every: 119s",
                "'max_over_time(x[15s])', levels: { SEV2: '> 1' }, every: 5m",
                "'changes(x[15s])', levels: { SEV2: '> 1' }, source: fleet",
            })
    void saysNothingOfAWindowThatMayHoldEnough(String value) {
        assertThat(all("value: " + value))
                .noneMatch(problem -> problem.toString().contains("window"));
    }

    @Test
    void aRuleThatIsEvaluatedMoreOftenReadsForAll() {
        assertThat(all(
                        "value: 'changes(x[1m])', levels: { SEV2: '> 1' }, every: 5m",
                        "value: y, levels: { SEV2: '> 1' }"))
                .isEmpty();
    }

    @Test
    void warnsOfALabelByWhichNothingCanBeGrouped() {
        assertWarning(
                "value: 'sum by (nope) (sum by (region) (x))', levels: { SEV2: '> 1' }",
                "9 incidents.rules.r1: groups by nope what has no such label: sum by (region) (x) has no labels but"
                        + " region");
        assertWarning(
                "expr: 'count by (pod) (sum(x) > 1) > 2', level: SEV2",
                "9 incidents.rules.r1: groups by pod what has no such label: sum(x) > 1 has no labels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum by (a, b) (x)                                  | c | a, b",
                "sum(x)                                             | c | ''",
                "max by (a) (x) / sum by (a) (y)                    | c | a",
                "sum by (a) (x) * on (a) group_left (b) y           | c | a, b",
                "topk(2, sum by (a) (x))                            | c | a",
                "clamp_max(sum by (a) (x), 5)                       | c | a",
                "histogram_quantile(0.9, sum by (le, a) (x_bucket)) | le | a",
                "sum without (c) (sum by (a, c) (x))                | c | a",
                "sum by (a) (x) or sum by (b) (y)                   | c | a, b",
            })
    void warnsOfAnIdentityThatNoResultHas(String value, String label, String there) {
        assertThat(all("value: '" + value + "', levels: { SEV2: '> 1' }, by: [" + label + "]"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isFalse();
                    assertThat(problem.toString())
                            .contains("incidents.rules.r1.by: \"" + label
                                    + "\" is no label of what the rule looks at, which has "
                                    + (there.isEmpty() ? "no labels;" : "no labels but " + there + ";"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "value: x, levels: { SEV2: '> 1' }, by: [a]",
                "value: 'sum by (a) (x)', levels: { SEV2: '> 1' }, by: [a]",
                "value: 'sum without (b) (x)', levels: { SEV2: '> 1' }, by: [a]",
                "expr: 'sum by (a) (x) > 1 and on () sum(y) > 1', level: SEV2, by: [a]",
                "expr: 'sum(x) > 1 or y > 1', level: SEV2, by: [a]",
                "expr: 'absent(x{a=\"1\"})', level: SEV2, by: [a]",
                "metrics: { x: 'sum by (a) (x)', y: sum(y) }, levels: { SEV2: x > 1 and y > 1 }, by: [a]",
                "value: 'rate(x[5m])', levels: { SEV2: '> 1' }, by: [a]",
                "value: 'sum by (a) (x or sum by (b) (y))', levels: { SEV2: '> 1' }",
            })
    void saysNothingOfLabelsThatMayBeThere(String rule) {
        assertThat(all(rule)).isEmpty();
    }

    @Test
    void warnsOfAnOffsetThatLooksAhead() {
        assertWarning(
                "value: 'x offset -10m', levels: { SEV2: '> 1' }",
                "9 incidents.rules.r1: looks ahead with x offset -10m, where nothing is measured yet; an offset without"
                        + " - looks back, and delay has the rule itself look back");
        assertThat(all("value: 'x offset -10m', levels: { SEV2: '> 1' }, delay: 10m"))
                .as("what is ahead of ten minutes ago was measured")
                .isEmpty();
    }

    @Test
    void warnsOfAVariableOfADashboard() {
        assertWarning(
                "value: 'x{a=\"$queue\"}', levels: { SEV2: '> 1' }",
                "9 incidents.rules.r1: looks for $queue in x{a=\"$queue\"}, as it stands there: variables are known to"
                        + " dashboards only; write the value itself, or leave the label out");
        assertThat(all("value: 'absent(x{a=~\"[[queue]]\"})', levels: { SEV2: '> 0' }"))
                .hasSize(1);
        assertThat(all("value: 'x{a=~\"q.*$\", b=\"5$\"}', levels: { SEV2: '> 1' }"))
                .isEmpty();
    }

    @Test
    void refusesAFunctionOfItsOwnWhereAServerEvaluates() {
        String rule = "value: 'x_reversals_over_time(x[5m])', levels: { SEV2: '> 1' }, source: fleet";
        assertThat(all(rule).stream().filter(Problem::isError))
                .singleElement()
                .asString()
                .isEqualTo("i.yaml:4:31 incidents.rules.r1.value: `x_reversals_over_time` is known here alone, and no"
                        + " server could evaluate it; leave out source");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IncidentRule.named("r")
                        .declares("t")
                        .source("fleet")
                        .condition(SEV2, "x_reversals_over_time(x[5m]) > 1")
                        .build())
                .withMessageContaining("is known here alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expr: x > 5, level: SEV2, resolve: { when: '< 3' }",
                "expr: '< 3', level: SEV2",
                "metrics: { a: x }, levels: { SEV2: '< 3' }",
            })
    void refusesAComparisonWithNothing(String rule) {
        assertThat(all(rule).stream().filter(Problem::isError))
                .singleElement()
                .asString()
                .endsWith("expected a metric, a number, a function or `(`, but found `<`; say what is compared, as in"
                        + " `x < 5`: only beside `value:` is it left out");
    }
}
