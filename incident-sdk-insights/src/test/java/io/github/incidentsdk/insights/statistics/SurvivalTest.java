package io.github.incidentsdk.insights.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.incidentsdk.insights.answer.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurvivalTest {

    /** Weeks of remission under 6-mercaptopurine (Freireich and others 1963), in nearly every book on survival. */
    private static final Survival REMISSION = Survival.of(
            new double[] {6, 6, 6, 7, 10, 13, 16, 22, 23},
            new double[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35},
            0.95);

    @Test
    void curveIsThatOfTheBooks() {
        assertThat(REMISSION.n()).isEqualTo(21);
        assertThat(REMISSION.ended()).isEqualTo(9);
        assertThat(REMISSION.steps())
                .extracting(Survival.Step::time)
                .containsExactly(6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0);
        assertThat(REMISSION.steps()).extracting(Survival.Step::atRisk).containsExactly(21, 17, 15, 12, 11, 7, 6);
        double[] shares = {0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482};
        for (int i = 0; i < shares.length; i++) {
            assertThat(REMISSION.steps().get(i).share()).isCloseTo(shares[i], within(5e-5));
        }
    }

    /** As Stata's {@code sts list} has them. */
    @Test
    void intervalsAreThoseOnTheLogLogScale() {
        double[][] intervals = {{0.6197, 0.9516}, {0.5631, 0.9228}, {0.5032, 0.8894}, {0.4316, 0.8491}, {0.3675, 0.8049}
        };
        for (int i = 0; i < intervals.length; i++) {
            Interval interval = REMISSION.steps().get(i).interval();
            assertThat(interval.low()).isCloseTo(intervals[i][0], within(1e-4));
            assertThat(interval.high()).isCloseTo(intervals[i][1], within(1e-4));
        }
    }

    @Test
    void medianIsWhereTheCurveFallsToOneHalf() {
        assertThat(REMISSION.median()).hasValue(23);
        assertThat(REMISSION.medianInterval()).contains(new Interval(13, Double.POSITIVE_INFINITY, 0.95));
    }

    @Test
    void whileMoreThanHalfAreOnThereIsNoMedian() {
        Survival early = Survival.of(new double[] {1, 2}, new double[] {3, 3, 3, 3, 3, 3, 3, 3}, 0.95);

        assertThat(early.median()).isEmpty();
        assertThat(early.medianInterval()).isEmpty();
    }

    @Test
    void withoutAnythingStillOnItIsTheShareThatLastedLonger() {
        Survival all = Survival.of(new double[] {1, 2, 2, 4}, new double[0], 0.95);

        assertThat(all.steps()).extracting(Survival.Step::share).containsExactly(0.75, 0.25, 0.0);
        assertThat(all.steps().get(2).interval()).isNull();
    }

    @Test
    void ofNothingThereIsAnEmptyCurve() {
        assertThat(Survival.of(new double[0], new double[0], 0.95).steps()).isEqualTo(List.of());
    }
}
