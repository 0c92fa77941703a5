package io.github.incidentsdk.rule.prometheus;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What promtool 3.5 accepts as samples of a series, and what it refuses. */
class SeriesNotationTest {

    private static double[] values(String notation) {
        return SeriesNotation.of("x", notation).values(100);
    }

    @Test
    void readsWhatPromtoolReads() {
        assertThat(values("1-2x3")).containsExactly(1, -1, -3, -5);
        assertThat(values("-1+.5x2 +5x1")).containsExactly(-1, -0.5, 0, 5, 5);
        assertThat(values("NAN nan -inf Inf")).containsExactly(NaN, NaN, -POSITIVE_INFINITY, POSITIVE_INFINITY);
        assertThat(values("NaN+0x2 Inf-1x1")).containsExactly(NaN, NaN, NaN, POSITIVE_INFINITY, POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x", "1x2x3", "1+1", "1+-2x3", "stalex3", "STALE", "infinity", "0x1F", "1s", "1X3"})
    void refusesWhatPromtoolRefuses(String notation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values(notation))
                .withMessage("'" + notation + "' is no value of a series");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaNx12", "-Infx3", "1+NaNx3", "1-infx1"})
    void refusesAWordThatIsRepeatedWithoutAStepAndSaysHow(String notation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values(notation))
                .withMessage("'" + notation
                        + "' is no value of a series: NaN and Inf are repeated with a step, as in NaN+0x12");
    }
}
