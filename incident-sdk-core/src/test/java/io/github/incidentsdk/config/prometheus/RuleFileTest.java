package io.github.incidentsdk.config.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.rule.prometheus.GroupRule;
import io.github.incidentsdk.rule.prometheus.RuleGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleFileTest {

    private static RuleFile read(String yaml) {
        return RuleFile.parse(yaml, "rules.yml");
    }

    private static List<String> problems(String yaml) {
        return read(yaml).problems().stream().map(Problem::toString).toList();
    }

    @Test
    void readsWhatPrometheusReads() {
        RuleFile file = read("""
                groups:
                  - name: checkout
                    interval: 1m30s
                    limit: 10
                    query_offset: 5s
                    labels: { team: orders, tier: "1" }
                    rules:
                      - record: job:errors:rate5m
                        expr: sum by (job) (rate(errors_total[5m]))
                        labels: { tier: "2" }
                      - alert: ManyErrors
                        expr: job:errors:rate5m > 2
                        for: 5m
                        keep_firing_for: 1h
                        labels: { severity: page, empty: "", none: null }
                        annotations: { summary: "{{ $labels.job }} fails" }
                """);
        assertThat(file.problems()).isEmpty();
        assertThat(file.groups())
                .containsExactly(new RuleGroup(
                        "rules.yml",
                        "checkout",
                        Duration.ofSeconds(90),
                        Duration.ofSeconds(5),
                        10,
                        List.of(
                                new GroupRule.Recording(
                                        "job:errors:rate5m",
                                        "sum by (job) (rate(errors_total[5m]))",
                                        Map.of("team", "orders", "tier", "2")),
                                new GroupRule.Alerting(
                                        "ManyErrors",
                                        "job:errors:rate5m > 2",
                                        Duration.ofMinutes(5),
                                        Duration.ofHours(1),
                                        Map.of(
                                                "team",
                                                "orders",
                                                "tier",
                                                "1",
                                                "severity",
                                                "page",
                                                "empty",
                                                "",
                                                "none",
                                                ""),
                                        Map.of("summary", "{{ $labels.job }} fails")))));
    }

    @Test
    void saysOfEachRuleThatCannotBeRunWhereAndWhyAndKeepsTheOthers() {
        String yaml = """
                groups:
                  - name: a
                    rules:
                      - alert: Outside
                        expr: max_over_time(rate(x[5m])[1h:1m]) > 1
                      - alert: Broken
                        expr: |
                          sum(x) >
                            > 1
                      - alert: Misspelt
                        expr: x > 1
                        form: 5m
                      - record: Both
                        alert: Both
                        expr: x
                      - expr: x
                      - alert: NoExpression
                      - record: up{job="a"}
                        expr: x
                      - alert: WrongTime
                        expr: x > 1
                        for: soon
                      - alert: Good
                        expr: x > 1
                """;
        assertThat(problems(yaml))
                .containsExactly(
                        "rules.yml:5:40 groups[0].rules[0].expr: line 1, column 26: a subquery is outside the subset of"
                                + " PromQL that is evaluated in the process; write it without, or leave this rule to the"
                                + " Prometheus server and its Alertmanager; as a rule of the configuration it can name a source of"
                                + " type prometheus as its `source:`",
                        "rules.yml:9:13 groups[0].rules[1].expr: line 2, column 3: expected a metric, a number,"
                                + " a function or `(`, but found `>`",
                        "rules.yml:12:9 groups[0].rules[2].form: is an unknown key; did you mean for?",
                        "rules.yml:13:9 groups[0].rules[3]: has both of alert and record; expected one of them",
                        "rules.yml:16:9 groups[0].rules[4]: has none of alert and record; expected one of them",
                        "rules.yml:17:9 groups[0].rules[5]: has no expr",
                        "rules.yml:18:9 groups[0].rules[6].record: is no name of a metric; labels stand below `labels`",
                        "rules.yml:22:14 groups[0].rules[7].for: \"soon\" is not a duration; expected one such as 30s, 5m"
                                + " or 1h30m");
        assertThat(read(yaml).groups().get(0).rules())
                .filteredOn(rule -> !(rule instanceof GroupRule.NotRun))
                .extracting(GroupRule::name)
                .containsExactly("Good");
    }

    @Test
    void readsAnchorsAndMergeKeysAsPrometheusDoes() {
        RuleFile file = read("""
                ---
                groups:
                  - name: a
                    rules:
                      - &down
                        alert: Down
                        expr: up == 0
                        for: 5m
                        labels: &page { severity: page, team: core }
                      - <<: *down
                        alert: Gone
                      - alert: Mixed
                        expr: &nobody up == 2
                        labels:
                          team: own
                          <<: [{ region: eu }, *page, { region: us, severity: none }]
                ---
                what follows: is not read
                """);
        assertThat(file.problems())
                .extracting(Problem::toString)
                .containsExactly("rules.yml:18:1: is a second document; as in Prometheus, only the first is read");
        assertThat(file.groups().get(0).rules())
                .containsExactly(
                        alert("Down", "up == 0", Duration.ofMinutes(5), Map.of("severity", "page", "team", "core")),
                        alert("Gone", "up == 0", Duration.ofMinutes(5), Map.of("severity", "page", "team", "core")),
                        alert(
                                "Mixed",
                                "up == 2",
                                Duration.ZERO,
                                Map.of("severity", "page", "team", "own", "region", "eu")));
        assertThat(problems("groups: [{ name: a, rules: [{ <<: 5, alert: A, expr: up }] }]"))
                .containsExactly(
                        "rules.yml:1:35 groups[0].rules[0]: merges what is no map; << needs a map or a list of maps");
    }

    private static GroupRule alert(String name, String expression, Duration holdsFor, Map<String, String> labels) {
        return new GroupRule.Alerting(name, expression, holdsFor, Duration.ZERO, labels, Map.of());
    }

    @Test
    void saysOfARuleWhereWhatItMergedIsWrong() {
        assertThat(problems("""
                groups:
                  - name: a
                    rules:
                      - &wrong { alert: A, expr: up, for: soon }
                      - { <<: *wrong, alert: B }
                      - { <<: *wrong, alert: C, for: 1m }
                """))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains(".for: \"soon\" is not"));
    }

    @Test
    void warnsOfTemplatesThatStayAsTheyAre() {
        RuleFile file = read("""
                groups:
                  - name: a
                    partial_response_strategy: warn
                    rules:
                      - alert: Up
                        expr: up == 0
                        annotations: { summary: "{{ range query \\"up\\" }}x{{ end }}" }
                """);
        assertThat(file.problems()).hasSize(3).allMatch(problem -> !problem.isError());
        assertThat(file.groups().get(0).rules()).hasSize(1);
    }

    @Test
    void warnsOfFunctionsThatPrometheusDoesNotKnowAsItComes() {
        RuleFile file = read("""
                groups:
                  - name: a
                    rules:
                      - { alert: A, expr: "mad_over_time(x[5m]) > 1" }
                      - { record: b, expr: "x_reversals_over_time(x[5m])" }
                """);
        assertThat(file.problems()).hasSize(2).allMatch(problem -> !problem.isError());
        assertThat(file.problems().stream().map(Object::toString))
                .containsExactly(
                        "rules.yml:4:27 groups[0].rules[0].expr: uses mad_over_time, which Prometheus knows only with"
                                + " --enable-feature=promql-experimental-functions",
                        "rules.yml:5:28 groups[0].rules[1].expr: uses x_reversals_over_time, which no Prometheus knows");
        assertThat(file.groups().get(0).rules()).hasSize(2);
    }

    @Test
    void saysWhatIsNoRuleFile() {
        assertThat(problems("")).isEmpty();
        assertThat(problems("groups: 5")).containsExactly("rules.yml:1:9 groups: is no list");
        assertThat(problems("rules: []"))
                .containsExactly("rules.yml:1:1 rules: is an unknown key; expected one of groups");
        assertThat(problems("groups: [")).hasSize(1);
        assertThat(RuleFile.read(Path.of("nowhere.yml")).problems())
                .extracting(Problem::toString)
                .containsExactly("nowhere.yml: does not exist");
    }

    @Test
    void warnsOfTwoGroupsOfOneName() {
        assertThat(problems("groups: [{ name: a, rules: [] }, { name: a }, { rules: [] }]"))
                .containsExactly(
                        "rules.yml:1:36 groups[1].name: is the name of another group of this file, for which Prometheus"
                                + " refuses the file",
                        "rules.yml:1:47 groups[2]: has no name, for which Prometheus refuses the file");
    }

    @Test
    void mergesAsYamlDoesWithTheRulesOwnKeysFirst() {
        RuleFile file = read("""
                groups:
                  - name: a
                    rules:
                      - alert: One
                        expr: x > 1
                        labels: &common { team: orders, tier: "1" }
                      - alert: Two
                        expr: x > 2
                        labels:
                          tier: "2"
                          <<: *common
                      - alert: Three
                        expr: x > 3
                        labels: { <<: [{ tier: "3" }, *common] }
                      - { alert: Four, expr: x > 4, labels: { <<: 5 } }
                """);
        assertThat(file.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "rules.yml:15:51 groups[0].rules[3].labels: merges what is no map; << needs a map or a list of"
                                + " maps");
        assertThat(file.groups().get(0).rules())
                .filteredOn(GroupRule.Alerting.class::isInstance)
                .extracting(rule -> ((GroupRule.Alerting) rule).labels())
                .containsExactly(
                        Map.of("team", "orders", "tier", "1"),
                        Map.of("team", "orders", "tier", "2"),
                        Map.of("team", "orders", "tier", "3"));
    }

    @Test
    void confinesWhatIsOddInYamlToItsRule() {
        RuleFile file = read("""
                groups:
                  - name: a
                    rules:
                      - { alert: Twice, expr: x > 1, expr: x > 2 }
                      - { alert: Key, expr: x > 1, labels: { ? [a] : b } }
                      - { alert: Lost, expr: *nowhere }
                      - { alert: Tagged, expr: !!str x > 1, labels: { unused: &anchor a } }
                """);
        assertThat(file.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "rules.yml:4:38 groups[0].rules[0].expr: is there twice; the first is on line 4",
                        "rules.yml:5:48 groups[0].rules[1].labels: is a list or map as a key; a text that begins with { or ["
                                + " must stand in quotes",
                        "rules.yml:6:30 groups[0].rules[2].expr: refers to an anchor that is not above it; a text that begins"
                                + " with * must stand in quotes");
        assertThat(file.groups().get(0).rules())
                .filteredOn(GroupRule.Alerting.class::isInstance)
                .extracting(GroupRule::name)
                .containsExactly("Tagged");
    }

    @Test
    void readsTheFirstDocumentAloneAsPrometheusDoes() {
        RuleFile file = read("""
                groups: [{ name: a, rules: [{ alert: Up, expr: up == 0 }] }]
                ---
                groups: [{ name: b, rules: [{ alert: Down, expr: up == 1 }] }]
                """);
        assertThat(file.problems()).hasSize(1).allMatch(problem -> !problem.isError());
        assertThat(file.groups()).extracting(RuleGroup::name).containsExactly("a");
    }

    @Test
    void runsNoRuleOfAGroupWhoseIntervalCannotBeRead() {
        RuleFile file = read("groups: [{ name: a, interval: soon, rules: [{ alert: Up, expr: up == 0 }] }]");

        assertThat(file.problems()).hasSize(1).allMatch(Problem::isError);
        assertThat(file.groups().get(0).rules())
                .containsExactly(new GroupRule.NotRun(
                        "Up", true, "the interval of its group cannot be read: rules.yml:1:21 groups[0].interval"));
    }

    @Test
    void saysTheWayOutOfAResourceOfKubernetesInOneLine() {
        assertThat(problems("""
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata: { name: queues }
                spec: { groups: [{ name: a, rules: [{ alert: Up, expr: up == 0 }] }] }
                """))
                .containsExactly("rules.yml:4:1 spec: is a resource of Kubernetes around the rules; a rule file is what"
                        + " stands below it, so give the file as `yq .spec` prints it");
    }

    @Test
    void aWindowAloneIsNoRule() {
        assertThat(problems("""
                groups:
                  - name: checkout
                    rules:
                      - { alert: Window, expr: "x[5m]" }
                      - { alert: Text, expr: '"x"' }
                      - { alert: Number, expr: "1" }
                """))
                .containsExactly(
                        "rules.yml:4:32 groups[0].rules[0].expr: is a window, and a rule needs a vector or a number; fold it,"
                                + " as in rate(…)",
                        "rules.yml:5:30 groups[0].rules[1].expr: is a text, and a rule needs a vector or a number");
    }
}
