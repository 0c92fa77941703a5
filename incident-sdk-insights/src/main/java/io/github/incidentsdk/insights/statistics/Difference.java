package io.github.incidentsdk.insights.statistics;

import java.util.Optional;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Whether two samples come from one distribution, by two tests that ask for nothing about its form.
 *
 * @param superiority how likely a value of the first is larger than one of the second; ties count half
 * @param shiftP of Mann and Whitney's test, which sees that one is larger as a rule
 * @param distance the largest between the two distributions, from 0 to 1
 * @param formP of the two-sample test by Kolmogorov and Smirnov, which also sees that one is wider
 */
public record Difference(double superiority, double shiftP, double distance, double formP) {

    /** How it is made. */
    public static final String METHOD = "Mann–Whitney; two-sample Kolmogorov–Smirnov";

    /** Beyond so many pairs the exact p takes longer than it is better. */
    private static final long MOST_PAIRS = 1_000_000;

    /** Empty when one has fewer than {@value Guardrails#FEWEST_VALUES} values. */
    public static Optional<Difference> between(Sample first, Sample second) {
        if (Math.min(first.n(), second.n()) < Guardrails.FEWEST_VALUES) {
            return Optional.empty();
        }
        double[] x = first.sorted();
        double[] y = second.sorted();
        double pairs = (double) x.length * y.length;
        MannWhitneyUTest.Result shift = MannWhitneyUTest.withDefaults().test(x, y);
        KolmogorovSmirnovTest.TwoResult form = KolmogorovSmirnovTest.withDefaults()
                .with(pairs > MOST_PAIRS ? PValueMethod.ASYMPTOTIC : PValueMethod.AUTO)
                .test(x, y);
        return Optional.of(new Difference(
                shift.getStatistic() / pairs, known(shift.getPValue()), form.getStatistic(), known(form.getPValue())));
    }

    /** Where all values are equal there is no variance to divide by, and no difference either. */
    private static double known(double p) {
        return Double.isNaN(p) ? 1 : p;
    }
}
