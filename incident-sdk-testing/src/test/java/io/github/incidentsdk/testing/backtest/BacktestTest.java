package io.github.incidentsdk.testing.backtest;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.prometheus.RuleFile;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.testing.backtest.report.BacktestReport;
import io.github.incidentsdk.testing.backtest.report.Episode;
import io.github.incidentsdk.testing.backtest.report.Summary;
import io.github.incidentsdk.testing.backtest.report.Transition;
import io.github.incidentsdk.testing.backtest.series.LabelledWindow;
import io.github.incidentsdk.testing.backtest.series.RecordedSeries;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    private static IncidentRuleBuilder rule(String value) {
        return IncidentRule.named("load").declares("overload").value(value);
    }

    /** A series with a sample per step. */
    private static RecordedSeries series(Duration step, double... values) {
        return RecordedSeries.builder()
                .add("x", Labels.empty(), START, step.toMillis(), values.length, i -> values[(int) i])
                .build();
    }

    private static RecordedSeries minutes(double... values) {
        return series(Duration.ofMinutes(1), values);
    }

    private static List<String> shown(BacktestReport report) {
        return report.transitions().stream()
                .map(each -> Duration.between(START, each.at()).toMinutes() + " "
                        + each.kind().word() + " " + each.severity())
                .toList();
    }

    @Test
    void tellsEveryTransitionOfALevelAndOfItsIncident() {
        IncidentRule rule = rule("x")
                .level(SEV2, "> 30")
                .holdsFor(Duration.ofMinutes(2))
                .keep(Duration.ofMinutes(2))
                .build();
        double[] values = new double[40];
        values[1] = 31; // alone, and long before the rest, which would otherwise count as flapping
        Arrays.fill(values, 27, 30, 31);
        values[31] = 31;
        BacktestReport report = Backtest.of(rule).over(minutes(values)).run();
        assertThat(shown(report))
                .containsExactly(
                        "1 pending SEV2",
                        "2 near-miss SEV2",
                        "27 pending SEV2",
                        "29 firing SEV2",
                        "29 opened SEV2",
                        "30 recovering SEV2",
                        "31 relapsed SEV2",
                        "32 recovering SEV2",
                        "34 ended SEV2",
                        "34 resolved SEV2");
        Summary summary = report.rule("load");
        assertThat(summary).isEqualTo(report.summary());
        assertThat(summary.opens()).isEqualTo(1);
        assertThat(summary.nearMisses()).isEqualTo(1);
        assertThat(summary.inIncident()).isEqualTo(Duration.ofMinutes(5));
        assertThat(report.transitions(Transition.Kind.FIRING).get(0).values()).containsEntry("x", 31.0);
        assertThat(report.ticks()).isEqualTo(40);
    }

    @Test
    void risesAndFallsWithinOneIncident() {
        IncidentRule rule = rule("x")
                .level(SEV1, "> 90")
                .level(SEV3, "> 50")
                .keep(Duration.ofMinutes(1))
                .build();
        BacktestReport report =
                Backtest.of(rule).over(minutes(0, 60, 95, 60, 60, 0, 0, 0)).run();
        assertThat(report.transitions().stream()
                        .filter(each -> each.kind().isOfIncident())
                        .map(each -> each.kind().word() + " " + each.severity()))
                .containsExactly("opened SEV3", "severity-changed SEV1", "severity-changed SEV3", "resolved SEV3");
        assertThat(report.incidents()).extracting(Episode::worst).containsExactly(SEV1);
    }

    @Test
    void failsABuildWhenARuleWouldHaveFlapped() {
        double[] nervous = new double[120];
        for (int i = 0; i < nervous.length; i++) {
            nervous[i] = i / 5 % 2 == 0 ? 80 : 95;
        }
        IncidentRuleBuilder rule = rule("x").level(SEV2, "> 90");
        Summary flaps = Backtest.of(rule.build()).over(minutes(nervous)).run().rule("load");
        assertThat(flaps.opens()).isEqualTo(12);
        assertThat(flaps.flaps()).isEqualTo(11);
        Summary calm = Backtest.of(rule.keep(Duration.ofMinutes(10)).build())
                .over(minutes(nervous))
                .run()
                .rule("load");
        assertThat(calm.opens()).isEqualTo(1);
        assertThat(calm.flaps()).isZero();
        assertThat(calm.openAtEnd()).isEqualTo(1);
    }

    @Test
    void evaluatesAsOftenAsSamplesWereTakenWhereThatIsLessOften() {
        IncidentRule rule =
                rule("x").level(SEV2, "> 90").holdsFor(Duration.ofMinutes(10)).build();
        BacktestReport report = Backtest.of(rule)
                .over(series(Duration.ofMinutes(5), 0, 95, 95, 95, 0, 0, 0, 0))
                .run();
        assertThat(report.ticks()).isEqualTo(8);
        assertThat(shown(report)).startsWith("5 pending SEV2", "15 firing SEV2");
        assertThat(Backtest.of(rule)
                        .over(series(Duration.ofMinutes(5), 0, 0))
                        .every(Duration.ofSeconds(15))
                        .run()
                        .ticks())
                .isEqualTo(21);
    }

    @Test
    void letsNoSeriesGoStaleBetweenSamplesThatLieFarApart() {
        IncidentRule rule = rule("x").level(SEV2, "> 90").build();
        BacktestReport report = Backtest.of(rule)
                .over(series(Duration.ofHours(1), 95, 95, 95, 95, 95, 95))
                .every(Duration.ofSeconds(15))
                .run();
        assertThat(shown(report)).containsExactly("0 firing SEV2", "0 opened SEV2");
    }

    @Test
    void looksAsFarAroundAnOffsetAsSamplesLieApart() {
        IncidentRule rule = rule("x - x offset 3h").level(SEV2, "> 50").build();
        RecordedSeries hourly = RecordedSeries.builder()
                .add("x", Labels.empty(), START.plusSeconds(1_700), 3_600_000, 8, i -> i == 6 ? 100 : 0)
                .build();
        BacktestReport report =
                Backtest.of(rule).over(hourly).every(Duration.ofMinutes(10)).run();
        assertThat(report.summary().opens()).isEqualTo(1);
    }

    @Test
    void knowsNothingWhereNothingWasRecorded() {
        RecordedSeries holed = RecordedSeries.builder()
                .add("x", Labels.empty(), START, 60_000, 30, i -> 95)
                .add("x", Labels.empty(), START.plus(Duration.ofHours(3)), 60_000, 30, i -> 95)
                .build();
        BacktestReport report =
                Backtest.of(rule("x").level(SEV2, "> 90").build()).over(holed).run();
        assertThat(shown(report)).containsExactly("0 firing SEV2", "0 opened SEV2");
    }

    @Test
    void nothingLastsLongerThanWhatWasRecorded() {
        IncidentRule high = rule("x").level(SEV2, "> 3").build();
        BacktestReport open =
                Backtest.of(high).over(series(Duration.ofHours(10), 5, 5)).run();
        assertThat(open.summary().inIncident()).isEqualTo(Duration.ofHours(10));
        assertThat(open.summary().openAtEnd()).isEqualTo(1);
        BacktestReport years =
                Backtest.of(high).over(series(Duration.ofDays(365), 5, 5)).run();
        assertThat(years.summary().inIncident()).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void whatBeginsAtTheLastTickHasNoLength() {
        BacktestReport report = Backtest.of(rule("x").level(SEV2, "> 3").build())
                .over(series(Duration.ofHours(10), 0, 5))
                .run();
        assertThat(report.summary().opens()).isEqualTo(1);
        assertThat(report.summary().inIncident()).isZero();
    }

    @Test
    void twoSamplesFarApartAreSaidToBeTakenForASeriesThatIsSampledThatSeldom() {
        IncidentRule high = rule("x").level(SEV2, "> 3").build();
        assertThat(Backtest.of(high)
                        .over(series(Duration.ofDays(365), 5, 5))
                        .run()
                        .warnings())
                .containsExactly("x has two samples, 365d apart, and is taken for a series that is sampled that seldom:"
                        + " the first one counts until the second one");
        assertThat(Backtest.of(high).over(minutes(5, 5)).run().warnings()).isEmpty();
        assertThat(Backtest.of(high)
                        .over(series(Duration.ofDays(1), 5, 5, 5))
                        .run()
                        .warnings())
                .isEmpty();
    }

    @Test
    void endsWhatASeriesHeldThatAloneIsGone() {
        RecordedSeries series = RecordedSeries.builder()
                .add("x", Labels.of("host", "a"), START, 60_000, 30, i -> 95)
                .add("x", Labels.of("host", "b"), START, 60_000, 90, i -> 10)
                .build();
        IncidentConfig config = IncidentConfig.builder()
                .type(IncidentType.named("overload").by("host").build())
                .rule(rule("x").level(SEV2, "> 90").build())
                .build();
        BacktestReport report = Backtest.of(config).over(series).run();
        assertThat(report.incidents()).singleElement().satisfies(episode -> {
            assertThat(episode.by()).containsEntry("host", "a");
            assertThat(episode.isOver()).isTrue();
            assertThat(episode.to()).isBefore(START.plus(Duration.ofMinutes(45)));
        });
    }

    @Test
    void comparesWithLabelledWindows() {
        double[] values = new double[24 * 60];
        Arrays.fill(values, 100, 120, 95);
        Arrays.fill(values, 600, 610, 95);
        BacktestReport report = Backtest.of(rule("x").level(SEV2, "> 90").build())
                .over(minutes(values))
                .labelled(List.of(
                        window(90, 130), window(1000, 1100), window(100_000, 100_001) // after the recording
                        ))
                .run();
        assertThat(report.summary().detection().windows()).isEqualTo(2);
        assertThat(report.summary().detection().hit()).isEqualTo(1);
        assertThat(report.summary().detection().medianDelay()).isEqualTo(Duration.ofMinutes(10));
        assertThat(report.summary().detection().falseEpisodes()).isEqualTo(1);
        assertThat(report.summary().falseEpisodesPerSeriesDay()).isBetween(1.0, 1.002);
    }

    private static LabelledWindow window(int fromMinute, int toMinute) {
        return new LabelledWindow(START.plus(Duration.ofMinutes(fromMinute)), START.plus(Duration.ofMinutes(toMinute)));
    }

    @Test
    void runsRuleFilesOfPrometheus() {
        RuleFile file = RuleFile.parse("""
                groups:
                  - name: g
                    rules:
                      - record: x:twice
                        expr: x * 2
                      - alert: TooHigh
                        expr: x:twice > 180
                        for: 2m
                        labels: { severity: critical }
                """, "rules.yml");
        BacktestReport report = Backtest.of(PrometheusRules.of(file.groups()))
                .over(minutes(0, 95, 0, 95, 95, 95, 95, 0, 0))
                .run();
        assertThat(shown(report))
                .containsExactly(
                        "1 pending SEV1",
                        "2 near-miss SEV1",
                        "3 pending SEV1",
                        "5 firing SEV1",
                        "5 opened SEV1",
                        "7 ended SEV1",
                        "7 resolved SEV1");
        assertThat(report.rule("too-high").opens()).isEqualTo(1);
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void warnsOfWhatIsMostLikelyNotMeant() {
        IncidentRule misspelt = IncidentRule.named("misspelt")
                .declares("overload")
                .value("requsts_total")
                .level(SEV2, "> 1")
                .build();
        IncidentRule narrow = IncidentRule.named("narrow")
                .declares("overload")
                .value("rate(requests_total[5m])")
                .level(SEV2, "> 1")
                .build();
        IncidentRule far = IncidentRule.named("far")
                .declares("overload")
                .value("avg_over_time(requests_total[7d])")
                .level(SEV2, "> 1e9")
                .build();
        IncidentRule off = IncidentRule.named("off")
                .declares("overload")
                .value("requests_total")
                .level(SEV2, "> 1")
                .enabled(false)
                .build();
        RecordedSeries series = RecordedSeries.builder()
                .add("requests_total", Labels.empty(), START, 300_000, 300, i -> i)
                .build();
        assertThat(Backtest.of(misspelt, narrow, far, off).over(series).run().warnings())
                .contains(
                        "rule \"misspelt\" reads requsts_total, which is not recorded; did you mean requests_total?",
                        "rule \"narrow\": the window of rate(requests_total[5m]) most often holds fewer than two samples,"
                                + " since requests_total was recorded every 5m",
                        "rule \"far\" looks back 7d, and the recording lasts 1d1h",
                        "rule \"off\" is disabled and was not run");
    }

    @Test
    void refusesWhatCannotBeRun() {
        RecordedSeries series = minutes(1, 2);
        assertThatThrownBy(() -> Backtest.of(rule("x[5m]").level(SEV2, "> 1").build())
                        .over(series)
                        .run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule \"load\"");
        assertThatThrownBy(() -> Backtest.of().over(series).run()).hasMessage("there is no rule to run");
        assertThatThrownBy(
                        () -> Backtest.of(rule("x").level(SEV2, "> 1").build()).run())
                .hasMessageContaining("there are no series");
        BacktestReport report =
                Backtest.of(rule("x").level(SEV2, "> 1").build()).over(series).run();
        assertThatThrownBy(() -> report.rule("laod")).hasMessageContaining("these were: [load]");
    }

    @Test
    void saysTheSameEveryTime() {
        long seed = 7;
        Random random = new Random(seed);
        double[] values = random.doubles(5_000, 0, 100).toArray();
        IncidentRule rule = rule("avg_over_time(x[5m])")
                .level(SEV2, "> 60")
                .level(SEV1, "> 70")
                .holdsFor(Duration.ofMinutes(1))
                .build();
        Backtest backtest = Backtest.of(rule).over(minutes(values));
        assertThat(backtest.run()).isEqualTo(backtest.run());
    }

    @Test
    void runsSeveralRulesOverAMillionSamplesInSeconds() {
        RecordedSeries series = RecordedSeries.builder()
                .add("x", Labels.empty(), START, 15_000, 1_000_000, i -> 50 + 40 * Math.sin(i / 500.0))
                .build();
        IncidentRule[] rules = new IncidentRule[4];
        String[] values = {
            "x", "avg_over_time(x[10m])", "max_over_time(x[1h])", "(x - avg_over_time(x[1h])) / stddev_over_time(x[1h])"
        };
        for (int i = 0; i < rules.length; i++) {
            rules[i] = IncidentRule.named("rule-" + i)
                    .declares("overload")
                    .value(values[i])
                    .level(SEV2, i == 3 ? "> 3" : "> 85")
                    .holdsFor(Duration.ofMinutes(2))
                    .build();
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        BacktestReport report = Backtest.of(rules).over(series).run();
        // of this thread alone, so that a busy machine does not count
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(60));
        assertThat(report.ticks()).isEqualTo(1_000_000);
        assertThat(report.rule("rule-0").opens()).isBetween(310, 330);
    }
}
