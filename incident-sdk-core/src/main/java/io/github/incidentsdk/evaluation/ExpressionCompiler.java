package io.github.incidentsdk.evaluation;

import io.github.incidentsdk.evaluation.math.Comparisons;
import io.github.incidentsdk.evaluation.vector.Vector;
import io.github.incidentsdk.evaluation.vector.VectorCompiler;
import io.github.incidentsdk.evaluation.window.WindowFunctions;
import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.ValueType;
import io.github.incidentsdk.metric.series.SeriesIndex;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compiles expressions against series; what several of them have in common is evaluated once a tick.
 *
 * <p>One compiler serves all rules of a profile. Compile on one thread at a time; evaluate on the thread of the tick.
 */
public final class ExpressionCompiler {

    private final Profile profile;
    private final SeriesIndex index;
    private final VectorCompiler vectors;

    /** Creates a compiler for these series. */
    public ExpressionCompiler(SeriesIndex index, Profile profile) {
        this.profile = profile;
        this.index = index;
        this.vectors = new VectorCompiler(
                index,
                profile == Profile.PROMETHEUS
                        ? WindowFunctions.prometheus()
                        : WindowFunctions.standard(index.horizon().longMillis()),
                profile == Profile.PROMETHEUS ? Comparisons.DEFINITE : Comparisons.THREE_VALUED);
    }

    /**
     * Compiles a condition.
     *
     * @param expression one that {@link Expression#parseCondition} accepts; in profile PROMETHEUS any vector or scalar
     * @param zeroByZero what comparisons make of 0/0; without meaning in profile PROMETHEUS
     * @throws IllegalArgumentException when the expression is no condition
     */
    public Condition condition(Expression expression, ZeroByZero zeroByZero) {
        return condition(expression, zeroByZero, null);
    }

    /**
     * Compiles a condition whose rows outlive their series.
     *
     * @param vanishing what a comparison says that was true and whose left side vanished; null when it is false at once
     */
    public Condition condition(Expression expression, ZeroByZero zeroByZero, @Nullable Vanishing vanishing) {
        if (profile == Profile.PROMETHEUS) {
            Judgement present = new PresenceJudgement(vectors.vector(expression));
            return new Condition(expression, present, Culprits.of(expression, index), List.of());
        }
        List<Condition> comparisons = isJoined(expression)
                ? leaves(expression).map(leaf -> condition(leaf, zeroByZero)).toList()
                : List.of();
        Judgement judgement = judgement(expression, zeroByZero, vanishing);
        return new Condition(expression, judgement, Culprits.of(expression, index), comparisons);
    }

    /** Compiles an expression whose values are asked for; a scalar becomes one row without labels. */
    public Values values(Expression expression) {
        Vector vector = vectors.vector(expression);
        return new Values(expression, vector, Culprits.of(expression, index));
    }

    private static boolean isJoined(Expression expression) {
        return expression instanceof Binary binary && binary.operator().isSet();
    }

    private static Stream<Expression> leaves(Expression expression) {
        return isJoined(expression)
                ? expression.children().stream().flatMap(ExpressionCompiler::leaves)
                : Stream.of(expression);
    }

    private Judgement judgement(Expression expression, ZeroByZero zeroByZero, @Nullable Vanishing vanishing) {
        if (expression instanceof Binary binary && binary.operator().isSet()) {
            boolean unless =
                    binary.operator() == BinaryOperator.UNLESS; // what held something off is gone: it holds off nothing
            return joined(
                    binary,
                    judgement(binary.left(), zeroByZero, vanishing),
                    judgement(binary.right(), zeroByZero, unless ? null : vanishing));
        }
        if (expression instanceof Binary binary
                && binary.operator().isComparison()
                && !binary.bool()
                && binary.type() == ValueType.INSTANT_VECTOR) {
            return compared(binary, new Comparing(binary.operator(), zeroByZero), vanishing);
        }
        if (expression instanceof Call call && call.function().isAbsence()) {
            return new AbsenceJudgement(vectors.vector(call));
        }
        throw new IllegalArgumentException(expression.position() + ": '" + expression.text()
                + "' is no condition: compare it with something, or ask whether it is absent");
    }

    private static Judgement joined(Binary binary, Judgement left, Judgement right) {
        return binary.operator() == BinaryOperator.OR
                ? new WidenedJudgement(left, right, binary.matching())
                : new NarrowedJudgement(left, right, binary.matching(), binary.operator() == BinaryOperator.UNLESS);
    }

    private Judgement compared(Binary binary, Comparing comparing, @Nullable Vanishing vanishing) {
        Expression left = binary.left();
        Expression right = binary.right();
        if (right.type() == ValueType.SCALAR) {
            return new LimitJudgement(comparing, vectors.vector(left), vectors.scalar(right), vanishing);
        }
        if (left.type() == ValueType.SCALAR) {
            return new LimitJudgement(comparing.mirrored(), vectors.vector(right), vectors.scalar(left), vanishing);
        }
        return new PairJudgement(comparing, vectors.vector(left), vectors.vector(right), binary.matching(), vanishing);
    }
}
