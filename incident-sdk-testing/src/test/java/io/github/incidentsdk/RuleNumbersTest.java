package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every number by which rules are evaluated is a default, and the configuration may say another. */
@Timeout(240)
class RuleNumbersTest {

    private static final String DEEP = "value: queue_depth, levels: { SEV2: \"> 100\" }";

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();

    @TempDir
    Path directory;

    private IncidentManagerBuilder builder(String numbers, String rule) {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  evaluation: { %s }
                  types: { outage: {} }
                  rules:
                    busy: { declare: outage, %s }
                """.formatted(numbers, rule), "incidents.yaml");
        assertThat(config.problems()).isEmpty();
        return Desk.manager(time, sink).config(config);
    }

    private IncidentManager start(String numbers, String rule) {
        return builder(numbers, rule).build();
    }

    /** Whether an incident is open after so long. */
    private boolean isOpenAfter(IncidentManager manager, Duration passed) {
        time.advance(passed);
        return !manager.open().isEmpty();
    }

    @Test
    void aSeriesIsGoneAfterFiveMinutesUnlessTheRuleSaysOtherwise() {
        for (boolean said : new boolean[] {false, true}) {
            try (IncidentManager manager = start("", DEEP + (said ? ", gone-after: 45s" : ""))) {
                Series depth = manager.metrics().gauge("queue_depth", () -> 500);
                assertThat(isOpenAfter(manager, Duration.ofMinutes(1))).isTrue();
                depth.remove();

                assertThat(isOpenAfter(manager, Duration.ofSeconds(30))).isTrue();
                assertThat(isOpenAfter(manager, Duration.ofSeconds(60))).isEqualTo(!said);
                assertThat(isOpenAfter(manager, Duration.ofMinutes(3))).isEqualTo(!said);
                assertThat(isOpenAfter(manager, Duration.ofMinutes(2))).isFalse();
            }
        }
    }

    @Test
    void aRuleIsBlindAfterFiveMinutesUnlessItSaysOtherwise() {
        for (boolean said : new boolean[] {false, true}) {
            try (IncidentManager manager =
                    start("", DEEP + ", no-data: declare" + (said ? ", blind-after: 80s" : ""))) {
                manager.metrics().gauge("queue_depth", () -> Double.NaN);

                assertThat(isOpenAfter(manager, Duration.ofSeconds(60))).isFalse();
                assertThat(isOpenAfter(manager, Duration.ofSeconds(60))).isEqualTo(said);
                assertThat(manager.rules().get(0).blindness().lasting()).isEqualTo(said);
                assertThat(isOpenAfter(manager, Duration.ofMinutes(2))).isEqualTo(said);
                assertThat(isOpenAfter(manager, Duration.ofMinutes(2))).isTrue();
            }
        }
    }

    @Test
    void aWindowIsKnownWhenFourFifthsOfItWereWatchedUnlessSaid() {
        String rule = "value: 'increase(errors_total{code=\"500\"}[10m])', levels: { SEV2: \"> 5\" }";
        for (boolean said : new boolean[] {false, true}) {
            try (IncidentManager manager = start(said ? "covered-percent: 20" : "", rule)) {
                manager.metrics().counter("errors_total", Map.of("code", "404"), () -> 7);

                time.advance(Duration.ofSeconds(100));
                assertThat(isUnknown(manager)).isTrue();
                time.advance(Duration.ofSeconds(60));
                assertThat(isUnknown(manager)).isEqualTo(!said);
                time.advance(Duration.ofMinutes(5));
                assertThat(isUnknown(manager)).isEqualTo(!said);
                time.advance(Duration.ofMinutes(1));
                assertThat(isUnknown(manager)).isFalse();
            }
        }
    }

    private static boolean isUnknown(IncidentManager manager) {
        return manager.rules().get(0).blindness().unknown() != null;
    }

    @Test
    void windowsAreLongBeyondAnHourAndSavedEveryFiveMinutesUnlessSaid() {
        String rule = "value: 'avg_over_time(queue_depth[45m])', levels: { SEV2: \"> 100\" }";
        Path windows = directory.resolve("windows.bin");
        try (IncidentManager usual = builder("", rule).journal(directory).build()) {
            usual.metrics().gauge("queue_depth", () -> 7);
            time.advance(Duration.ofMinutes(20));
            assertThat(windows).doesNotExist();
        }
        try (IncidentManager told = builder("long-windows: 30m, save-windows-every: 30s", rule)
                .journal(directory)
                .build()) {
            told.metrics().gauge("queue_depth", () -> 7);
            time.advance(Duration.ofMinutes(1));
            assertThat(windows).exists();
        }
        try (LogLines log = new LogLines();
                IncidentManager forgetful = start("long-windows: 30m", rule)) {
            assertThat(forgetful.open()).isEmpty();
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("rules.busy", "looks back more than 30m", "journal.directory");
        }
    }

    @Test
    void theJournalSaysEveryHalfMinuteThatRulesWereEvaluatedUnlessSaid() throws IOException {
        assertThat(notes("", directory.resolve("usual"))).isBetween(15L, 18L);
        assertThat(notes("note-every: 2m", directory.resolve("seldom"))).isBetween(3L, 6L);
    }

    private long notes(String numbers, Path journal) throws IOException {
        try (IncidentManager manager =
                builder(numbers, DEEP + ", for: 1h").journal(journal).build()) {
            manager.metrics().gauge("queue_depth", () -> 500);
            time.advance(Duration.ofMinutes(8));
        }
        long notes = 0;
        try (Stream<Path> files = Files.list(journal)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
                notes += Files.readString(file)
                        .lines()
                        .filter(line -> line.contains("\"rules\":"))
                        .count();
            }
        }
        return notes;
    }

    @Test
    void timeAwayCountsForNobodyBeyondTwoTicksUnlessSaid() {
        assertThat(isOpenAfterBeingAway("", directory.resolve("usual"))).isFalse();
        assertThat(isOpenAfterBeingAway("pause-ticks: 100", directory.resolve("patient")))
                .isTrue();
    }

    private boolean isOpenAfterBeingAway(String numbers, Path journal) {
        try (IncidentManager first =
                builder(numbers, DEEP + ", for: 10m").journal(journal).build()) {
            first.metrics().gauge("queue_depth", () -> 500);
            time.advance(Duration.ofMinutes(2));
        }
        time.advance(Duration.ofMinutes(20));
        try (IncidentManager second =
                builder(numbers, DEEP + ", for: 10m").journal(journal).build()) {
            second.metrics().gauge("queue_depth", () -> 500);
            return isOpenAfter(second, Duration.ofMinutes(1));
        }
    }
}
