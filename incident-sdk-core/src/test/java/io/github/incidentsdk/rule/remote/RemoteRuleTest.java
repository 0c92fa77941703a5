package io.github.incidentsdk.rule.remote;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.Level;
import org.junit.jupiter.api.Test;

class RemoteRuleTest {

    private static IncidentRuleBuilder rule() {
        return IncidentRule.named("r").declares("outage").source("fleet");
    }

    private static RemoteRule taken(IncidentRuleBuilder builder) {
        IncidentRule rule = builder.build();
        return RemoteRule.of(rule, rule.levels());
    }

    private static RemoteRule condition(String text) {
        return taken(rule().condition(SEV1, text));
    }

    @Test
    void asksForAValueAndComparesItHere() {
        RemoteRule taken = taken(
                rule().value("sum by (job) (queue_depth)").level(SEV2, "> 5").resolvesWhen("< 3"));
        assertThat(taken.questions()).containsExactly(new Question("queue_depth", "sum by (job) (queue_depth)", false));
        assertThat(taken.local().value()).isEqualTo("queue_depth");
        assertThat(taken.levels()).containsExactly(new Level(SEV2, "> 5"));
        assertThat(taken.local().resolve().orElseThrow().when()).isEqualTo("< 3");
        assertThat(taken.hasMargin()).isTrue();
    }

    @Test
    void asksForBothSidesOfARatio() {
        RemoteRule taken = taken(rule().value("sum(rate(errors_total[5m])) / sum(rate(requests_total[5m]))")
                .level(SEV1, "> 0.2"));
        assertThat(taken.questions())
                .containsExactly(
                        new Question("value", "sum(rate(errors_total[5m]))", false),
                        new Question("value_2", "sum(rate(requests_total[5m]))", false));
        assertThat(taken.local().value()).isEqualTo("value / value_2");
    }

    @Test
    void takesTheOutermostComparisonsOffACondition() {
        RemoteRule taken = condition("x > 5 and on (job) (y - 1 < z or absent(w)) unless on () v == bool 1 > 0");
        assertThat(taken.questions())
                .containsExactly(
                        new Question("x", "x", false),
                        new Question("value", "y - 1", false),
                        new Question("z", "z", false),
                        new Question("present", "absent(w)", true),
                        new Question("value_2", "v == bool 1", false));
        assertThat(taken.levels().get(0).when())
                .isEqualTo("x > 5 and on (job) (value < z or present > 0) unless on () value_2 > 0");
    }

    @Test
    void takesAnAnswerForTrueWhereThereIsNothingToTakeOff() {
        RemoteRule taken = condition("max_over_time(rate(x[5m])[1h:1m]) > 2");
        assertThat(taken.questions())
                .containsExactly(new Question("present", "max_over_time(rate(x[5m])[1h:1m]) > 2", true));
        assertThat(taken.levels().get(0).when()).isEqualTo("present > 0");
        assertThat(taken.hasMargin()).isFalse();
        assertThat(condition("x > scalar(y)").questions())
                .containsExactly(new Question("present", "x > scalar(y)", true));
    }

    @Test
    void keepsTheNamesOfMetrics() {
        RemoteRule taken = taken(rule().metric("errors", "sum(errors_total)")
                .metric("load", "label_replace(x, \"a\", \"$1\", \"b\", \"(.*)\")")
                .level(SEV1, "errors > 5 and load > 1")
                .resolvesWhen("errors < 2"));
        assertThat(taken.local().metrics())
                .containsEntry("errors", "errors_total")
                .containsEntry("load", "value");
        assertThat(taken.local().resolve().orElseThrow().when()).isEqualTo("errors < 2");
    }

    @Test
    void namesThatOnlyQuotesCanSayAreAskedForAsTheyAre() {
        RemoteRule taken = taken(
                rule().value("sum by (\"http.route\") ({\"http.errors\"})").level(SEV1, "> 5"));
        assertThat(taken.questions())
                .containsExactly(new Question("http_errors", "sum by (\"http.route\") ({\"http.errors\"})", false));
        assertThat(taken.local().value()).isEqualTo("http_errors");

        RemoteRule ratio = taken(rule().value("{\"nan\"} / ignoring (code) {\"nan\", code=\"1\"}")
                .level(SEV1, "> 5"));
        assertThat(ratio.local().value()).isEqualTo("{\"nan\"} / ignoring (code) nan_2");
    }

    @Test
    void whatMatchesByLabelsThatAreCalledOtherwiseHereIsAskedForAsAWhole() {
        String ratio = "{\"http.errors\"} / on (\"http.route\") {\"http.requests\"}";
        assertThat(taken(rule().value(ratio).level(SEV1, "> 0.1")).questions())
                .containsExactly(new Question("value", ratio, false));
        String joined = "x > 1 and on (\"http.route\") y > 1";
        assertThat(condition(joined).questions()).containsExactly(new Question("present", joined, true));
        String compared = "x > on (\"http.route\") y";
        assertThat(condition(compared).questions()).containsExactly(new Question("present", compared, true));
    }

    @Test
    void refusesWhatNoServerKnows() {
        assertThatThrownBy(
                        () -> taken(rule().value("x_reversals_over_time(x[5m])").level(SEV1, "> 3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`x_reversals_over_time` is known here alone");
        assertThatThrownBy(() -> taken(rule().value("sum(").level(SEV1, "> 3")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
