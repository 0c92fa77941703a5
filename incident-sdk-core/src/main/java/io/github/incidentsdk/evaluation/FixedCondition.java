package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.FixedCompiler.NumberFact;
import io.github.incidentsdk.evaluation.FixedCompiler.SelectedFact;
import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.Selector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition over a few series that all have the same labels, such as a line of a severity policy over one incident.
 *
 * <p>Labels choose, but do not match: each metric is one number, so {@code a / b} needs no partner to be found. Immutable and
 * safe for all threads; judging allocates nothing. Missing values, NaN and 0/0 are judged as in {@link Condition}.
 */
public final class FixedCondition {

    private final Expression expression;
    private final List<String> metrics;
    private final Test test;

    private FixedCondition(Expression expression, List<String> metrics, Test test) {
        this.expression = expression;
        this.metrics = metrics;
        this.test = test;
    }

    /** Compiles a condition in which 0/0 is false, as below. */
    public static FixedCondition compile(Expression expression) {
        return compile(expression, ZeroByZero.FALSE);
    }

    /**
     * Compiles a condition.
     *
     * @param expression one that {@link Expression#parseCondition} accepts; a selector that stands alone is true when its
     *     series is there
     * @param zeroByZero what comparisons make of 0/0
     * @throws IllegalArgumentException for what needs several series or a past: ranges, offsets, {@code histogram_quantile},
     *     selectors without a metric's name
     */
    public static FixedCondition compile(Expression expression, ZeroByZero zeroByZero) {
        FixedCompiler compiler = new FixedCompiler();
        Test test = test(expression, compiler, zeroByZero);
        return new FixedCondition(expression, compiler.metrics(), test);
    }

    private static Test test(Expression expression, FixedCompiler compiler, ZeroByZero zeroByZero) {
        if (expression instanceof Binary binary && binary.operator().isSet()) {
            return joined(
                    binary.operator(),
                    test(binary.left(), compiler, zeroByZero),
                    test(binary.right(), compiler, zeroByZero));
        }
        if (expression instanceof Binary binary && binary.operator().isComparison() && !binary.bool()) {
            Comparing comparing = new Comparing(binary.operator(), zeroByZero);
            return compared(comparing, compiler.fact(binary.left()), compiler.fact(binary.right()));
        }
        if (expression instanceof Call call && call.function().isAbsence()) {
            return new AbsenceTest(compiler.fact(call.arguments().get(0)));
        }
        if (expression instanceof Selector selector) {
            return new PresenceTest(compiler.fact(selector));
        }
        throw new IllegalArgumentException(expression.position() + ": '" + expression.text() + "' is no condition");
    }

    private static Test compared(Comparing comparing, Fact left, Fact right) {
        if (left instanceof SelectedFact metric
                && right instanceof NumberFact limit
                && metric.isPlain()
                && !limit.isNaN()) {
            return new LimitTest(metric.metric(), comparing, limit.value());
        }
        if (left instanceof NumberFact limit
                && right instanceof SelectedFact metric
                && metric.isPlain()
                && !limit.isNaN()) {
            return new LimitTest(metric.metric(), comparing.mirrored(), limit.value());
        }
        return new ComparisonTest(comparing, left, right);
    }

    private static Test and(Test left, Test right) {
        return left instanceof LimitTest one && right instanceof LimitTest other
                ? one.and(other)
                : (bindings, at) -> left.judge(bindings, at).and(right.judge(bindings, at));
    }

    private static Test joined(BinaryOperator operator, Test left, Test right) {
        return switch (operator) {
            case AND -> and(left, right);
            case OR -> (bindings, at) -> left.judge(bindings, at).or(right.judge(bindings, at));
            default ->
                (bindings, at) ->
                        left.judge(bindings, at).and(right.judge(bindings, at).not());
        };
    }

    /** Returns the same condition as of so many milliseconds ago, for whom {@code time()} and the calendar are those of then. */
    public FixedCondition delayedBy(long millis) {
        return millis == 0
                ? this
                : new FixedCondition(expression, metrics, (bindings, at) -> test.judge(bindings, at - millis));
    }

    /** Returns what is judged. */
    public Expression expression() {
        return expression;
    }

    /** Returns the metrics that are read; {@link Bindings} knows them by their index here. */
    public List<String> metrics() {
        return metrics;
    }

    /**
     * Judges these series.
     *
     * @param atMillis the time for {@code time()} and the calendar functions, in milliseconds since the epoch
     */
    public Truth judge(Bindings bindings, long atMillis) {
        return test.judge(bindings, atMillis);
    }

    /** Something that is judged. */
    @FunctionalInterface
    interface Test {

        Truth judge(Bindings bindings, long atMillis);
    }

    private record ComparisonTest(Comparing comparing, Fact left, Fact right) implements Test {

        @Override
        public Truth judge(Bindings bindings, long atMillis) {
            double one = left.value(bindings, atMillis);
            double other = right.value(bindings, atMillis);
            if (Fact.isMissing(one)) {
                return left.blindness(bindings) == null ? past(bindings, atMillis) : Truth.UNKNOWN;
            }
            return Fact.isMissing(other) ? missing(right.blindness(bindings)) : comparing.truth(one, other);
        }

        private Truth past(Bindings bindings, long atMillis) {
            PastBindings past = bindings.past();
            if (past == null) {
                return Truth.FALSE;
            }
            double one = left.value(past, atMillis);
            double other = right.value(past, atMillis);
            boolean held = !Fact.isMissing(one) && !Fact.isMissing(other) && comparing.truth(one, other) == Truth.TRUE;
            return held ? past.gone() : Truth.FALSE;
        }
    }

    private record AbsenceTest(Fact fact) implements Test {

        @Override
        public Truth judge(Bindings bindings, long atMillis) {
            boolean missing = Fact.isMissing(fact.value(bindings, atMillis));
            return missing && fact.blindness(bindings) != null ? Truth.UNKNOWN : Truth.of(missing);
        }
    }

    private record PresenceTest(Fact fact) implements Test {

        @Override
        public Truth judge(Bindings bindings, long atMillis) {
            return Fact.isMissing(fact.value(bindings, atMillis)) ? missing(fact.blindness(bindings)) : Truth.TRUE;
        }
    }

    private static Truth missing(@Nullable String blindness) {
        return blindness == null ? Truth.FALSE : Truth.UNKNOWN;
    }
}
