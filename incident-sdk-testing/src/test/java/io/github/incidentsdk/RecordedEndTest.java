package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a rule file records is not gone because what it is computed from is unknown. */
@Timeout(240)
class RecordedEndTest {

    private static final String GROUPS = """
            groups:
              - name: recordings
                interval: 15s
                rules:
                  - { record: "rec:x", expr: x }
                  - { record: "rec:twice", expr: "rec:x * 2" }
                  - { record: "rec:smooth", expr: "rec:smooth * 0.5 + on (job) x * 0.5 or x" }
                  - { alert: Deep, expr: "rec:x > 5" }
                  - { alert: Away, expr: "absent(rec:x)" }
            """;

    private static final String FILE = """
            incidents:
              journal: { directory: '%s' }
              prometheus-rules: [rules.yml]
              types: { direct: { by: [job] }, chained: { by: [job] }, smooth: { by: [job] }, windowed: {by: [job] }, counted: {} }
              rules:
                direct: { declare: direct, value: "rec:x", levels: { SEV2: "> 5" }, every: 15s, keep: 30s }
                chained: { declare: chained, value: "rec:twice", levels: { SEV2: "> 5" }, every: 15s, keep: 30s }
                smooth: { declare: smooth, value: "rec:smooth", levels: { SEV2: "> 5" }, every: 15s, keep: 30s }
                windowed: { declare: windowed, value: "count_over_time(rec:x[5m])", levels: { SEV2: "> 18" }, every: 15s, keep: 30s }
                counted: { declare: counted, value: "count(rec:x > 5)", levels: { SEV2: "> 0" }, every: 15s, keep: 30s }
            """;

    private static final List<Sample> HIGH = List.of(new Sample("x", Labels.of("job", "a"), 9));
    private static final String REASON = "source 'site' has no data: it is away";

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private @Nullable List<Sample> answer = HIGH;
    private IncidentManager manager;

    private final MetricPoll poll = new MetricPoll() {
        @Override
        public Collection<Sample> poll() throws IOException {
            if (answer == null) {
                throw new IOException("it is away");
            }
            return answer;
        }

        @Override
        public Set<String> names() {
            return Set.of("x");
        }
    };

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("rules.yml"), GROUPS);
        Files.writeString(folder.resolve("incidents.yaml"), FILE.formatted(folder.resolve("journal")));
        begin();
        pass(8);
        assertThat(types()).containsExactlyInAnyOrder("direct", "chained", "smooth", "windowed", "counted", "deep");
    }

    private void begin() {
        IncidentConfig config = IncidentConfig.load(folder.resolve("incidents.yaml"));
        assertThat(config.problems()).isEmpty();
        manager = Desk.manager(time, new RecordingSink())
                .config(config)
                .poll("site", Duration.ofSeconds(15), poll)
                .build();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private void pass(int minutes) {
        time.advance(Duration.ofMinutes(minutes));
    }

    private List<String> types() {
        return manager.open().stream().map(open -> open.snapshot().type()).toList();
    }

    @Test
    void aSourceThatFailsEndsNothingThatIsRecordedFromIt() {
        answer = null;
        pass(60);
        assertThat(types()).contains("direct", "chained", "smooth", "windowed", "counted");
        assertThat(Desk.unknown(manager, "direct")).isEqualTo(REASON);
        assertThat(Desk.unknown(manager, "chained")).isEqualTo(REASON);

        answer = HIGH;
        pass(10);
        assertThat(types()).contains("direct", "chained", "smooth", "windowed", "counted");
        assertThat(Desk.unknown(manager, "direct")).isEqualTo("null");
        assertThat(Desk.unknown(manager, "smooth")).isEqualTo("null");
        answer = List.of();
        pass(20);
        assertThat(types()).as("gone by an answer that says so").containsExactly("away");
    }

    @Test
    void alertsOfPrometheusGoOnAsTheyDoThere() {
        answer = null;
        pass(60);
        assertThat(types()).contains("away").doesNotContain("deep");
    }

    @Test
    void aRestartWhileTheSourceFailsEndsNothing() {
        manager.close();
        answer = null;
        begin();
        pass(60);
        assertThat(types()).contains("direct", "chained", "smooth", "windowed", "counted");
        answer = List.of();
        pass(20);
        assertThat(types()).containsExactly("away");
    }
}
