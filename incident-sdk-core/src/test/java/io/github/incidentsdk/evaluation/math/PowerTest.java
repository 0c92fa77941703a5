package io.github.incidentsdk.evaluation.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {

    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        2,
        -2,
        3,
        -3,
        Double.MIN_VALUE,
        -Double.MAX_VALUE,
        0x1p53,
        -0x1p63,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private final long seed = new Random().nextLong();

    /** The results are promtool's; Java's own power differs from most in the last digit. */
    @ParameterizedTest
    @CsvSource({
        "57.15, 6, 3.4841545275863075E10",
        "54.17, 31, 5.578583053485326E53",
        "1.0173277587101752, 123, 8.273514982559032",
        "-34.31, 75, -1.4340155285606198E115",
        "-76.37, 70, 6.3766905538097155E131",
        "0.9965746405803355, -63, 1.241311003316133",
        "86.19, -104, 5.158036440212681E-202",
        "1.0001, 65536, 701.5360877010177",
        "0.99999, 1e8, 0.0",
        "10, -320, 1.0E-320",
        "10, 308, 1.0000000000000006E308",
        "10, 309, Infinity",
        "-3.7, -570, 0.0",
        "1e-310, 1, 1.0E-310",
        "1e-310, -1, Infinity",
        "3e-320, -0.5, 5.773534829839971E159",
        "12.34, 0.5, 3.5128336140500593",
        "12.34, -0.5, 0.284670471154786",
        "-0.99999999, 12345678901, -2.417671632896624E-54",
        "-1, 9007199254740991, -1.0",
        "1.5, 1e18, Infinity",
        "0.5, 1e19, 0.0",
        "1.0000001, -4503599627370497, 0.0",
        "-8, 1.5, NaN",
        "100, 1.5, 1000.0000000000002",
        "1.7, 2.5, 3.7680989902071307",
        "12.5, 3.7, 11443.715388633304",
        "61.7, -1.4556800181757124, 0.0024769523949955646",
        "6.812329205629864E-4, 2.2600000000000016, 6.970246181418203E-8",
        "14.96, -15.42, 7.630532172343895E-19",
        "5.561247300664985E-11, 0.7759342000255796, 1.1038966128671959E-8",
    })
    void givesToTheLastBitWhatPrometheusGives(double base, double exponent, double power) {
        assertThat(Power.of(base, exponent)).isEqualTo(Double.valueOf(power));
    }

    @Test
    void givesOneForOneAndForMinusOneToAnInfinitePowerAndElseWhatJavaGivesForWhatIsSpecial() {
        for (double base : SPECIAL) {
            for (double exponent : SPECIAL) {
                boolean one = base == 1 || (base == -1 && Double.isInfinite(exponent));
                assertThat(Power.of(base, exponent))
                        .as("%s ^ %s", base, exponent)
                        .isEqualTo(Double.valueOf(one ? 1 : Math.pow(base, exponent)));
            }
        }
    }

    @Test
    void isNearTheTrueValue() {
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            double base = Math.exp(5 * random.nextGaussian());
            double exponent = 5 * random.nextGaussian();
            double power = Math.pow(base, exponent);
            assertThat(Power.of(base, exponent))
                    .as("%s ^ %s, seed %d", base, exponent, seed)
                    .isCloseTo(power, within(1e-13 * power));
        }
    }
}
