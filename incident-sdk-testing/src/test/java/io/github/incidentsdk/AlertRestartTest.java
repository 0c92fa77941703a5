package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Level;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.metric.Series;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alerts of Prometheus' rule files in one process after the other with the same journal directory. */
@Timeout(240)
class AlertRestartTest {

    private final VirtualTime time = new VirtualTime();
    private RecordingSink sink = new RecordingSink();
    private double depth = 200;

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        rules("expr: queue_depth > 100", "for: 10m");
        configure("1h");
    }

    private void rules(String... lines) throws IOException {
        Files.writeString(
                directory.resolve("rules.yml"),
                "groups:\n- name: queues\n  interval: 15s\n  rules:\n  - alert: DeepQueue\n    "
                        + String.join("\n    ", lines) + "\n");
    }

    private void configure(String outageTolerance) throws IOException {
        Files.writeString(
                directory.resolve("incidents.yaml"), """
                incidents:
                  journal: { directory: '%s' }
                  outage-tolerance: %s
                  prometheus-rules: [rules.yml]
                """.formatted(directory.resolve("journal"), outageTolerance));
    }

    private IncidentManager unwatched() {
        sink = new RecordingSink();
        return Desk.manager(time, sink)
                .config(IncidentConfig.load(directory.resolve("incidents.yaml")))
                .build();
    }

    private IncidentManager process() {
        IncidentManager manager = unwatched();
        gauge(manager);
        return manager;
    }

    private Series gauge(IncidentManager manager) {
        return manager.metrics().gauge("queue_depth", Map.of("queue", "mail"), () -> depth);
    }

    private void run(Duration duration) {
        try (IncidentManager manager = process()) {
            time.advance(duration);
            assertThat(manager.rulesHealth().setAside()).isEmpty();
        }
    }

    private static RuleStatus.LevelStatus level(IncidentManager manager) {
        return manager.rules().get(0).instances().get(0).levels().get(0);
    }

    @Test
    void pendingGoesOnWithoutTheTimeAwayAndOpensOnce() throws IOException {
        run(Duration.ofMinutes(8));
        assertThat(ruleLines().get(0)).contains("\"phase\":\"pending\"", "deep-queue", "mail");
        time.advance(Duration.ofMinutes(30));
        try (IncidentManager second = process()) {
            time.advance(Duration.ofMinutes(1));
            assertThat(second.open())
                    .as("half an hour away is not half an hour of a deep queue")
                    .isEmpty();
            assertThat(level(second).phase()).isEqualTo(Phase.PENDING);
            assertThat(level(second).trueFor()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
            time.advance(Duration.ofMinutes(2));
            assertThat(second.open())
                    .singleElement()
                    .satisfies(open -> assertThat(open.snapshot().by()).containsExactly(entry("queue", "mail")));
        }
        assertThat(sink.kinds()).containsExactly("declared");
        run(Duration.ofMinutes(20));
        assertThat(sink.kinds()).as("no second opening").isEmpty();
    }

    @Test
    void processesThatDieBeforeTheySeeAnythingAddNoTime() {
        run(Duration.ofMinutes(8));
        for (int i = 0; i < 10; i++) {
            time.advance(Duration.ofMinutes(2));
            try (IncidentManager crashing = unwatched()) {
                time.advance(Duration.ofMinutes(2));
                assertThat(level(crashing).phase()).isEqualTo(Phase.PENDING);
                assertThat(level(crashing).trueFor()).isLessThan(Duration.ofMinutes(10));
            }
        }
        try (IncidentManager last = process()) {
            time.advance(Duration.ofSeconds(30));
            assertThat(last.open()).isEmpty();
            time.advance(Duration.ofMinutes(2));
            assertThat(last.open()).hasSize(1);
        }
    }

    @Test
    void pendingEndsWhenItsSeriesIsThereAndFine() {
        run(Duration.ofMinutes(8));
        depth = 5;
        try (IncidentManager second = process()) {
            time.advance(Duration.ofSeconds(30));
            depth = 200;
            time.advance(Duration.ofMinutes(9));
            assertThat(second.open()).isEmpty();
            time.advance(Duration.ofMinutes(2));
            assertThat(second.open()).hasSize(1);
        }
    }

    @Test
    void pendingIsForgottenWhenNothingIsSeenForFiveMinutes() {
        run(Duration.ofMinutes(8));
        try (IncidentManager second = unwatched()) {
            time.advance(Duration.ofMinutes(6));
            assertThat(second.rules().get(0).instances()).isEmpty();
            gauge(second);
            time.advance(Duration.ofMinutes(9));
            assertThat(second.open()).isEmpty();
        }
    }

    @Test
    void pendingIsDroppedBeyondTheToleranceAndFiringStaysWithoutASecondOpening() throws IOException {
        configure("2m");
        run(Duration.ofMinutes(8));
        time.advance(Duration.ofMinutes(3));
        try (IncidentManager second = process()) {
            time.advance(Duration.ofMinutes(9));
            assertThat(second.open()).isEmpty();
            time.advance(Duration.ofMinutes(2));
            assertThat(second.open()).hasSize(1);
        }
        time.advance(Duration.ofMinutes(30));
        try (IncidentManager third = process()) {
            time.advance(Duration.ofSeconds(15));
            assertThat(level(third).phase()).isEqualTo(Phase.FIRING);
            time.advance(Duration.ofMinutes(1));
            assertThat(third.open()).hasSize(1);
            assertThat(sink.kinds()).isEmpty();
            depth = 5;
            time.advance(Duration.ofMinutes(1));
            assertThat(third.open()).isEmpty();
        }
    }

    @Test
    void firingWaitsForItsSeriesAndEndsWhenThatIsFine() throws IOException {
        rules("expr: queue_depth > 100");
        run(Duration.ofMinutes(1));
        assertThat(sink.kinds()).containsExactly("declared");
        try (IncidentManager second = unwatched()) {
            time.advance(Duration.ofMinutes(4));
            assertThat(level(second).phase()).isEqualTo(Phase.FIRING);
            assertThat(second.open()).as("nothing is there yet").hasSize(1);
            depth = 5;
            gauge(second);
            time.advance(Duration.ofSeconds(30));
            assertThat(second.open()).isEmpty();
        }
        assertThat(sink.kinds()).doesNotContain("declared").endsWith("resolved");
    }

    @Test
    void whatFiredOnSeveralSeriesDoesNotEndByThoseThatAreRegisteredFirst() throws IOException {
        rules("expr: max(queue_depth) > 100");
        run(Duration.ofMinutes(1));
        assertThat(sink.kinds()).containsExactly("declared");

        try (IncidentManager second = unwatched()) {
            second.metrics().gauge("queue_depth", Map.of("queue", "calm"), () -> 1);
            time.advance(Duration.ofMinutes(3));
            gauge(second); // the deep one, as late as a lazy bean
            time.advance(Duration.ofMinutes(10));
            assertThat(sink.kinds()).as("neither an end nor a second opening").isEmpty();
            assertThat(second.open()).hasSize(1);

            depth = 1;
            time.advance(Duration.ofMinutes(1));
            assertThat(sink.kinds()).endsWith("resolved");
        }
    }

    @Test
    void whatFiredOnSeveralSeriesEndsWhenTheyStayCalmForAsLongAsOneValueCounts() throws IOException {
        rules("expr: max(queue_depth) > 100");
        run(Duration.ofMinutes(1));
        depth = 1;

        try (IncidentManager second = process()) {
            time.advance(Duration.ofMinutes(4));
            assertThat(second.open()).hasSize(1);
            time.advance(Duration.ofMinutes(2));
            assertThat(sink.kinds()).endsWith("resolved");
        }
    }

    @Test
    void whatLingersLingersOn() throws IOException {
        rules("expr: queue_depth > 100", "keep_firing_for: 10m");
        try (IncidentManager first = process()) {
            time.advance(Duration.ofMinutes(1));
            depth = 5;
            time.advance(Duration.ofMinutes(6));
            assertThat(level(first).phase()).isEqualTo(Phase.RECOVERING);
        }
        try (IncidentManager second = process()) {
            time.advance(Duration.ofMinutes(3));
            assertThat(second.open()).hasSize(1);
            time.advance(Duration.ofMinutes(2));
            assertThat(second.open()).isEmpty();
        }
    }

    @Test
    void pendingStartsAnewWhenTheExpressionWasEdited() throws IOException {
        run(Duration.ofMinutes(8));
        rules("expr: queue_depth > 150", "for: 10m");
        try (IncidentManager second = process()) {
            time.advance(Duration.ofMinutes(9));
            assertThat(second.open()).isEmpty();
            time.advance(Duration.ofMinutes(2));
            assertThat(second.open()).hasSize(1);
        }
    }

    @Test
    void absenceOpensNothingBeforeAnythingCouldBeThere() throws IOException {
        rules("expr: absent(queue_depth)");
        try (IncidentManager manager = unwatched()) {
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open()).isEmpty();
            Series there = gauge(manager);
            time.advance(Duration.ofMinutes(9));
            assertThat(manager.open()).isEmpty();
            there.remove();
            time.advance(Duration.ofMinutes(1));
            assertThat(manager.open()).hasSize(1);
        }
    }

    @Test
    void absenceOpensWhenNothingComes() throws IOException {
        rules("expr: absent(queue_depth)");
        try (IncidentManager manager = unwatched()) {
            time.advance(Duration.ofMinutes(6));
            assertThat(manager.open()).hasSize(1);
        }
    }

    private double average(IncidentManager manager) {
        return manager.rules().get(0).instances().get(0).values().get("value");
    }

    @Test
    void windowsOverAnHourGoOnWithEverySample() throws IOException {
        rules("expr: count_over_time(queue_depth[2h])");
        run(Duration.ofMinutes(60));
        assertThat(directory.resolve("journal/windows.bin")).isNotEmptyFile();
        time.advance(Duration.ofMinutes(10));
        try (IncidentManager second = process()) {
            time.advance(Duration.ofMinutes(20));
            assertThat(average(second)).isBetween(80 * 4 - 4.0, 80 * 4 + 4.0);
        }
    }

    @Test
    void windowsOverWhatIsRecordedGoOn() throws IOException {
        Files.writeString(directory.resolve("rules.yml"), """
                groups:
                - name: queues
                  interval: 15s
                  rules:
                  - record: depth:max
                    expr: max(queue_depth)
                  - alert: DeepQueue
                    expr: avg_over_time(depth:max[2h]) > 1
                """);
        run(Duration.ofMinutes(60));
        depth = 20;
        try (IncidentManager second = process()) {
            time.advance(Duration.ofMinutes(20));
            assertThat(average(second)).as("three quarters are from before").isBetween(150.0, 160.0);
        }
    }

    @Test
    void looksFarBackWithoutADirectoryIsAWarning() throws IOException {
        rules("expr: rate(requests_total[2h]) > 5");
        Files.writeString(directory.resolve("incidents.yaml"), "incidents:\n  prometheus-rules: [rules.yml]\n");
        try (LogLines log = new LogLines();
                IncidentManager manager = process()) {
            assertThat(manager.rulesHealth().setAside()).isEmpty();
            assertThat(log.messages(Level.WARN))
                    .anyMatch(line -> line.contains("\"deep-queue\" looks back more than 1h,"));
        }
    }

    private List<String> ruleLines() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
            List<Path> segments =
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList();
            assertThat(segments).hasSize(1);
            return Files.readString(segments.get(0))
                    .lines()
                    .filter(line -> line.contains("\"rules\":"))
                    .toList();
        }
    }
}
