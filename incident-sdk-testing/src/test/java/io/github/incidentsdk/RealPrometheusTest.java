package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.testing.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same rules in this process and at a real Prometheus server that scrapes it. */
@Timeout(600)
class RealPrometheusTest {

    private static final String RULES = """
              rules:
                HERE-depth: { declare: backlog, value: "max by (queue) (queue_depth)", levels: { SEV1: "> 1000", SEV3: "> 100" }, ALL }
                HERE-ratio: { declare: failing, value: "sum(errors_now) / sum(requests_now)", levels: { SEV2: "> 0.1" }, ALL }
                HERE-both: { declare: busy, expr: "max by (queue) (queue_depth) > 100 and on () sum(requests_now) > 50", level: SEV2, ALL }
                HERE-absent: { declare: missing, expr: absent(last_backup_age), level: SEV3, ALL }
            """;

    @TempDir
    Path folder;

    private final double[] depth = {5};
    private final double[] errors = {1};
    private final double[] requests = {20};
    private @Nullable RealPrometheus prometheus;
    private @Nullable IncidentManager manager;

    @BeforeEach
    void start() throws IOException {
        RealPrometheus started = RealPrometheus.start(folder);
        assumeThat(started)
                .as("%s does not name a folder with Prometheus 3", RealPrometheus.VARIABLE)
                .isNotNull();
        prometheus = started;
        started.shows("queue_depth{queue=\"mail\"}", () -> depth[0]);
        started.shows("queue_depth{queue=\"jobs\"}", () -> 7);
        started.shows("errors_now", () -> errors[0]);
        started.shows("requests_now", () -> requests[0]);
        started.shows("last_backup_age", () -> 60);
        String all = "every: 500ms, keep: 1s";
        IncidentConfig config = IncidentConfig.parseYaml(
                """
                incidents:
                  types:
                    backlog: { by: [queue] }
                    busy: { by: [queue] }
                    failing: {}
                    missing: {}
                  sources:
                    fleet: { type: prometheus, url: "%s" }
                """.formatted(started.url())
                        + RULES.replace("HERE", "here").replace("ALL", all)
                        + RULES.replace("  rules:\n", "")
                                .replace("HERE", "there")
                                .replace("ALL", all + ", source: fleet"),
                "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        IncidentManager made = IncidentManager.builder()
                .config(config)
                .sink("recording", new RecordingSink())
                .closeWithProcess(false)
                .build();
        manager = made;
        made.metrics().gauge("queue_depth", Map.of("queue", "mail"), () -> depth[0]);
        made.metrics().gauge("queue_depth", Map.of("queue", "jobs"), () -> 7);
        made.metrics().gauge("errors_now", () -> errors[0]);
        made.metrics().gauge("requests_now", () -> requests[0]);
        made.metrics().gauge("last_backup_age", () -> 60);
    }

    @AfterEach
    void stop() throws IOException {
        if (manager != null) {
            manager.close();
        }
        if (prometheus != null) {
            prometheus.close();
        }
    }

    /** What each level of each instance does, here or there, by rule and label set. */
    private Map<String, String> states(String where) {
        Map<String, String> states = new TreeMap<>();
        for (RuleStatus rule : manager.rules()) {
            if (rule.rule().startsWith(where)) {
                String name = rule.rule().substring(where.length());
                boolean blind = rule.blindness().unknown() != null;
                states.put(name, blind ? "blind" : "sees");
                for (InstanceStatus instance : rule.instances()) {
                    if (instance.isActive()) {
                        states.put(
                                name + instance.by(),
                                instance.levels().stream()
                                        .map(level -> level.severity() + " " + level.phase())
                                        .toList()
                                        .toString());
                    }
                }
            }
        }
        return states;
    }

    /** Waits until both say the same and it is as expected. */
    private void bothSay(String... active) throws InterruptedException {
        List<String> expected = new ArrayList<>(List.of("-absent", "-both", "-depth", "-ratio"));
        expected.addAll(List.of(active));
        expected.sort(null);
        until(() -> List.copyOf(states("here").keySet()).equals(expected)
                && states("here").equals(states("there"))
                && !states("here").containsValue("blind"));
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 1_200 && !condition.getAsBoolean(); i++) {
            never.await(100, TimeUnit.MILLISECONDS);
        }
        assertThat(condition.getAsBoolean())
                .as("here %s, there %s", states("here"), states("there"))
                .isTrue();
    }

    @Test
    void aRuleMovesBetweenThisProcessAndAPrometheusServerWithTheSameStates() throws InterruptedException {
        bothSay();
        depth[0] = 500;
        bothSay("-depth{queue=mail}");
        requests[0] = 100;
        bothSay("-both{queue=mail}", "-depth{queue=mail}");
        depth[0] = 5_000;
        errors[0] = 30;
        bothSay("-both{queue=mail}", "-depth{queue=mail}", "-ratio{}");
        assertThat(manager.open()).as("each held by both").hasSize(3);
        errors[0] = 0;
        requests[0] = 0; // nothing of nothing
        bothSay("-depth{queue=mail}");
        depth[0] = 5;
        bothSay();
        until(() -> manager.open().isEmpty());
    }

    @Test
    void aServerThatIsAwayResolvesNothing() throws Exception {
        depth[0] = 500;
        bothSay("-depth{queue=mail}");
        String there = manager.rules().stream()
                .filter(rule -> rule.rule().equals("there-depth"))
                .flatMap(rule -> rule.instances().stream())
                .filter(InstanceStatus::isActive)
                .map(InstanceStatus::incident)
                .findFirst()
                .orElseThrow();
        prometheus.close();
        depth[0] = 5;
        until(() ->
                "blind".equals(states("there").get("-depth")) && !states("here").containsKey("-depth{queue=mail}"));
        assertThat(manager.find(there).orElseThrow().snapshot().status().isOpen())
                .isTrue();
        assertThat(manager.sources().get(0).failure())
                .startsWith("there is no answer from 127.0.0.1: the connection was refused");
    }
}
