package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadJsonTest {

    @Test
    void namesLineColumnAndPath() {
        assertTold(
                """
                { "incidents": {
                    "reopen-within": 15,
                    "servise": "checkout",
                    "types": { "outage": { "by": ["a-b"] } },
                    "rules": { "r": { "declare": "outage", "expr": "rate(x{) > 1", "level": "SEV1" } } } }
                """,
                "i.json:2:22 incidents.reopen-within: \"15\" has no unit; say 15s",
                "i.json:3:5 incidents.servise: is an unknown key; did you mean service?",
                "i.json:4:35 incidents.types.outage.by[0]: \"a-b\" is no name of a label; use letters, digits and _,"
                        + " beginning with a letter",
                "i.json:5:60 incidents.rules.r.expr: expected the name of a label or `}`, but found `)`");
    }

    @Test
    void knowsOnlyTheLeafWhereItHasEscapes() {
        assertTold(
                """
                { "incidents": { "types": { "a": { "severity": { "SEV1": "x{a=\\"b\\"} >" } } } } }
                """,
                "i.json:1:58 incidents.types.a.severity.SEV1: line 1, column 11: expected a metric, a number, a function"
                        + " or `(`, but found the end of the expression");
    }

    @Test
    void takesNullForNothing() {
        assertTold(
                "{ \"incidents\": { \"service\": null, \"types\": null } }",
                "i.json:1:29 incidents.service: is empty; say a value, or leave the key out");
    }

    @Test
    void refusesWhatIsNoJsonWithoutRepeatingIt() {
        assertTold("", "i.json:1:1: is not JSON: the text is empty");
        assertTold("{ \"incidents\": CANARY }", "i.json:1:16: is not JSON: a text must stand in double quotes");
        assertTold(
                "{ \"incidents\": { \"service\": \"a\", \"service\": \"b\" } }",
                "i.json:1:43: is not JSON: Duplicate field …");
        assertThat(told("{ \"incidents\": " + "[".repeat(60) + "]".repeat(60) + " }"))
                .last()
                .asString()
                .endsWith("is more than 50 levels deep");
    }

    private static void assertTold(String json, String... problems) {
        assertThat(told(json)).containsExactly(problems);
    }

    private static List<String> told(String json) {
        return IncidentConfig.parseJson(json, "i.json").problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
