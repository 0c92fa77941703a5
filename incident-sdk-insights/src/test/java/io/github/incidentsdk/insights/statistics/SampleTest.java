package io.github.incidentsdk.insights.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.incidentsdk.insights.answer.Interval;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void percentilesAreInterpolatedAsRDoesByDefault() {
        Sample ten = Sample.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);

        assertThat(ten.percentile(0.5)).hasValue(5.5); // R: quantile(1:10, c(0.5, 0.9, 0, 1))
        assertThat(ten.percentile(0.9).orElseThrow()).isCloseTo(9.1, within(1e-12));
        assertThat(ten.percentile(0)).hasValue(1);
        assertThat(ten.percentile(1)).hasValue(10);
    }

    @Test
    void nineValuesHaveNoPercentileNoMeanAndNoDifference() {
        Sample nine = Sample.of(new double[9]);
        Sample many = Sample.of(new double[90]);

        assertThat(nine.percentile(0.5)).isEmpty();
        assertThat(nine.interval(0.5, 0.95)).isEmpty();
        assertThat(Mean.of(nine, 0.95)).isEmpty();
        assertThat(Difference.between(nine, many)).isEmpty();
        assertThat(nine.heldByLargest(0.5)).isEmpty();
    }

    /** Of ten values the interval of the median at 95 % is from the second to the ninth: it holds 97.85 %. */
    @Test
    void intervalOfAPercentileEndsAtValues() {
        Sample ten = Sample.of(DoubleStream.iterate(1, i -> i + 1).limit(10).toArray());

        assertThat(ten.interval(0.5, 0.95)).contains(new Interval(2, 9, 0.95));
        assertThat(ten.interval(0.99, 0.95)).isEmpty();
    }

    @Test
    void largestValuesHoldTheirPartOfTheSum() {
        assertThat(Sample.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 11).heldByLargest(0.1).orElseThrow())
                .isCloseTo(0.55, within(1e-12));
    }

    /** R: t.test(1:10)$conf.int is 3.334149 and 7.665851. */
    @Test
    void meanHasStudentsInterval() {
        Mean mean = Mean.of(Sample.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 0.95).orElseThrow();

        assertThat(mean.value()).isEqualTo(5.5);
        assertThat(mean.interval().low()).isCloseTo(3.334149, within(1e-6));
        assertThat(mean.interval().high()).isCloseTo(7.665851, within(1e-6));
        assertThat(mean.n()).isEqualTo(10);
    }

    @Test
    void bothTestsAreThoseOfAllWaysToDealTheValues() {
        Random random = new Random(7);
        double[] x = random.doubles(10).toArray();
        double[] y = random.doubles(10).map(u -> u + 0.25).toArray();
        double[] all =
                DoubleStream.concat(Arrays.stream(x), Arrays.stream(y)).sorted().toArray();
        double u = superior(x, y);
        double d = distance(x, y);
        long ways = 0;
        long asFarShift = 0;
        long asFarForm = 0;
        for (int dealt = 0; dealt < 1 << 20; dealt++) {
            if (Integer.bitCount(dealt) == 10) {
                double[] one = new double[10];
                double[] other = new double[10];
                int ones = 0;
                int others = 0;
                for (int i = 0; i < 20; i++) {
                    if ((dealt >> i & 1) == 1) {
                        one[ones++] = all[i];
                    } else {
                        other[others++] = all[i];
                    }
                }
                ways++;
                asFarShift += Math.abs(superior(one, other) - 50) >= Math.abs(u - 50) ? 1 : 0;
                asFarForm += distance(one, other) >= d - 1e-9 ? 1 : 0;
            }
        }

        Difference difference = Difference.between(Sample.of(x), Sample.of(y)).orElseThrow();

        assertThat(ways).isEqualTo(184_756);
        assertThat(difference.superiority()).isEqualTo(u / 100);
        assertThat(difference.shiftP()).isCloseTo((double) asFarShift / ways, within(1e-9));
        assertThat(difference.distance()).isCloseTo(d, within(1e-12));
        assertThat(difference.formP()).isCloseTo((double) asFarForm / ways, within(1e-9));
    }

    @Test
    void samplesOfOneAndTheSameValueDoNotDiffer() {
        assertThat(Difference.between(Sample.of(new double[20]), Sample.of(new double[30])))
                .contains(new Difference(0.5, 1, 0, 1));
    }

    @Test
    void samplesOfManyThousandsAreCompared() {
        Random random = new Random(8);
        Difference difference = Difference.between(
                        Sample.of(random.doubles(50_000).toArray()),
                        Sample.of(random.doubles(50_000).map(u -> u + 0.1).toArray()))
                .orElseThrow();

        assertThat(difference.shiftP()).isLessThan(1e-6);
        assertThat(difference.formP()).isLessThan(1e-6);
        assertThat(difference.distance()).isCloseTo(0.1, within(0.02));
    }

    private static double superior(double[] x, double[] y) {
        double pairs = 0;
        for (double a : x) {
            for (double b : y) {
                pairs += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        return pairs;
    }

    private static double distance(double[] x, double[] y) {
        return DoubleStream.concat(Arrays.stream(x), Arrays.stream(y))
                .map(at -> Math.abs(below(x, at) - below(y, at)))
                .max()
                .orElseThrow();
    }

    private static double below(double[] values, double at) {
        return (double) Arrays.stream(values).filter(value -> value <= at).count() / values.length;
    }
}
