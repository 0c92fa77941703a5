package io.github.incidentsdk.insights.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.incidentsdk.insights.answer.Interval;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableTest {

    /** R's examples of fisher.test: the lady who tastes tea, and the convictions of twins. */
    @Test
    void fishersTestIsThatOfR() {
        assertThat(new TwoByTwo(3, 1, 1, 3).p()).isCloseTo(0.4857, within(5e-5));
        assertThat(new TwoByTwo(2, 15, 10, 3).p()).isCloseTo(0.0005367, within(5e-8));
    }

    /** The formula by hand: 20 of 100 against 10 of 100 is 2, times or over exp(1.96 √(1/20 − 1/100 + 1/10 − 1/100)). */
    @Test
    void relativeRiskHasItsInterval() {
        TwoByTwo table = new TwoByTwo(20, 80, 10, 90);
        double reach = Math.exp(1.959964 * Math.sqrt(0.05 - 0.01 + 0.1 - 0.01));

        assertThat(table.relativeRisk().orElseThrow()).isCloseTo(2, within(1e-12));
        assertThat(table.interval(0.95).low()).isCloseTo(2 / reach, within(1e-6));
        assertThat(table.interval(0.95).high()).isCloseTo(2 * reach, within(1e-6));
        assertThat(table.n()).isEqualTo(200);
    }

    @Test
    void withoutOneOfTheTwoThereIsNoRiskButAnInterval() {
        TwoByTwo never = new TwoByTwo(0, 10, 5, 85);

        assertThat(never.relativeRisk()).isEmpty();
        assertThat(never.interval(0.95).low()).isPositive();
        assertThat(new TwoByTwo(0, 0, 5, 85).isComparable()).isFalse();
        assertThat(new TwoByTwo(0, 0, 5, 85).p()).isEqualTo(1);
        assertThatThrownBy(() -> new TwoByTwo(0, 0, 5, 85).interval(0.95)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20 and 1 of 29. */
    @Test
    void wilsonsIntervalIsThatOfTheLiterature() {
        assertBetween(new Proportion(81, 263).interval(0.95), 0.2553, 0.3662);
        assertBetween(new Proportion(15, 148).interval(0.95), 0.0624, 0.1605);
        assertBetween(new Proportion(0, 20).interval(0.95), 0.0000, 0.1611);
        assertBetween(new Proportion(1, 29).interval(0.95), 0.0061, 0.1718);
        assertBetween(new Proportion(20, 20).interval(0.95), 0.8389, 1.0);
    }

    @Test
    void adjustedProbabilitiesAreThoseOfTheDefinition() {
        long seed = 11;
        double[] p = new Random(seed).doubles(50).map(u -> u * u).toArray();
        double[] adjusted = FalseDiscovery.adjust(p);

        for (int i = 0; i < p.length; i++) {
            double least = 1;
            for (double other : p) {
                if (other >= p[i]) {
                    long rank = Arrays.stream(p).filter(each -> each <= other).count();
                    least = Math.min(least, other * p.length / rank);
                }
            }
            assertThat(adjusted[i]).as("seed " + seed).isCloseTo(least, within(1e-12));
        }
        // R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "BH") is 0.05 five times
        assertThat(FalseDiscovery.adjust(0.01, 0.02, 0.03, 0.04, 0.05))
                .containsExactly(new double[] {0.05, 0.05, 0.05, 0.05, 0.05}, within(1e-12));
        assertThat(FalseDiscovery.adjust()).isEmpty();
    }

    private static void assertBetween(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }
}
