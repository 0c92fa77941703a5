package io.github.incidentsdk.insights.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.incidentsdk.insights.answer.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {

    /** R: poisson.test(c(11, 21), c(800, 3011)), where the times are 800 for 11 and 3011 for 21. */
    @Test
    void ratioAndItsTestAreThoseOfR() {
        RateRatio ratio = RateRatio.of(new Counted(11, 800), new Counted(21, 3011), 0.95);

        assertThat(ratio.ratio()).isCloseTo(1.971488, within(1e-6));
        assertThat(ratio.p()).isCloseTo(0.07967, within(5e-6));
        assertThat(ratio.interval().low()).isCloseTo(0.8584264, within(1e-6));
        assertThat(ratio.interval().high()).isCloseTo(4.2772659, within(1e-6));
    }

    /** R: poisson.test(10)$conf.int is 4.795389 and 18.390356; poisson.test(0)$conf.int ends at 3.688879. */
    @Test
    void intervalOfACountIsThatOfR() {
        Interval ten = new Counted(10, 1).interval(0.95);
        Interval none = new Counted(0, 2).interval(0.95);

        assertThat(ten.low()).isCloseTo(4.795389, within(1e-6));
        assertThat(ten.high()).isCloseTo(18.390356, within(1e-6));
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(3.688879 / 2, within(1e-6));
    }

    @Test
    void intervalOfAVeryLargeCountIsFiniteAndNarrow() {
        Interval many = new Counted(1_000_000, 1).interval(0.95);

        assertThat(many.low()).isCloseTo(998_041, within(2.0));
        assertThat(many.high()).isCloseTo(1_001_962, within(2.0));
    }

    @Test
    void countsOfNothingOverNoTimeAreRefused() {
        assertThatThrownBy(() -> new Counted(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateRatio.of(new Counted(0, 1), new Counted(0, 1), 0.95))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutEventsOnOneSideTheIntervalIsOpenAtThatEnd() {
        assertThat(RateRatio.of(new Counted(0, 1), new Counted(5, 1), 0.95)
                        .interval()
                        .low())
                .isZero();
        RateRatio none = RateRatio.of(new Counted(5, 1), new Counted(0, 1), 0.95);
        assertThat(none.ratio()).isInfinite();
        assertThat(none.interval().high()).isInfinite();
    }

    @Test
    void dispersionOfIndependentCountsIsOneAndATrendIsNone() {
        assertThat(Dispersion.of(List.of(new long[] {5, 5, 5, 5})).phi()).isEqualTo(1);
        assertThat(Dispersion.of(List.of(new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
                        .phi())
                .isEqualTo(1);
        assertThat(Dispersion.of(List.of()).phi()).isEqualTo(1);
    }

    @Test
    void dispersionIsNotMeasuredAcrossTheEndOfARun() {
        Dispersion dispersion = Dispersion.of(List.of(new long[] {0, 4, 0, 4}, new long[] {100, 100, 100}));

        // squares 16 + 16 + 16 over sums 4 + 4 + 4 + 200 + 200
        assertThat(dispersion.phi()).isEqualTo(1);
        assertThat(dispersion.pairs()).isEqualTo(5);
        assertThat(Dispersion.of(List.of(new long[] {0, 4, 0, 4})).phi()).isEqualTo(4);
    }

    @Test
    void wideningKeepsTheRatioAndSpreadsTheRest() {
        RateRatio plain = RateRatio.of(new Counted(40, 1), new Counted(20, 1), 0.95);
        RateRatio wide = plain.widened(4);

        assertThat(wide.ratio()).isEqualTo(plain.ratio());
        assertThat(Math.log(wide.interval().high() / 2))
                .isCloseTo(2 * Math.log(plain.interval().high() / 2), within(1e-9));
        assertThat(plain.p()).isLessThan(0.05);
        assertThat(wide.p()).isGreaterThan(0.15);
        assertThat(plain.widened(1)).isEqualTo(plain);
    }

    @Test
    void noVerdictBelowTenEventsOnASide() {
        assertThat(Change.between(new Counted(9, 10), new Counted(90, 10), 1, 0.95)
                        .verdict())
                .isEqualTo(Change.Verdict.TOO_FEW);
        assertThat(Change.between(new Counted(9, 10), new Counted(90, 10), 1, 0.95)
                        .ratio())
                .isEmpty();
        assertThat(Change.between(new Counted(10, 10), new Counted(90, 10), 1, 0.95)
                        .verdict())
                .isEqualTo(Change.Verdict.MORE);
        assertThat(Change.between(new Counted(90, 10), new Counted(10, 10), 1, 0.95)
                        .verdict())
                .isEqualTo(Change.Verdict.FEWER);
        assertThat(Change.between(new Counted(20, 10), new Counted(21, 10), 1, 0.95)
                        .verdict())
                .isEqualTo(Change.Verdict.NONE_DETECTABLE);
    }
}
