package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.rule.engine.RuleProblem;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.state.Phase;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rule files of Prometheus, run over the metrics of this process. */
@Timeout(240)
class PrometheusRulesTest {

    private static final String RULES = """
            groups:
              - name: queues
                interval: 30s
                rules:
                  - record: queue:depth:max
                    expr: max by (queue) (queue_depth)
                  - alert: QueueFull
                    expr: queue:depth:max > 100
                    for: 2m
                    labels: { severity: warning, team: orders }
                    annotations:
                      summary: "{{ $labels.queue }} holds {{ $value }}"
                      runbook_url: https://example.org/{{ $labels.queue }}
                  - alert: QueueFull
                    expr: queue:depth:max > 1000
                    labels: { severity: critical }
                  - alert: Outside
                    expr: max_over_time(queue_depth[1h:5m]) > 1
            """;

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private final double[] depth = {5, 5};

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("alerts"));
        Files.writeString(folder.resolve("alerts/queues.yml"), RULES);
        configure("prometheus-rules: [alerts/*.yml]");
    }

    private void configure(String more) throws IOException {
        Files.writeString(
                folder.resolve("incidents.yaml"),
                "incidents:\n  journal: { directory: '" + folder.resolve("journal") + "' }\n  " + more + "\n");
    }

    private IncidentManager process(RecordingSink to) {
        IncidentManager manager = Desk.manager(time, to)
                .config(IncidentConfig.load(folder.resolve("incidents.yaml")))
                .build();
        manager.metrics().gauge("queue_depth", Map.of("queue", "mail", "host", "a"), () -> depth[0]);
        manager.metrics().gauge("queue_depth", Map.of("queue", "mail", "host", "b"), () -> depth[1]);
        return manager;
    }

    @Test
    void rulesThatRunBesideOneThatIsSetAsideAreSomething() throws IOException {
        Files.writeString(folder.resolve("incidents.yaml"), "incidents:\n  prometheus-rules: [alerts/*.yml]\n");
        try (LogLines log = new LogLines();
                IncidentManager manager = process(sink)) {
            assertThat(manager.rules()).isNotEmpty();
            assertThat(log.warnings())
                    .anyMatch(line -> line.startsWith("Set aside: "))
                    .noneMatch(line -> line.startsWith("Nothing is left"));
        }
    }

    @Test
    void anAlertIsAnIncidentThatRisesAndFallsWithTheAlertsOfItsName() {
        try (IncidentManager manager = process(sink)) {
            time.advance(Duration.ofMinutes(1));
            depth[1] = 150;
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open()).as("pending").isEmpty();
            time.advance(Duration.ofMinutes(2));

            IncidentSnapshot incident = manager.open().get(0).snapshot();
            assertThat(incident.type()).isEqualTo("queue-full");
            assertThat(incident.title()).isEqualTo("mail holds 150");
            assertThat(incident.severity()).isEqualTo(SEV3);
            assertThat(incident.by()).containsExactly(entry("queue", "mail"));
            assertThat(incident.tags())
                    .contains(entry("team", "orders"), entry("runbook_url", "https://example.org/mail"))
                    .doesNotContainKey("severity");
            assertThat(incident.metrics()).containsEntry("value", 150.0);

            depth[1] = 2_000;
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open())
                    .singleElement()
                    .satisfies(open -> assertThat(open.snapshot().severity()).isEqualTo(SEV1));
            depth[1] = 150;
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open())
                    .singleElement()
                    .satisfies(open -> assertThat(open.snapshot().severity()).isEqualTo(SEV3));
            depth[1] = 5;
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open()).isEmpty();
            time.runUntilIdle();
            assertThat(sink.kinds()).startsWith("declared").endsWith("resolved");
        }
    }

    @Test
    void showsTheAlertsAmongTheRules() {
        try (IncidentManager manager = process(sink)) {
            depth[0] = 150;
            time.advance(Duration.ofMinutes(1));
            List<RuleStatus> rules = manager.rules();
            assertThat(rules).extracting(RuleStatus::rule).containsExactly("queue-full", "queue-full-2");
            assertThat(rules.get(0).instances()).singleElement().satisfies(instance -> {
                assertThat(instance.by()).containsExactly(entry("queue", "mail"));
                assertThat(instance.levels().get(0).phase()).isEqualTo(Phase.PENDING);
                assertThat(instance.incident()).isNull();
            });
        }
    }

    @Test
    void saysWhichRulesAreNotRunWhereAndWhy() {
        IncidentConfig config = IncidentConfig.load(folder.resolve("incidents.yaml"));
        assertThat(config.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place().file()).endsWith("queues.yml");
            assertThat(problem.place().line()).isEqualTo(18);
            assertThat(problem.message()).contains("a subquery is outside the subset");
        });
        try (IncidentManager manager = process(sink)) {
            assertThat(manager.rulesHealth().setAside()).singleElement().satisfies(problem -> {
                assertThat(problem.rule()).isEqualTo("outside");
                assertThat(problem.message()).contains("queues.yml:18:", "a subquery is outside the subset");
            });
            assertThat(manager.explain("outside")).isPresent();
        }
    }

    @Test
    void listsAmongWhatIsSetAsideAFileThatCannotBeReadAndOneThatIsNotThere() throws IOException {
        Files.writeString(folder.resolve("alerts/queues.yml"), "groups: [");
        configure("prometheus-rules: [alerts/queues.yml, nowhere.yml]");
        try (IncidentManager manager = process(sink)) {
            assertThat(manager.rulesHealth().setAside())
                    .extracting(RuleProblem::rule)
                    .containsExactly(folder.resolve("alerts/queues.yml").toString(), "prometheus-rules");
        }
    }

    @Test
    void alertsOfDifferentNamesAreIncidentsOfDifferentTypes() throws IOException {
        Files.writeString(folder.resolve("alerts/queues.yml"), """
                groups:
                  - name: queues
                    interval: 30s
                    rules:
                      - { alert: 日本, expr: max by (queue) (queue_depth) > 1 }
                      - { alert: 中国, expr: max by (queue) (queue_depth) > 2 }
                      - { alert: "99%", expr: max by (queue) (queue_depth) > 3 }
                      - { alert: HighDepth, expr: max by (queue) (queue_depth) > 4 }
                      - { alert: high_depth, expr: max by (queue) (queue_depth) > 4.5 }
                """);
        assertThat(IncidentConfig.load(folder.resolve("incidents.yaml")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.isError()).isFalse())
                .asString()
                .contains("the alerts \"HighDepth\" and \"high_depth\" would both be of the type high-depth");
        try (IncidentManager manager = process(sink)) {
            time.advance(Duration.ofMinutes(1));

            assertThat(manager.open())
                    .extracting(open -> open.snapshot().type())
                    .hasSize(5)
                    .doesNotHaveDuplicates()
                    .allMatch(type -> type.matches("[a-z][a-z0-9-]*"));
            assertThat(manager.open())
                    .extracting(open -> open.snapshot().title())
                    .containsExactlyInAnyOrder("日本", "中国", "99%", "HighDepth", "high_depth");
        }
    }

    @Test
    void theMostSevereAlertThatFiresHasTheTitleAndTheTags() throws IOException {
        Files.writeString(folder.resolve("alerts/queues.yml"), """
                groups:
                  - name: queues
                    interval: 30s
                    rules:
                      - alert: QueueFull
                        expr: max by (queue) (queue_depth) > 1000
                        labels: { severity: critical }
                        annotations: { summary: "{{ $labels.queue }} is very full", runbook_url: "worse" }
                      - alert: QueueFull
                        expr: clamp_max(max by (queue) (queue_depth), 101) > 100
                        labels: { severity: warning }
                        annotations: { summary: "{{ $labels.queue }} holds {{ $value }}", runbook_url: "bad" }
                """);
        try (IncidentManager manager = process(sink)) {
            depth[0] = 150;
            time.advance(Duration.ofMinutes(1));
            assertThat(called(manager)).isEqualTo("SEV3 mail holds 101, bad");
            depth[0] = 2_000;
            time.advance(Duration.ofMinutes(1));
            assertThat(called(manager)).isEqualTo("SEV1 mail is very full, worse");
            depth[0] = 150;
            time.advance(Duration.ofMinutes(1));
            assertThat(called(manager)).isEqualTo("SEV3 mail holds 101, bad");
            depth[0] = 5;
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open()).isEmpty();
            depth[0] = 2_000;
            time.advance(Duration.ofMinutes(1));
            assertThat(called(manager)).as("reopened").isEqualTo("SEV1 mail is very full, worse");
            depth[0] = 150;
            time.advance(Duration.ofMinutes(1));
            assertThat(called(manager)).isEqualTo("SEV3 mail holds 101, bad");
        }
    }

    private static String called(IncidentManager manager) {
        IncidentSnapshot incident = manager.open().get(0).snapshot();
        return incident.severity() + " " + incident.title() + ", "
                + incident.tags().get("runbook_url");
    }

    @Test
    void namesInQuotesAreReadAndOneThatNoMeterHasIsReported() throws IOException {
        Files.writeString(folder.resolve("alerts/queues.yml"), """
                groups:
                  - name: queues
                    interval: 30s
                    rules:
                      - record: "queue.depth"
                        expr: max by (queue) (queue_depth)
                        labels: { "service.name": shop }
                      - alert: QueueFull
                        expr: '{"queue.depth", "service.name"="shop"} > 100'
                        labels: { "team.name": orders }
                      - alert: NoMeter
                        expr: '{"http.server.requests"} > 100'
                """);
        IncidentConfig config = IncidentConfig.load(folder.resolve("incidents.yaml"));
        assertThat(config.problems()).isEmpty();
        depth[0] = 150;
        try (IncidentManager manager = process(sink)) {
            time.advance(Duration.ofMinutes(10));
            assertThat(manager.open()).singleElement().satisfies(open -> {
                assertThat(open.snapshot().by()).containsOnly(entry("queue", "mail"), entry("service.name", "shop"));
                assertThat(open.snapshot().tags()).containsEntry("team.name", "orders");
            });
            assertThat(manager.rulesHealth().troubles()).containsOnlyKeys("no-meter");
            assertThat(manager.rulesHealth().troubles().get("no-meter")).contains("http.server.requests");
            depth[0] = 5;
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open()).isEmpty();
        }
    }

    @Test
    void takesSeveritiesOfOnesOwn() throws IOException {
        configure(
                "prometheus-rules: { files: alerts/queues.yml, severity-label: team, severities: { orders: SEV1 }, every: 10s }");
        try (IncidentManager manager = process(sink)) {
            depth[0] = 150;
            time.advance(Duration.ofMinutes(4));
            assertThat(manager.open()).singleElement().satisfies(open -> {
                assertThat(open.snapshot().severity()).isEqualTo(SEV1);
                assertThat(open.snapshot().tags())
                        .containsEntry("severity", "warning")
                        .doesNotContainKey("team");
            });
        }
    }

    @Test
    void saysThatAFileIsNotThere() throws IOException {
        configure("prometheus-rules: [nothing.yml, 'classpath:nowhere.yml']");
        assertThat(IncidentConfig.load(folder.resolve("incidents.yaml")).problems())
                .extracting(problem -> problem.message().replace(folder.toString(), "…"))
                .containsExactly(
                        "\"nothing.yml\" is no file, seen from …",
                        "\"classpath:nowhere.yml\" cannot be read: there is no such file on the class path");
    }

    @Test
    void aFiringAlertGoesOnOverARestartAndEndsWhenItIsOver() {
        depth[0] = 150;
        String id;
        try (IncidentManager first = process(sink)) {
            time.advance(Duration.ofMinutes(5));
            id = first.open().get(0).id();
        }
        RecordingSink after = new RecordingSink();
        try (IncidentManager second = process(after)) {
            time.advance(Duration.ofMinutes(5));
            assertThat(second.open())
                    .singleElement()
                    .satisfies(open -> assertThat(open.id()).isEqualTo(id));
            assertThat(after.kinds()).doesNotContain("declared");
            depth[0] = 5;
            time.advance(Duration.ofMinutes(1));
            assertThat(second.open()).isEmpty();
        }
    }

    @Test
    void anAlertThatIsOverWhenTheProcessReturnsEndsOnceItsSeriesAreSeen() {
        depth[0] = 150;
        try (IncidentManager first = process(sink)) {
            time.advance(Duration.ofMinutes(5));
            assertThat(first.open()).hasSize(1);
        }
        depth[0] = 5;
        try (IncidentManager second = process(new RecordingSink())) {
            assertThat(second.open()).hasSize(1);
            time.advance(Duration.ofMinutes(1));
            assertThat(second.open()).isEmpty();
        }
    }
}
