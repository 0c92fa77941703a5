package io.github.incidentsdk.rule.state;

import static io.github.incidentsdk.model.Severity.SEV2;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.NoData;
import io.github.incidentsdk.rule.IncidentRule.SeriesGone;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One level, row by row. */
class StateTableTest {

    /** Evaluated every minute, for 3 minutes, kept for 2. */
    private static IncidentRuleBuilder rule() {
        return IncidentRule.named("slow")
                .declares("outage")
                .condition(SEV2, "x > 30")
                .every(ofMinutes(1))
                .holdsFor(ofMinutes(3))
                .keep(ofMinutes(2));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    inactive stays when false or unknown             | F ? ? F             | - - - -
                    true begins                                      | T                   | P
                    true for long enough fires                       | T T T T             | P P P F
                    false before that is forgotten                   | T T T F T T T T     | P P P - P P P F
                    firing recovers when false, and ends after keep  | T T T T F F F       | P P P F R R -
                    recovering fires again when true                 | T T T T F F T F F F | P P P F R R F R R -
                    unknown stops the clock of what is pending       | T T ? ? T T         | P P P P P F
                    unknown stops the clock of what recovers         | T T T T F ? F F     | P P P F R R R -
                    unknown ends nothing that fires                  | T T T T ? ? ? ? ? ? ? ? | P P P F F F F F F F F F
                    pending ends when its series is gone             | T T x T             | P P - P
                    inactive stays when its series is gone           | F x F               | - - -
                    a series that is gone for a moment ends nothing  | T T T T x x T       | P P P F F F F
                    gone stops the clock of what recovers            | T T T T F x x F F   | P P P F R R R R -
                    """)
    void followsTheRow(String row, String seen, String phases) {
        assertThat(Walk.of(rule()).sees(seen)).as(row).isEqualTo(phases);
    }

    @Test
    void answersTheTimingExampleAsItIsWritten() {
        String seen = "F T T ? T T T T F T F F F";

        assertThat(Walk.of(rule()).sees(seen)).isEqualTo("- P P P P F F F R F R R -");
    }

    @Test
    void answersTheTimingExampleAsPromtoolDoes() {
        IncidentRule rule = rule().build();
        Walk walk = new Walk(StateTable.likePrometheus(rule, rule.levels(), ofMinutes(2)), rule.every());

        assertThat(walk.sees("F T T ? T T T T F T F F F")).isEqualTo("- P P - P P P F R F R R -");
    }

    @Test
    void endsAtOnceInPrometheusWithoutKeepFiringFor() {
        IncidentRule rule = rule().holdsFor(Duration.ZERO).build();
        Walk walk = new Walk(StateTable.likePrometheus(rule, rule.levels(), Duration.ZERO), rule.every());

        assertThat(walk.sees("T T F T x T ?")).isEqualTo("F F - F - F -");
    }

    @Test
    void countsNoPauseAsUnseenInPrometheus() {
        IncidentRule rule = rule().build();
        Walk walk = new Walk(StateTable.likePrometheus(rule, rule.levels(), Duration.ZERO), rule.every());

        walk.sees("T");
        assertThat(walk.pause(ofHours(1)).sees("T")).isEqualTo("F");
    }

    @Test
    void firesAtOnceWithoutFor() {
        assertThat(Walk.of(rule().holdsFor(Duration.ZERO)).sees("T F")).isEqualTo("F R");
    }

    @Test
    void keepsForTwoTicksUnlessSaidOtherwise() {
        IncidentRuleBuilder plain =
                IncidentRule.named("plain").declares("outage").condition(SEV2, "x > 30");

        assertThat(Walk.of(plain).sees("T F F F")).isEqualTo("F R R -");
        assertThat(Walk.of(plain.holdsFor(ofSeconds(45))).sees("T T T T F F F F"))
                .isEqualTo("P P P F R R R -");
    }

    @Test
    void countsAFalseStartAsANearMiss() {
        Walk walk = Walk.of(rule());
        walk.sees("T T F F T F T T x");

        assertThat(walk.count(Turn.MISSED)).isEqualTo(2);
        assertThat(walk.count(Turn.FADED)).isOne();
        assertThat(walk.count(Turn.FIRED)).isZero();
    }

    @Test
    void givesUpWhatIsPendingWhenNobodyCanSayForLong() {
        Walk walk = Walk.of(rule());
        walk.sees("T");

        assertThat(walk.sees("?", 6)).isEqualTo("P");
        assertThat(walk.state().isBlind(walk.now())).isTrue();
        assertThat(walk.sees("?")).isEqualTo("-");
        assertThat(walk.count(Turn.MISSED)).as("near misses").isZero();
    }

    @Test
    void waitsForFiveTicksWhereTheseAreLongerThanFiveMinutes() {
        Walk walk = Walk.of(rule().every(ofMinutes(2)));
        walk.sees("T");

        assertThat(walk.sees("?", 6)).isEqualTo("P");
        assertThat(walk.sees("?")).isEqualTo("-");
    }

    @Test
    void isBlindWhenItFiresAndNobodyCanSayForLong() {
        Walk walk = Walk.of(rule());
        walk.sees("T T T T");
        walk.sees("?", 5);
        assertThat(walk.state().isBlind(walk.now())).isFalse();

        assertThat(walk.sees("?", 100)).isEqualTo("F");
        assertThat(walk.state().isBlind(walk.now())).isTrue();

        walk.sees("T");
        assertThat(walk.state().isBlind(walk.now())).isFalse();
    }

    @Test
    void endsWhenItsSeriesIsGoneForLong() {
        Walk walk = Walk.of(rule());
        walk.sees("T T T T");

        assertThat(walk.sees("x", 6)).isEqualTo("F");
        assertThat(walk.sees("x")).isEqualTo("-");
        assertThat(walk.count(Turn.VANISHED)).isOne();
    }

    @Test
    void countsAnewWhenTheSeriesComesBackInBetween() {
        Walk walk = Walk.of(rule());
        walk.sees("T T T T");
        walk.sees("x", 6);
        walk.sees("?");

        assertThat(walk.sees("x", 6)).isEqualTo("F");
        assertThat(walk.sees("x")).isEqualTo("-");
    }

    @Test
    void staysWhenItsSeriesIsGoneAndTheRuleSaysSo() {
        Walk said = Walk.of(rule().seriesGone(SeriesGone.KEEP));
        Walk bySource = Walk.of(rule(), SeriesGone.KEEP);
        said.sees("T T T T F");
        bySource.sees("T T T T");

        assertThat(said.sees("x", 1_000)).isEqualTo("R");
        assertThat(bySource.sees("x", 1_000)).isEqualTo("F");
    }

    @Test
    void takesNoDataForFalseWhereTheRuleSaysSo() {
        assertThat(Walk.of(rule().noData(NoData.RESOLVE)).sees("T T ? T T T T ? ? ?"))
                .isEqualTo("P P - P P P F R R -");
    }

    @Test
    void declaresWhatNobodyCanSayForLongWhereTheRuleSaysSo() {
        Walk walk = Walk.of(rule().noData(NoData.DECLARE));

        assertThat(walk.sees("?", 6)).isEqualTo("-");
        assertThat(walk.state().atRest()).isFalse();
        assertThat(walk.sees("? ? ? ? F F F")).isEqualTo("P P P F R R -");
        assertThat(walk.state().atRest()).isTrue();
    }

    @Test
    void letsWhatIsPendingGoOnWhenNoDataDeclares() {
        Walk walk = Walk.of(rule().noData(NoData.DECLARE));
        walk.sees("T");

        assertThat(walk.sees("?", 6)).isEqualTo("P");
        assertThat(walk.sees("? ? ?")).isEqualTo("P P F");
    }

    @Test
    void doesNotCountTimeThatNobodyWatched() {
        Walk walk = Walk.of(rule());
        walk.sees("T");

        assertThat(walk.pause(ofHours(1)).sees("T")).isEqualTo("P");
        assertThat(walk.trueFor(0)).as("two ticks of it count").isEqualTo(ofMinutes(2));
        assertThat(walk.sees("T")).isEqualTo("F");
    }

    @Test
    @Tag("F11")
    void endsNothingBecauseOfAPause() {
        Walk recovering = Walk.of(rule().keep(ofMinutes(4)));
        recovering.sees("T T T T F");
        assertThat(recovering.pause(ofHours(1)).sees("F F F")).isEqualTo("R R -");

        Walk gone = Walk.of(rule());
        gone.sees("T T T T x");
        assertThat(gone.pause(ofHours(1)).sees("x")).isEqualTo("F");

        Walk pending = Walk.of(rule());
        pending.sees("T ?");
        assertThat(pending.pause(ofHours(1)).sees("?")).isEqualTo("P");
    }

    @Test
    void toleratesAPauseOfTwoTicks() {
        Walk walk = Walk.of(rule());
        walk.sees("T T");

        assertThat(walk.pause(ofMinutes(1)).sees("T")).isEqualTo("F");
    }

    @Test
    void neverGoesBackInTime() {
        Walk walk = Walk.of(rule());
        walk.sees("T T");

        assertThat(walk.pause(ofHours(-1)).sees("T T")).isEqualTo("P P");
    }

    @Test
    void goesOnUnderAnEditedCondition() {
        Walk firing = Walk.of(rule());
        firing.sees("T T T T");
        Walk pending = Walk.of(rule());
        pending.sees("T T");

        assertThat(firing.state().under(firing.table()).phase(0)).isEqualTo(Phase.FIRING);
        assertThat(pending.state().under(pending.table()).phase(0)).isEqualTo(Phase.INACTIVE);
    }

    @Test
    void holdsAfterARestartUntilSomethingIsKnown() {
        Walk walk = Walk.of(rule());
        walk.state().restore(SEV2, walk.now());

        assertThat(walk.sees("? ? T F F F")).isEqualTo("F F F R R -");
        assertThat(walk.count(Turn.FIRED)).isZero();
    }
}
