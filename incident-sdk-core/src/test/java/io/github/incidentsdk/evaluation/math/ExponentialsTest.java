package io.github.incidentsdk.evaluation.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.incidentsdk.expression.Function;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExponentialsTest {

    private static final Map<Function, DoubleUnaryOperator> TRUE = Map.of(
            Function.EXP, StrictMath::exp,
            Function.LN, StrictMath::log,
            Function.LOG2, value -> StrictMath.log(value) / StrictMath.log(2),
            Function.LOG10, StrictMath::log10);

    private final long seed = new Random().nextLong();

    private static double of(Function function, double value) {
        return InstantFunctions.of(function).apply(value, 1, 1);
    }

    /** The results are promtool's; those of Java differ from some in the last digit. */
    @ParameterizedTest
    @CsvSource({
        "LN, 0.1, -2.3025850929940455",
        "LOG2, 0.1, -3.321928094887362",
        "LOG10, 0.1, -0.9999999999999999",
        "LN, 0.01, -4.605170185988092",
        "LOG2, 0.01, -6.643856189774724",
        "LOG10, 0.01, -2.0",
        "LN, 100.0, 4.605170185988092",
        "LOG2, 100.0, 6.643856189774724",
        "LOG10, 100.0, 2.0",
        "LN, 1.0E15, 34.538776394910684",
        "LOG2, 1.0E15, 49.82892142331043",
        "LOG10, 1.0E15, 14.999999999999998",
        "LN, 1.0E-7, -16.11809565095832",
        "LOG2, 1.0E-7, -23.253496664211536",
        "LOG10, 1.0E-7, -7.0",
        "LN, 57.15, 4.04567939024082",
        "LOG2, 57.15, 5.836681593327116",
        "LOG10, 57.15, 1.7570162347313005",
        "LN, 0.9, -0.10536051565782628",
        "LOG2, 0.9, -0.15200309344504995",
        "LOG10, 0.9, -0.045757490560675115",
        "LN, 1.0001, 9.999500033329732E-5",
        "LOG2, 1.0001, 1.442622910946545E-4",
        "LOG10, 1.0001, 4.342727686266485E-5",
        "LN, 3.0, 1.0986122886681096",
        "LOG2, 3.0, 1.5849625007211563",
        "LOG10, 3.0, 0.4771212547196624",
        "LN, 1.0E300, 690.7755278982137",
        "LOG2, 1.0E300, 996.5784284662087",
        "LOG10, 1.0E300, 300.0",
        "LN, 12345.678, 9.421061321291832",
        "LOG2, 12345.678, 13.59171844813855",
        "LOG10, 12345.678, 4.091514945509201",
        "LN, 0.5, -0.6931471805599453",
        "LOG2, 0.5, -1.0",
        "LOG10, 0.5, -0.3010299956639812",
        "LN, 8.0, 2.0794415416798357",
        "LOG2, 8.0, 3.0",
        "LOG10, 8.0, 0.9030899869919435",
        "EXP, 0.0, 1.0",
        "EXP, 1.0, 2.718281828459045",
        "EXP, -1.0, 0.36787944117144233",
        "EXP, 128.0, 3.887708405994595E55",
        "EXP, 0.5, 1.6487212707001282",
        "EXP, 1.0E-9, 1.000000001",
        "EXP, -0.3, 0.7408182206817179",
        "EXP, 57.15, 6.605864189793508E24",
        "EXP, -57.15, 1.513806477500802E-25",
        "EXP, 700.25, 1.3022997366991783E304",
        "EXP, 709.4, 1.2260423226426727E308",
        "EXP, 709.5, Infinity",
        "EXP, -708.4, 2.217119081664265E-308",
        "EXP, -720.5, 1.2326102893E-313",
        "EXP, -745.0, 4.9E-324",
        "EXP, -746.0, 0.0",
        "EXP, 19.99, 4.8033772105634475E8",
    })
    void giveToTheLastBitWhatPrometheusGives(Function function, double value, double result) {
        assertThat(of(function, value)).isEqualTo(result);
    }

    @Test
    void giveWhatJavaGivesForWhatIsSpecial() {
        double[] special = {0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        TRUE.forEach((function, expected) -> {
            for (double value : special) {
                Double wanted = value == 1 && function == Function.EXP ? Math.E : expected.applyAsDouble(value);
                assertThat(of(function, value)).as("%s of %s", function, value).isEqualTo(wanted);
            }
        });
    }

    @Test
    void areNearTheTrueValuesDownToTheLeastNumbers() {
        Random random = new Random(seed);
        TRUE.forEach((function, expected) -> {
            for (int i = 0; i < 10_000; i++) {
                double value = function == Function.EXP
                        ? 200 * random.nextGaussian() % 700
                        : Double.longBitsToDouble(random.nextLong() >>> 1 & ~(1L << 62));
                double wanted = expected.applyAsDouble(value);
                double besideOne = function == Function.EXP ? 0 : Math.ulp(1.0); // the exponent takes digits away there
                assertThat(of(function, value))
                        .as("%s of %s, seed %d", function, value, seed)
                        .isCloseTo(wanted, within(1e-14 * Math.abs(wanted) + besideOne));
            }
        });
    }
}
