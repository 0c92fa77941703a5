package io.github.incidentsdk.insights.statistics;

import io.github.incidentsdk.insights.answer.Interval;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * How often something followed, with a sign before it and without.
 *
 * @param signAndEvent with the sign, and it followed
 * @param signOnly with the sign, and it did not follow
 * @param eventOnly without the sign, and it followed
 * @param neither without the sign, and it did not follow
 */
public record TwoByTwo(int signAndEvent, int signOnly, int eventOnly, int neither) {

    /** How p and the interval are made. */
    public static final String METHOD = "Fisher exact; relative risk by Katz's logarithm";

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public TwoByTwo {
        if (signAndEvent < 0 || signOnly < 0 || eventOnly < 0 || neither < 0) {
            throw new IllegalArgumentException("counts are not negative");
        }
    }

    /** All of them. */
    public int n() {
        return signAndEvent + signOnly + eventOnly + neither;
    }

    /** Whether there are some with the sign and some without, and some with the event and some without. */
    public boolean isComparable() {
        return signAndEvent + signOnly > 0
                && eventOnly + neither > 0
                && signAndEvent + eventOnly > 0
                && signOnly + neither > 0;
    }

    /** Fisher's exact two-sided p; 1 when nothing can be compared. */
    public double p() {
        return isComparable()
                ? FisherExactTest.withDefaults()
                        .test(new int[][] {{signAndEvent, signOnly}, {eventOnly, neither}})
                        .getPValue()
                : 1;
    }

    /** How many times as often it followed with the sign as without; empty when one of the two never was. */
    public OptionalDouble relativeRisk() {
        return signAndEvent == 0 || eventOnly == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(risk(signAndEvent, signOnly) / risk(eventOnly, neither));
    }

    /**
     * Of the relative risk; half an event is added to each where one of the two never was. (Katz and others 1978.)
     *
     * @throws IllegalArgumentException when nothing {@linkplain #isComparable() can be compared}
     */
    public Interval interval(double level) {
        if (!isComparable()) {
            throw new IllegalArgumentException("there is nothing to compare in " + this);
        }
        double more = signAndEvent == 0 || eventOnly == 0 ? 0.5 : 0;
        double with = signAndEvent + more;
        double without = eventOnly + more;
        double allWith = signAndEvent + signOnly + 2 * more;
        double allWithout = eventOnly + neither + 2 * more;
        double middle = Math.log(with / allWith / (without / allWithout));
        double error = Math.sqrt(1 / with - 1 / allWith + 1 / without - 1 / allWithout);
        double reach = NORMAL.inverseSurvivalProbability(Guardrails.alpha(level) / 2) * error;
        return new Interval(Math.exp(middle - reach), Math.exp(middle + reach), level);
    }

    private static double risk(int yes, int no) {
        return (double) yes / (yes + no);
    }
}
