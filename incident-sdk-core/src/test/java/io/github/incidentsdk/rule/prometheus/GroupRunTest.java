package io.github.incidentsdk.rule.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.prometheus.RuleFile;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.MetricStore;
import io.github.incidentsdk.metric.series.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupRunTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final Recording recording = new Recording();

    private void series(String series, String values) {
        SeriesNotation.of(series, values).addTo(recording, MINUTE, HOUR);
    }

    private GroupRun group(String rules) {
        RuleFile file = RuleFile.parse("groups:\n- name: g\n" + rules.indent(2), "rules.yml");
        assertThat(file.problems()).isEmpty();
        return new GroupRun(file.groups().get(0), recording.index(), Labels.of("site", "eu"), Duration.ofMinutes(1));
    }

    /** What is pending (P) or firing (F) at each of so many minutes, nothing as a dash. */
    private List<String> timeline(GroupRun group, int minutes) {
        List<String> timeline = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            recording.advance(minute * MINUTE);
            group.evaluate(minute * MINUTE);
            StringBuilder at = new StringBuilder();
            for (AlertRun rule : group.alerts()) {
                rule.active().forEach(alert -> at.append(alert.isFiring() ? 'F' : 'P'));
            }
            timeline.add(at.isEmpty() ? "-" : at.toString());
        }
        return timeline;
    }

    @Test
    void followsTheTimingOfPrometheus() {
        series("x", "20 31 31 NaN 31 31 31 31 29 31 29 29 29");
        GroupRun group = group("rules: [{ alert: High, expr: x > 30, for: 3m, keep_firing_for: 2m }]");
        assertThat(timeline(group, 13))
                .containsExactly("-", "P", "P", "-", "P", "P", "P", "F", "F", "F", "F", "F", "-");
    }

    @Test
    void letsARuleSeeWhatARuleBeforeItRecordedAtTheSameMoment() {
        series("x{a=\"1\"}", "1 2 3 4 _ _");
        GroupRun group = group("""
                rules:
                - { record: "twice", expr: x * 2, labels: { b: "2", a: "" } }
                - { record: "fourfold", expr: twice * 2 }
                - { alert: Large, expr: 'fourfold{b="2",a=""} > 10' }
                """);
        assertThat(timeline(group, 5)).containsExactly("-", "-", "F", "F", "F");
    }

    @Test
    void aRecordedSeriesThatIsNotGivenAgainIsGoneAtOnce() {
        series("x", "5 5 stale 5");
        GroupRun group = group("""
                rules:
                - { record: y, expr: x + 1 }
                - { alert: There, expr: y > 0 }
                - { alert: Rising, expr: "count_over_time(y[3m]) >= 2" }
                """);
        assertThat(timeline(group, 4)).containsExactly("F", "FF", "F", "FF");
    }

    @Test
    void addsLabelsOfTheRuleAndTellsAlertsApartByThem() {
        series("x{a=\"1\"}", "5 6");
        GroupRun group = group("""
                rules:
                - alert: High
                  expr: x > 4
                  for: 1m
                  labels: { at: "{{ $value }}", where: "{{ $externalLabels.site }}/{{ $labels.a }}", a: "" }
                """);
        assertThat(timeline(group, 2)).containsExactly("P", "P");
        assertThat(group.alerts().get(0).active())
                .extracting(ActiveAlert::labels)
                .containsExactly(Labels.of("alertname", "High", "at", "6", "where", "eu/1"));
    }

    @Test
    void aRuleThatFailsLeavesItsAlertsAsTheyWere() {
        series("x{a=\"1\"}", "5 5 5");
        series("x{a=\"2\"}", "_ 5 stale");
        GroupRun group = group("""
                rules:
                - { alert: High, expr: x > 4, for: 2m, labels: { a: same } }
                - { alert: Other, expr: x > 4 }
                """);
        assertThat(timeline(group, 2)).containsExactly("PF", "PFF");
        assertThat(group.failures().values())
                .containsExactly(
                        "several series have the labels {a=\"same\", alertname=\"High\"} with those of the rule");
        assertThat(timeline(group, 3).get(2)).isEqualTo("FF");
    }

    @Test
    void overItsLimitARuleHasNoAlertsAtAll() {
        series("x{a=\"1\"}", "5 5 5");
        series("x{a=\"2\"}", "_ 5 stale");
        GroupRun group = group("limit: 1\nrules: [{ alert: High, expr: x > 4 }, { record: y, expr: x }]");
        assertThat(timeline(group, 3)).containsExactly("F", "-", "F");
    }

    @Test
    void rulesMayLookAtAlerts() {
        series("x", "5 5 5 1");
        GroupRun group = group("""
                rules:
                - { alert: High, expr: x > 4, for: 1m }
                - { alert: Derived, expr: 'ALERTS{alertname="High",alertstate="firing"} == 1' }
                - { alert: Old, expr: 'time() - ALERTS_FOR_STATE{alertname="High"} >= 120' }
                """);
        assertThat(timeline(group, 4)).containsExactly("P", "FF", "FFF", "-");
    }

    @Test
    void looksBackByTheGroupsOffset() {
        series("x", "1 5 1 1");
        GroupRun group = group("query_offset: 1m\nrules: [{ alert: High, expr: x > 4 }]");
        assertThat(timeline(group, 4)).containsExactly("-", "-", "F", "-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time() - last > 300",
                "vector(time() - 420) > 0",
                "minute() > 5",
                "minute(vector(time())) > 5",
                "minute(x * 30) > 3",
                "predict_linear(x[5m], 60) > 9",
                "predict_linear(x[5m], scalar(x)) > 7",
                "timestamp(x) > 300",
                "timestamp(x * 1) > 300",
                "sum(timestamp(-x)) > 300",
                "increase(x[3m]) > 2 and on() minute() > 6"
            })
    void tellsTheTimeOfThatMomentToo(String expression) {
        series("x", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15");
        series("last", "60 60 60 60 60 60 60 60 60 60 60 60 60 60 60");
        String rules = "rules: [{ alert: High, expr: '" + expression + "' }]";

        List<String> plain = timeline(group(rules), 12);
        List<String> delayed = timeline(group("query_offset: 2m\n" + rules), 14);
        assertThat(plain).contains("-", "F");
        assertThat(delayed.subList(2, 14)).isEqualTo(plain);
    }

    @Test
    void runsOverLiveSeriesAsWell() {
        MetricStore store = new MetricStore();
        double[] value = {1};
        store.pushed("code").add("x", Labels.empty(), () -> value[0]);
        RuleFile file = RuleFile.parse("""
                groups:
                - name: g
                  rules:
                  - { record: y, expr: x * 2 }
                  - { alert: Rising, expr: "delta(y[5m]) > 1" }
                """, "rules.yml");
        GroupRun group = new GroupRun(file.groups().get(0), store.index(), Labels.empty(), Duration.ofMinutes(1));
        List<Integer> active = new ArrayList<>();
        for (int minute = 1; minute <= 9; minute++) {
            value[0] = minute == 3 ? 2 : value[0];
            store.tick(minute * MINUTE);
            group.evaluate(minute * MINUTE);
            active.add(group.alerts().get(0).active().size());
        }
        assertThat(active).containsExactly(0, 0, 1, 1, 1, 1, 0, 0, 0);
    }

    @Test
    void whoReadsWhatARuleThatIsSetAsideWouldRecordSaysSo() {
        MetricStore store = new MetricStore();
        RuleFile file = RuleFile.parse("""
                groups:
                - name: g
                  rules:
                  - { record: y, expr: "max_over_time(rate(x[5m])[1h:1m])" }
                  - { alert: High, expr: y > 2 }
                """, "rules.yml");
        GroupRun group = new GroupRun(file.groups().get(0), store.index(), Labels.empty(), Duration.ofMinutes(1));
        store.tick(MINUTE);
        group.evaluate(MINUTE);
        assertThat(group.alerts().get(0).unknown())
                .startsWith("nobody records metric 'y', since its rule in rules.yml is set aside: rules.yml:4:")
                .contains("a subquery is outside the subset");
    }

    @Test
    void setsAsideWhatCannotBeCompiledAndRunsTheRest() {
        GroupRun group = new GroupRun(
                new RuleGroup(
                        "rules.yml",
                        "g",
                        null,
                        Duration.ZERO,
                        0,
                        List.of(
                                new GroupRule.Recording("y", "rate(x[5m:1m])", Map.of()),
                                new GroupRule.Recording("z", "1", Map.of()))),
                recording.index(),
                Labels.empty(),
                Duration.ofMinutes(1));
        assertThat(group.refused())
                .singleElement()
                .satisfies(refused ->
                        assertThat(refused.why()).startsWith("line 1, column 7: a subquery is outside the subset"));
    }
}
