package io.github.incidentsdk.insights.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.insights.answer.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether what is promised of intervals and verdicts is kept, on made-up records of which the truth is known. */
class SimulationTest {

    private static final long SEED = 20261122;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 12, 80})
    void countsIntervalsContainTheTruthAsOftenAsTheySay(double mean) {
        Random random = new Random(SEED);
        double share = share(
                4_000, i -> new Counted(poisson(random, mean), 1).interval(0.95).contains(mean));

        assertThat(share).as("seed " + SEED).isBetween(0.943, 1.0); // exact intervals contain at least that often
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5})
    void sharesIntervalsContainTheTruthAboutAsOftenAsTheySay(double truth) {
        Random random = new Random(SEED);
        double share = share(
                4_000,
                i -> new Proportion(binomial(random, 40, truth), 40)
                        .interval(0.95)
                        .contains(truth));

        assertThat(share).as("seed " + SEED).isBetween(0.92, 0.98);
    }

    @Test
    void ratiosIntervalsContainTheTruthAsOftenAsTheySay() {
        Random random = new Random(SEED);
        double share = share(4_000, i -> {
            Counted first = new Counted(poisson(random, 30), 10);
            Counted second = new Counted(poisson(random, 20), 10);
            return RateRatio.of(first, second, 0.95).interval().contains(1.5);
        });

        assertThat(share).as("seed " + SEED).isBetween(0.943, 0.99);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.2, 60", "0.1, 0.1, 80", "0.6, 0.2, 30"})
    void relativeRisksIntervalsContainTheTruthAboutAsOftenAsTheySay(double with, double without, int n) {
        Random random = new Random(SEED);
        double share = share(4_000, i -> {
            int a = binomial(random, n, with);
            int b = binomial(random, n, without);
            TwoByTwo table = new TwoByTwo(a, n - a, b, n - b);
            return !table.isComparable() || table.interval(0.95).contains(with / without);
        });

        assertThat(share).as("seed " + SEED).isBetween(0.93, 0.985);
    }

    @Test
    void meansIntervalsKeepTheirWordOfWhatIsNotSkewedButNotOfWhatIsAsSkewedAsDurations() {
        Random random = new Random(SEED);
        double normal = share(4_000, i -> mean(random, 0).contains(0));
        double skewed = share(4_000, i -> mean(random, 1.5).contains(Math.exp(1.5 * 1.5 / 2)));

        assertThat(normal).as("seed " + SEED).isBetween(0.94, 0.96);
        assertThat(skewed).as("seed " + SEED).isBetween(0.8, 0.92);
    }

    /** Of 50 normal values, or of those of which the logarithm is normal with that deviation. */
    private static Interval mean(Random random, double deviation) {
        double[] values = random.doubles(50)
                .map(u -> deviation == 0 ? random.nextGaussian() : Math.exp(deviation * random.nextGaussian()))
                .toArray();
        return Mean.of(Sample.of(values), 0.95).orElseThrow().interval();
    }

    @Test
    void highPercentilesIntervalsContainTheTruthAsOftenAsTheySay() {
        Random random = new Random(SEED);
        double truth = -Math.log(0.1); // of an exponential
        double share = share(4_000, i -> {
            double[] values = random.doubles(120).map(u -> -Math.log(1 - u)).toArray();
            return Sample.of(values).interval(0.9, 0.95).orElseThrow().contains(truth);
        });

        assertThat(share).as("seed " + SEED).isBetween(0.943, 0.985);
    }

    @Test
    void percentilesIntervalsContainTheTruthOfASkewedDistributionAsOftenAsTheySay() {
        Random random = new Random(SEED);
        double median = 1; // of exp of a normal value
        double share = share(4_000, i -> {
            double[] values = random.doubles(50)
                    .map(u -> Math.exp(1.5 * random.nextGaussian()))
                    .toArray();
            return Sample.of(values).interval(0.5, 0.95).orElseThrow().contains(median);
        });

        assertThat(share).as("seed " + SEED).isBetween(0.943, 0.985);
    }

    @Test
    void survivalsIntervalsContainTheTruthAboutAsOftenAsTheySay() {
        Random random = new Random(SEED);
        double share = share(2_000, i -> {
            Interval atMedian = null;
            for (Survival.Step step : survival(random).steps()) {
                atMedian = step.time() <= Math.log(2) ? step.interval() : atMedian;
            }
            return atMedian != null && atMedian.contains(0.5);
        });

        assertThat(share).as("seed " + SEED).isBetween(0.93, 0.97);
    }

    @Test
    void survivalsMediansIntervalsContainTheTruthAboutAsOftenAsTheySay() {
        Random random = new Random(SEED);
        double share = share(
                2_000,
                i -> survival(random)
                        .medianInterval()
                        .map(interval -> interval.contains(Math.log(2)))
                        .orElse(false));

        assertThat(share).as("seed " + SEED).isBetween(0.93, 0.97);
    }

    /** Of 60 exponential lives with a mean of 1, of which some are still on when nobody watches any more. */
    private static Survival survival(Random random) {
        List<Double> ended = new ArrayList<>();
        List<Double> censored = new ArrayList<>();
        for (int each = 0; each < 60; each++) {
            double life = -Math.log(1 - random.nextDouble());
            double watched = 3 * random.nextDouble();
            (life <= watched ? ended : censored).add(Math.min(life, watched));
        }
        return Survival.of(array(ended), array(censored), 0.95);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.8, 3})
    void oneVerdictInTwentyIsWrongWhereNothingChangedHoweverOverDispersed(double phi) {
        Random random = new Random(SEED);
        double wrong = share(4_000, i -> {
            long[] before = weeks(random, 60, 4, phi);
            long[] after = weeks(random, 60, 4, phi);
            Change change = Change.between(
                    new Counted(sum(before), 60),
                    new Counted(sum(after), 60),
                    Dispersion.of(List.of(before, after)).phi(),
                    0.95);
            return change.verdict() == Change.Verdict.MORE || change.verdict() == Change.Verdict.FEWER;
        });

        assertThat(wrong).as("seed " + SEED).isBetween(0.03, 0.07);
    }

    @Test
    void withoutWideningMoreThanOneVerdictInTenWouldBeWrong() {
        Random random = new Random(SEED);
        double wrong = share(2_000, i -> {
            Counted before = new Counted(sum(weeks(random, 60, 4, 1.8)), 60);
            Counted after = new Counted(sum(weeks(random, 60, 4, 1.8)), 60);
            return !RateRatio.of(after, before, 0.95).interval().contains(1);
        });

        assertThat(wrong).as("seed " + SEED).isGreaterThan(0.1);
    }

    @Test
    void aRateThatDoubledIsSeen() {
        Random random = new Random(SEED);
        double seen = share(500, i -> {
            long[] before = weeks(random, 60, 3, 1.8);
            long[] after = weeks(random, 60, 6, 1.8);
            double phi = Dispersion.of(List.of(before, after)).phi();
            return Change.between(new Counted(sum(before), 60), new Counted(sum(after), 60), phi, 0.95)
                            .verdict()
                    == Change.Verdict.MORE;
        });

        assertThat(seen).as("seed " + SEED).isGreaterThan(0.99);
    }

    private static double share(int runs, IntPredicate run) {
        int hits = 0;
        for (int i = 0; i < runs; i++) {
            hits += run.test(i) ? 1 : 0;
        }
        return (double) hits / runs;
    }

    /** Negative binomial counts: Poisson ones whose mean is a gamma value, so that variance over mean is phi. */
    private static long[] weeks(Random random, int weeks, double mean, double phi) {
        long[] counts = new long[weeks];
        for (int i = 0; i < weeks; i++) {
            double thisWeek = phi == 1 ? mean : gamma(random, mean / (phi - 1)) * (phi - 1);
            counts[i] = poisson(random, thisWeek);
        }
        return counts;
    }

    private static int poisson(Random random, double mean) {
        int count = 0;
        for (double time = -Math.log(1 - random.nextDouble()); time < mean; time -= Math.log(1 - random.nextDouble())) {
            count++;
        }
        return count;
    }

    private static int binomial(Random random, int n, double p) {
        return (int) random.doubles(n).filter(u -> u < p).count();
    }

    /** Marsaglia and Tsang 2000, for shapes of at least 1. */
    private static double gamma(Random random, double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
