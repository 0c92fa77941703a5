package io.github.incidentsdk.testing.promtool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** promtool's unit-test files pass here when they pass there, and fail here when they fail there. */
class PromtoolTestsTest {

    private static final Path FOLDER = Path.of("src/test/resources/promtool");

    @TempDir
    Path folder;

    /** What a user writes. */
    @TestFactory
    Stream<DynamicNode> rules() {
        return PromtoolTests.in(FOLDER);
    }

    /** Expectations of which each is met or not, for a reason of its own. */
    private static final List<String> EXPECTATIONS = List.of(
            "alert_rule_test: [{ eval_time: 4m, alertname: QueueDeep, exp_alerts: [{ exp_labels: { queue: orders, severity: page, kind: orders-queue }, exp_annotations: { summary: orders piles up, description: 1.5k wait } }] }]",
            "alert_rule_test: [{ eval_time: 4m, alertname: QueueDeep }]",
            "alert_rule_test: [{ eval_time: 4m, alertname: QueueDeep, exp_alerts: [{ exp_labels: { queue: orders, severity: page, kind: orders-queue } }] }]",
            "alert_rule_test: [{ eval_time: 4m, alertname: QueueDeep, exp_alerts: [{ exp_labels: { queue: orders, severity: page }, exp_annotations: { summary: orders piles up, description: 1.5k wait } }] }]",
            "alert_rule_test: [{ eval_time: 4m, alertname: QueueDeep, exp_alerts: [{ exp_labels: { queue: orders, severity: page, kind: orders-queue }, exp_annotations: { summary: orders pile up, description: 1.5k wait } }] }]",
            "alert_rule_test: [{ eval_time: 3m59s, alertname: QueueDeep }]",
            "alert_rule_test: [{ eval_time: 3m, alertname: QueueDeep, exp_alerts: [{ exp_labels: { queue: orders, severity: page, kind: orders-queue }, exp_annotations: { summary: orders piles up, description: 1.5k wait } }] }]",
            "alert_rule_test: [{ eval_time: 9m, alertname: QueueDeep }]",
            "alert_rule_test: [{ eval_time: 10m, alertname: QueueDeep }]",
            "alert_rule_test: [{ eval_time: 4m, alertname: NoSuchAlert }]",
            "alert_rule_test: [{ eval_time: 4m, alertname: NoSuchAlert, exp_alerts: [{}] }]",
            "alert_rule_test: [{ eval_time: 4m, alertname: QueueDeep, exp_alerts: [{ exp_labels: { alertname: Other, queue: orders, severity: page, kind: orders-queue }, exp_annotations: { summary: orders piles up, description: 1.5k wait } }] }]",
            "promql_expr_test: [{ expr: 'queue:depth:max', eval_time: 2m, exp_samples: [{ labels: 'queue:depth:max{queue=\"orders\"}', value: 1500 }] }]",
            "promql_expr_test: [{ expr: 'queue:depth:max', eval_time: 2m, exp_samples: [{ labels: '{queue=\"orders\"}', value: 1500 }] }]",
            "promql_expr_test: [{ expr: 'queue:depth:max', eval_time: 2m, exp_samples: [{ labels: '{__name__=\"queue:depth:max\", queue=\"orders\"}', value: 1500 }] }]",
            "promql_expr_test: [{ expr: 'queue:depth:max', eval_time: 2m, exp_samples: [{ labels: 'queue:depth:max{queue=\"orders\"}', value: 1501 }] }]",
            "promql_expr_test: [{ expr: 'queue:depth:max * 2', eval_time: 2m, exp_samples: [{ labels: '{queue=\"orders\"}', value: 3000 }] }]",
            "promql_expr_test: [{ expr: 'queue_depth * NaN', eval_time: 2m, exp_samples: [{ labels: '{queue=\"orders\"}', value: .nan }] }]",
            "promql_expr_test: [{ expr: 'queue_depth / 0', eval_time: 2m, exp_samples: [{ labels: '{queue=\"orders\"}', value: .inf }] }]",
            "promql_expr_test: [{ expr: 'vector(0.1) + 0.2', eval_time: 2m, exp_samples: [{ labels: '{}', value: 0.3 }] }]",
            "fuzzy_compare: true # promql_expr_test: [{ expr: 'vector(0.1) + 0.2', eval_time: 2m, exp_samples: [{ labels: '{}', value: 0.3 }] }]",
            "promql_expr_test: [{ expr: 'vector(0.1) + 0.2', eval_time: 2m, exp_samples: [{ labels: '{}', value: 0.30000000000000004 }] }]",
            "promql_expr_test: [{ expr: 'queue_depth', eval_time: 7m, exp_samples: [{ labels: 'queue_depth{queue=\"orders\"}', value: 10 }] }]",
            "promql_expr_test: [{ expr: 'queue_depth', eval_time: 6m59s, exp_samples: [{ labels: 'queue_depth{queue=\"orders\"}', value: 1500 }] }]",
            "promql_expr_test: [{ expr: 'rate(queue_depth[2m])', eval_time: 3m, exp_samples: [{ labels: '{queue=\"orders\"}', value: 0 }] }]",
            "promql_expr_test: [{ expr: 'queue_depth > 5000', eval_time: 3m }]",
            "promql_expr_test: [{ expr: 'queue_depth', eval_time: 30m }]",
            "promql_expr_test: [{ expr: 'queue_depth', eval_time: 3m, exp_samples: [{ labels: 'queue_depth{queue=\"orders\"}', value: 1500 }, { labels: 'queue_depth{queue=\"orders\"}', value: 1500 }] }]");

    private Path write(String expectation) throws IOException {
        boolean fuzzy = expectation.startsWith("fuzzy_compare");
        Files.copy(FOLDER.resolve("queues.rules.yml"), folder.resolve("queues.rules.yml"));
        return Files.writeString(
                folder.resolve("one.test.yml"),
                "rule_files: [queues.rules.yml]\nevaluation_interval: 1m\n"
                        + (fuzzy ? "fuzzy_compare: true\n" : "")
                        + "tests:\n"
                        + "  - input_series: [{ series: 'queue_depth{queue=\"orders\"}', values: '0 0 1500x4 10x10' }]\n"
                        + "    interval: 1m\n    "
                        + (fuzzy ? expectation.substring(expectation.indexOf('#') + 2) : expectation)
                        + "\n");
    }

    private static List<String> failures(Path file) {
        List<String> failures = new ArrayList<>();
        PromtoolTests.in(file).forEach(node -> failures(node, failures));
        return failures;
    }

    private static void failures(DynamicNode node, List<String> into) {
        if (node instanceof DynamicContainer container) {
            container.getChildren().forEach(child -> failures(child, into));
        } else if (node instanceof DynamicTest test) {
            try {
                test.getExecutable().execute();
            } catch (AssertionError failure) {
                into.add(failure.getMessage());
            } catch (Throwable unexpected) {
                throw new AssertionError("a test may only fail by an assertion", unexpected);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> passesAndFailsAsPromtoolDoes() {
        Promtool promtool = Promtool.installed();
        assumeThat(promtool)
                .as("%s does not name a folder with promtool 3", Promtool.VARIABLE)
                .isNotNull();
        return EXPECTATIONS.stream()
                .map(expectation -> DynamicTest.dynamicTest(expectation, () -> {
                    Files.deleteIfExists(folder.resolve("queues.rules.yml"));
                    Path file = write(expectation);
                    Promtool.Verdict verdict = promtool.verdict(file);
                    assertThat(failures(file).isEmpty()).as(verdict.output()).isEqualTo(verdict.passes());
                }));
    }

    @Test
    void promtoolPassesWhatPassesHere() throws IOException, InterruptedException {
        Promtool promtool = Promtool.installed();
        assumeThat(promtool)
                .as("%s does not name a folder with promtool 3", Promtool.VARIABLE)
                .isNotNull();
        Promtool.Verdict verdict = promtool.verdict(FOLDER.resolve("queues.test.yml"));
        assertThat(verdict.passes()).as(verdict.output()).isTrue();
    }

    @Test
    void showsWhatDiffersInAnnotations() throws IOException {
        assertThat(failures(write(EXPECTATIONS.get(4)))).containsExactly("""

                        alert QueueDeep at 4m
                          fires with other annotations
                            {alertname="QueueDeep", kind="orders-queue", queue="orders", severity="page"}
                              summary: expected "orders pile up"
                                       got      "orders piles up"
                        """);
    }

    @Test
    void showsWhatIsStillPending() throws IOException {
        assertThat(failures(write(EXPECTATIONS.get(6))))
                .singleElement()
                .asString()
                .contains("""
                  should fire and does not
                    {alertname="QueueDeep", kind="orders-queue", queue="orders", severity="page"}
                """.stripTrailing(), """
                  pending since 2m
                    {alertname="QueueDeep", kind="orders-queue", queue="orders", severity="page"}
                """.stripTrailing());
    }

    @Test
    void showsWhichSamplesDiffer() throws IOException {
        assertThat(failures(write(EXPECTATIONS.get(15)))).containsExactly("""

                        queue:depth:max at 2m
                          expected  queue:depth:max{queue="orders"} 1501.0
                          got       queue:depth:max{queue="orders"} 1500.0
                        """);
    }

    @Test
    void whatIsOutsideTheSubsetFailsAndSaysSo() throws IOException {
        assertThat(failures(write("promql_expr_test: [{ expr: 'max_over_time(queue_depth[5m:1m])', eval_time: 2m }]")))
                .singleElement()
                .asString()
                .contains("max_over_time(queue_depth[5m:1m]) cannot be evaluated here: ");
    }

    @Test
    void aRuleThatCannotBeRunFailsItsTests() throws IOException {
        Path file = write(EXPECTATIONS.get(0));
        Files.writeString(
                folder.resolve("queues.rules.yml"),
                "groups: [{ name: g, rules: [{ alert: A, expr: 'max_over_time(x[5m:1m]) > 1' }] }]\n");
        assertThat(failures(file)).singleElement().asString().contains("queues.rules.yml", "a subquery is outside");
    }

    @Test
    void aFileWithMistakesFailsWithEachOfThem() throws IOException {
        assertThat(failures(write("alert_rule_test: [{ eval_tim: 4m }]")))
                .singleElement()
                .asString()
                .contains("eval_tim", "has no alertname");
        Files.delete(folder.resolve("queues.rules.yml"));
        assertThat(failures(write("promql_expr_test: [{ expr: x, exp_samples: [{ labels: 'x y', value: none }] }]")))
                .singleElement()
                .asString()
                .contains("is no sample");
    }

    @Test
    void aFileThatIsNoYamlIsNotPassedOver() throws IOException {
        Files.writeString(folder.resolve("broken.yml"), "rule_files: [a.yml]\ntests:\n  - { interval: 1m, \n");
        assertThat(failures(folder)).singleElement().asString().contains("broken.yml");
    }

    @Test
    void whereThereIsNoTestThereIsAMistake() {
        assertThatThrownBy(() -> PromtoolTests.in(folder.resolve("missing")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PromtoolTests.in(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tests: at the top");
    }
}
