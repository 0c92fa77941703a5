package io.github.incidentsdk.testing.backtest;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.prometheus.RuleFile;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.prometheus.PrometheusRules;
import io.github.incidentsdk.testing.backtest.series.RecordedSeries;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {

    /** A hill every hour: the higher, the shorter. */
    private static final RecordedSeries HILLS = RecordedSeries.builder()
            .add(
                    "x",
                    Labels.empty(),
                    Instant.parse("2024-03-01T00:00:00Z"),
                    60_000,
                    600,
                    i -> 100 - Math.abs(i % 60 - 30) * 5.0)
            .build();

    private static Sweep sweep(IncidentRule rule) {
        return Sweep.of(Backtest.of(rule).over(HILLS));
    }

    private static List<String> shown(Sweep sweep) {
        return sweep.run().stream()
                .map(row ->
                        String.join(" ", row.values()) + ": " + row.summary().opens())
                .toList();
    }

    private static final IncidentRule BY_VALUE = IncidentRule.named("hill")
            .declares("hill")
            .value("x")
            .level(SEV2, "> 50")
            .build();

    @Test
    void whatDoesNotFitTheRulesIsKnownBeforeAnythingRuns() {
        sweep(BY_VALUE).over("threshold", "50", "90").check();
        Sweep nothingToRunOver = Sweep.of(Backtest.of(BY_VALUE));
        assertThatThrownBy(() ->
                        nothingToRunOver.over("for", "1m").over("window", "1m").check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule \"hill\" has no window, such as [5m], to sweep over");
    }

    @Test
    void runsEveryCombination() {
        assertThat(shown(sweep(BY_VALUE).over("for", "0", "5m", "12m").over("threshold", "50", "90", "99")))
                .containsExactly(
                        "0 50: 10",
                        "0 90: 10",
                        "0 99: 10",
                        "5m 50: 10",
                        "5m 90: 0",
                        "5m 99: 0",
                        "12m 50: 10",
                        "12m 90: 0",
                        "12m 99: 0");
    }

    @Test
    void changesWhatAConditionComparesWithAndItsWindow() {
        IncidentRule condition = IncidentRule.named("hill")
                .declares("hill")
                .condition(SEV2, "max_over_time(x{a!=\"[5m]\"}[5m]) > 50")
                .build();
        assertThat(shown(sweep(condition).over("threshold", "99", "101"))).containsExactly("99: 10", "101: 0");
        assertThat(shown(sweep(condition).over("window", "1m", "1h"))).containsExactly("1m: 10", "1h: 1");
    }

    @Test
    void changesRulesOfPrometheus() {
        RuleFile file =
                RuleFile.parse("groups: [{ name: g, rules: [{ alert: Hill, expr: x > 50, for: 1m }] }]", "rules.yml");
        Sweep sweep = Sweep.of(Backtest.of(PrometheusRules.of(file.groups())).over(HILLS));
        assertThat(shown(sweep.over("threshold", "50", "101").over("hill.for", "0", "1h")))
                .containsExactly("50 0: 10", "50 1h: 0", "101 0: 0", "101 1h: 0");
    }

    @Test
    void changesOneLevelOrOneRule() {
        IncidentRule two = IncidentRule.named("hill")
                .declares("hill")
                .value("x")
                .level(SEV1, "> 200")
                .level(SEV2, "> 150")
                .build();
        assertThat(shown(sweep(two).over("SEV2", "50", "150"))).containsExactly("50: 10", "150: 0");
        assertThat(shown(sweep(two).over("hill.SEV1", "60"))).containsExactly("60: 10");
        assertThatThrownBy(() -> sweep(two).over("threshold", "1").run())
                .hasMessage("rule \"hill\" has 2 levels that threshold may mean; sweep over one of [SEV1, SEV2]");
    }

    @Test
    void refusesWhatFitsNoRule() {
        assertThatThrownBy(() -> sweep(BY_VALUE).over("speed", "1").run())
                .hasMessageContaining("\"speed\" is no setting to sweep over");
        assertThatThrownBy(() -> sweep(BY_VALUE).over("mountain.for", "1m").run())
                .hasMessageContaining("there is no rule \"mountain\"");
        assertThatThrownBy(() -> sweep(BY_VALUE).over("for", "soon").run())
                .hasMessageContaining("\"soon\" is no duration");
        assertThatThrownBy(() -> sweep(BY_VALUE).over("window", "5m").run())
                .hasMessageContaining("has no window, such as [5m], to sweep over");
        assertThatThrownBy(() -> SweepAxis.parse("for")).hasMessageContaining("is no sweep");
        assertThatThrownBy(() -> SweepAxis.parse("for=1m,,2m")).hasMessageContaining("is no sweep");
        assertThat(SweepAxis.parse("for = 1m, 5m")).isEqualTo(new SweepAxis("for", List.of("1m", "5m")));
    }
}
