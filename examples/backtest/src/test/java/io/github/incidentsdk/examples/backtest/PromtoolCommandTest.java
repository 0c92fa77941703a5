package io.github.incidentsdk.examples.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromtoolCommandTest {

    private static final String RULES = """
            groups:
              - name: queues
                rules:
                  - record: queue:depth:max
                    expr: max by (queue) (queue_depth)
                  - alert: QueueFull
                    expr: queue:depth:max > 100
                    for: 2m
                    labels: { severity: page, site: "{{ $externalLabels.site }}" }
                    annotations: { summary: "{{ $labels.queue }} holds {{ $value }}" }
                  - alert: Outside
                    expr: max_over_time(queue_depth[1h:5m]) > 1
            """;

    private static final String TESTS = """
            rule_files: [rules/*.yml]
            tests:
              - external_labels: { site: eu }
                input_series:
                  - series: 'queue_depth{queue="mail",host="a"}'
                    values: 50+60x2 170 20
                  - series: 'queue_depth{queue="mail",host="b"}'
                    values: 1x4
                alert_rule_test:
                  - { eval_time: 1m, alertname: QueueFull }
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/queues.yml"), RULES);
        Files.writeString(folder.resolve("test.yml"), TESTS);
    }

    private int run(String... arguments) throws IOException {
        return new Main(out, new PrintStream(err, true, UTF_8)).run(arguments);
    }

    @Test
    void writesALineForEachTick() throws IOException {
        String file = folder.resolve("test.yml").toString();
        assertThat(run("--promtool-tests", file, "--timeline"))
                .as("a rule is set aside")
                .isEqualTo(4);
        String labels = "{\"alertname\":\"QueueFull\",\"queue\":\"mail\",\"severity\":\"page\",\"site\":\"eu\"}";
        String begin = "{\"file\":\"" + file + "\",\"test\":0,\"t_s\":";
        String pending = ",\"alerts\":[{\"state\":\"pending\",\"labels\":" + labels + ",\"active_at_s\":60}]}";
        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        begin + "0,\"alerts\":[]}",
                        begin + "60" + pending,
                        begin + "120" + pending,
                        begin + "180" + pending.replace("pending", "firing"),
                        begin + "240,\"alerts\":[]}",
                        begin + "300,\"alerts\":[]}");
    }

    @Test
    void saysWhatItCannotRun() throws IOException {
        run("--promtool-tests", folder.resolve("test.yml").toString(), "--timeline");
        assertThat(err.toString(UTF_8))
                .startsWith("set aside: " + folder.resolve("rules/queues.yml") + ":12:")
                .contains("a subquery is outside the subset");
    }

    @Test
    void goesOnAfterAFileThatIsNotThere() throws IOException {
        int status = run(
                "--promtool-tests",
                folder.resolve("nothing.yml").toString(),
                folder.resolve("test.yml").toString(),
                "--timeline");
        assertThat(status).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("nothing.yml: there is no such file");
        assertThat(out.toString(UTF_8).lines()).hasSize(6);
    }

    @Test
    void saysOfBrokenFilesWhatIsWrong() throws IOException {
        Files.writeString(folder.resolve("test.yml"), """
                rule_files: [nowhere.yml]
                tests:
                  - input_series:
                      - { series: 'x{', values: 1 }
                      - { series: x, values: 1x }
                      - { series: y, values: '{{schema:1}}' }
                """);
        assertThat(run("--promtool-tests", folder.resolve("test.yml").toString(), "--timeline"))
                .isEqualTo(4);
        assertThat(err.toString(UTF_8).lines())
                .hasSize(4)
                .anyMatch(line -> line.endsWith("rule_files: names nowhere.yml, which is no file"))
                .anyMatch(line -> line.contains("input_series[0]: is left out: 'x{' is no series: line 1, column 3"))
                .anyMatch(line -> line.endsWith("input_series[1]: is left out: '1x' is no value of a series"))
                .anyMatch(line -> line.contains("native histograms are outside the subset"));
    }

    @Test
    void saysOfAFileWithoutTestsThatItHasNone() throws IOException {
        Files.writeString(folder.resolve("test.yml"), "tests: []\n");
        Files.write(folder.resolve("other.yml"), new byte[] {'a', ':', ' ', (byte) 0xFF});
        String empty = folder.resolve("test.yml").toString();
        String noText = folder.resolve("other.yml").toString();
        assertThat(run("--promtool-tests", empty, noText, "--timeline")).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(empty + ": has no tests", noText + ": is not UTF-8 text");
    }

    @Test
    void endsWithZeroWhereAllRulesRunWhateverElseIsWarnedOf() throws IOException {
        Files.writeString(folder.resolve("rules/queues.yml"), """
                groups:
                  - name: queues
                    partial_response_strategy: warn
                    rules:
                      - { alert: Up, expr: up == 0, labels: { raw: '{{ query "up" }}' } }
                """);
        assertThat(run("--promtool-tests", folder.resolve("test.yml").toString(), "--timeline"))
                .isZero();
        assertThat(err.toString(UTF_8).lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.startsWith("warning: "))
                .anyMatch(line -> line.contains("it stands in a label, by which alerts are told apart"));
    }

    @Test
    void saysByItsExitCodeThatASeriesIsMissingFromTheTimeline() throws IOException {
        Files.writeString(
                folder.resolve("rules/queues.yml"), "groups: [{ name: g, rules: [{ alert: Up, expr: up }] }]");
        Files.writeString(folder.resolve("test.yml"), """
                rule_files: [rules/*.yml]
                tests:
                  - input_series:
                      - { series: up, values: '5 5 stalex3' }
                """);
        assertThat(run("--promtool-tests", folder.resolve("test.yml").toString(), "--timeline"))
                .isEqualTo(4);
        assertThat(err.toString(UTF_8)).startsWith("set aside: ").contains("input_series[0]");
    }

    @Test
    void runsTheOtherFilesWhereThePatternOfOneCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("bad.yml"), "rule_files: ['rules/[.yml']\ntests: [{ interval: 1m }]\n");
        int status = run(
                "--promtool-tests",
                folder.resolve("bad.yml").toString(),
                folder.resolve("test.yml").toString(),
                "--timeline");
        assertThat(status).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines().filter(line -> line.contains("bad.yml")))
                .hasSize(1);
        assertThat(out.toString(UTF_8).lines()).hasSize(6);
    }

    @Test
    void explainsItself() throws IOException {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("--promtool-tests FILE...");
        out.reset();
        assertThat(run()).isEqualTo(2);
        assertThat(run("--timeline")).isEqualTo(2);
        assertThat(run("--promtool-tests", "a")).isEqualTo(2);
        assertThat(run("what")).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .contains("\"what\" is not expected there", "there is nothing to tell: say --timeline");
        assertThat(out.size()).isZero();
    }
}
