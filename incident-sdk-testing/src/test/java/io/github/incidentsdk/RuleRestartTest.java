package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules of one process after the other with the same journal directory. */
@Timeout(240)
class RuleRestartTest {

    private final VirtualTime time = new VirtualTime();

    @TempDir
    Path directory;

    @TempDir
    Path configuration;

    private IncidentManagerBuilder process(RecordingSink sink) {
        return Desk.manager(time, sink)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory))
                        .build())
                .rule(IncidentRule.named("deep-queue")
                        .declares("outage")
                        .value("queue_depth")
                        .level(SEV2, "> 100")
                        .holdsFor(Duration.ofMinutes(10))
                        .build());
    }

    private List<String> ruleLines() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> segments =
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList();
            assertThat(segments).hasSize(1);
            return Files.readString(segments.get(0))
                    .lines()
                    .filter(line -> line.contains("\"rules\":"))
                    .toList();
        }
    }

    @Test
    void goesOnPendingAndOpensOnce() throws IOException {
        RecordingSink sink = new RecordingSink();
        try (IncidentManager first = process(sink).build()) {
            first.metrics().gauge("queue_depth", () -> 200);
            time.advance(Duration.ofMinutes(8));
        }
        assertThat(sink.attempts()).isEmpty();
        assertThat(ruleLines()).hasSizeBetween(15, 18).first().asString().contains("\"phase\":\"pending\"");
        time.advance(Duration.ofMinutes(30));

        RecordingSink after = new RecordingSink();
        try (IncidentManager second = process(after).build()) {
            second.metrics().gauge("queue_depth", () -> 200);
            time.advance(Duration.ofMinutes(1));
            assertThat(second.open())
                    .as("half an hour away is not half an hour of a deep queue")
                    .isEmpty();
            time.advance(Duration.ofMinutes(2));
            assertThat(second.open()).hasSize(1);
            assertThat(second.flush(Duration.ofSeconds(5))).isTrue();
        }
        RecordingSink later = new RecordingSink();
        try (IncidentManager third = process(later).build()) {
            third.metrics().gauge("queue_depth", () -> 200);
            time.advance(Duration.ofMinutes(20));
            assertThat(third.open()).hasSize(1);
        }
        assertThat(after.kinds()).containsExactly("declared");
        assertThat(later.kinds()).as("no second opening").isEmpty();
    }

    @Test
    void forgetsWhatWasPendingAfterTheToleranceThatWasSet() {
        RecordingSink sink = new RecordingSink();
        try (IncidentManager first = process(sink).build()) {
            first.metrics().gauge("queue_depth", () -> 200);
            time.advance(Duration.ofMinutes(8));
        }
        time.advance(Duration.ofMinutes(3));
        try (IncidentManager second = process(new RecordingSink())
                .outageTolerance(Duration.ofMinutes(2))
                .build()) {
            second.metrics().gauge("queue_depth", () -> 200);
            time.advance(Duration.ofMinutes(9));
            assertThat(second.open()).isEmpty();
            time.advance(Duration.ofMinutes(2));
            assertThat(second.open()).hasSize(1);
        }
    }

    private IncidentManager configured(String rules) throws IOException {
        Path file = configuration.resolve("incidents.yaml");
        Files.writeString(file, """
                incidents:
                  restore-ticks: 0
                  journal: { directory: %s }
                  types: { outage: {}, flood: {} }
                %s""".formatted(directory, rules.indent(2)));
        return IncidentManager.builder()
                .config(IncidentConfig.load(file))
                .sink("desk", new RecordingSink())
                .workers(time)
                .build();
    }

    private static final String BOTH = """
            rules:
              x: { declare: outage, value: g, levels: { SEV2: '> 5' } }
              y: { declare: flood, value: h, levels: { SEV2: '> 5' } }
            """;

    private List<String> openAfter(String rules) throws IOException {
        try (IncidentManager first = configured(BOTH)) {
            first.metrics().gauge("g", () -> 9);
            first.metrics().gauge("h", () -> 9);
            time.advance(Duration.ofMinutes(1));
            assertThat(first.open()).hasSize(2);
        }
        try (IncidentManager second = configured(rules)) {
            time.advance(Duration.ofMinutes(1));
            return second.open().stream()
                    .map(incident -> incident.snapshot().type())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void endsWhatARemovedRuleClaimedAlthoughAnotherIsBroken() throws IOException {
        assertThat(openAfter(BOTH.replace("value: g", "value: 'g >'").replaceAll("  y: .*\n", "")))
                .containsExactly("outage");
    }

    @Test
    void endsWhatARemovedRuleClaimedAlthoughASinkIsBroken() throws IOException {
        assertThat(openAfter(BOTH.replaceAll("  y: .*\n", "") + "sinks: { pager: { type: none-such } }\n"))
                .containsExactly("outage");
    }

    @Test
    void endsNothingOfRulesWhoseSectionCouldNotBeRead() throws IOException {
        assertThat(openAfter("rules: [x]\n")).containsExactly("flood", "outage");
    }

    @Test
    void endsNothingOfRulesWhoseSectionMayBeTheOneThatIsMisspelt() throws IOException {
        assertThat(openAfter(BOTH.replace("rules:", "ruels:"))).containsExactly("flood", "outage");
    }

    @Test
    void endsNothingOfARuleWhoseNameMayBeTheOneThatIsBroken() throws IOException {
        assertThat(openAfter(BOTH.replace("y:", "Y!:"))).containsExactly("flood", "outage");
    }

    @Test
    void endsNothingWhileARuleFileCannotBeRead() throws IOException {
        assertThat(openAfter(BOTH.replaceAll("  y: .*\n", "") + "prometheus-rules: { files: [none.yml] }\n"))
                .containsExactly("flood", "outage");
    }
}
