package io.github.incidentsdk.rule;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.incidentsdk.rule.IncidentRule.Form;
import io.github.incidentsdk.rule.IncidentRule.NoData;
import io.github.incidentsdk.rule.IncidentRule.ZeroDenominator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentRuleTest {

    private static IncidentRuleBuilder errors() {
        return IncidentRule.named("checkout-errors").declares("outage").value("errors / requests");
    }

    @Test
    void readsAsASentence() {
        IncidentRule rule = errors().level(SEV2, "> 0.05")
                .level(SEV1, "> 0.20", Duration.ofSeconds(30))
                .holdsFor(Duration.ofMinutes(2))
                .build();

        assertThat(rule.form()).isEqualTo(Form.VALUE);
        assertThat(rule.levels()).extracting(Level::severity).containsExactly(SEV1, SEV2);
        assertThat(rule.levels())
                .extracting(rule::holdsFor)
                .containsExactly(Duration.ofSeconds(30), Duration.ofMinutes(2));
        assertThat(rule).hasToString("rule checkout-errors");
    }

    @Test
    void hasTheDefaultsThatItStates() {
        IncidentRule rule = errors().level(SEV1, "> 0.20").build();

        assertThat(rule.every()).isEqualTo(Duration.ofSeconds(15));
        assertThat(rule.holdsFor()).isZero();
        assertThat(rule.delay()).isZero();
        assertThat(rule.noData()).isEqualTo(NoData.KEEP);
        assertThat(rule.zeroDenominator()).isEqualTo(ZeroDenominator.FALSE);
        assertThat(rule.seriesGone()).isEmpty();
        assertThat(rule.by()).isEmpty();
        assertThat(rule.source()).isEmpty();
        assertThat(rule.enabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 15, 30", "20, 15, 30", "120, 15, 120", "20, 5, 20"})
    void keepsALevelForTheLongerOfItsForAndTwoTicks(int holdsFor, int every, int keep) {
        IncidentRule rule = errors().level(SEV1, "> 0.20")
                .holdsFor(Duration.ofSeconds(holdsFor))
                .every(Duration.ofSeconds(every))
                .build();

        assertThat(rule.keep(rule.levels().get(0))).hasSeconds(keep);
    }

    @Test
    void keepsAsLongAsItIsTold() {
        IncidentRule rule = errors().level(SEV1, "> 0.20", Duration.ofMinutes(9))
                .keep(Duration.ofSeconds(1))
                .build();

        assertThat(rule.keep(rule.levels().get(0))).hasSeconds(1);
    }

    @Test
    void leavesMetricsWithoutLevelsToTheTypesPolicy() {
        IncidentRule rule = IncidentRule.named("spend")
                .declares("cost-spike")
                .metric("usd_per_hour", "sum(cost)")
                .build();

        assertThat(rule.form()).isEqualTo(Form.METRICS);
        assertThat(rule.levels()).isEmpty();
    }

    @Test
    void turnsAConditionIntoItsOneLevelHoweverOftenItIsBuilt() {
        IncidentRuleBuilder builder =
                IncidentRule.named("no-backup").declares("outage").condition(SEV2, "absent(last_backup)");

        assertThat(builder.build().levels()).containsExactly(new Level(SEV2, "absent(last_backup)"));
        assertThat(builder.build()).isEqualTo(builder.build()).hasSameHashCodeAs(builder.build());
    }

    @Test
    void isAnotherRuleWhenItSaysSomethingElse() {
        assertThat(errors().level(SEV1, "> 0.20").build())
                .isNotEqualTo(errors().level(SEV1, "> 0.30").build())
                .isNotEqualTo(errors().level(SEV1, "> 0.20").enabled(false).build());
    }

    @Test
    void refusesWhatContradictsItself() {
        refuses(errors(), "rule \"checkout-errors\" has a value and no levels; add level(SEV2, \"> 0.05\")");
        refuses(
                errors().level(SEV1, "0.05"),
                "rule \"checkout-errors\" has a level SEV1 \"0.05\", which does not begin with a comparison such as \"> 0.05\"");
        refuses(
                errors().metric("a", "b").level(SEV1, "> 1"),
                "rule \"checkout-errors\" has several of value, metrics and condition; give it one");
        refuses(
                IncidentRule.named("r").declares("outage"),
                "rule \"r\" has none of value, metrics and condition; give it one");
        refuses(IncidentRule.named("r").value("a"), "rule \"r\" declares no incident type; say declares(\"outage\")");
        refuses(
                IncidentRule.named("r")
                        .declares("outage")
                        .condition(SEV1, "a > 1")
                        .level(SEV2, "a > 0"),
                "rule \"r\" has a condition, which brings its one level; its other levels are never asked");
        refuses(
                errors().level(SEV1, "> 1").every(Duration.ZERO),
                "rule \"checkout-errors\" is evaluated every PT0S; at least 100 ms");
        refuses(
                errors().level(SEV1, "> 1", Duration.ofSeconds(-1)),
                "rule \"checkout-errors\" has a level SEV1 that holds for a negative time, PT-1S");
    }

    @Test
    void refusesABadNameAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IncidentRule.named("Checkout"))
                .withMessageStartingWith("\"Checkout\" cannot name a rule: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> errors().metric("usd-per-hour", "x"))
                .withMessageStartingWith("rule \"checkout-errors\" names a metric \"usd-per-hour\"; ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> errors().level(SEV1, "> 1").level(SEV1, "> 2"))
                .withMessage("rule \"checkout-errors\" has two levels SEV1");
    }

    private static void refuses(IncidentRuleBuilder builder, String message) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
    }
}
