package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.Threshold.Bound;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {

    @Test
    void isAComparisonWithoutItsLeftSide() {
        Threshold threshold = Threshold.parse("> 0.20");

        assertThat(threshold.bounds())
                .containsExactly(new Bound(
                        BinaryOperator.GREATER, new NumberLiteral(0.2, new Position(1, 3)), new Position(1, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "> 0.20                     | a / b   | a / b > 0.2",
                "<= -5m                     | x       | x <= -300",
                "!= 2 * scalar(y)           | x       | x != 2 * scalar(y)",
                "> 0.05 and < 0.2           | x       | x > 0.05 and x < 0.2",
                ">= (1) AND <= 2 and != 1.5 | x       | x >= 1 and x <= 2 and x != 1.5",
                "> 1                        | x or y  | (x or y) > 1",
                "> 1                        | x > 5   | x > 5 > 1",
            })
    void makesAConditionOfAValue(String threshold, String value, String condition) {
        Expression applied = Threshold.parse(threshold).appliedTo(Expression.parseValue(value));

        assertThat(applied.text()).isEqualTo(condition);
        Trees.assertSame(applied, Expression.parseCondition(condition, Set.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "> 0.20 and < (1 > bool 2)",
                "== -Inf",
                "> 1 + 2 ^ 3",
            })
    void isReadBackFromItsText(String text) {
        Threshold threshold = Threshold.parse(text);

        assertThat(Threshold.parse(threshold.toString()).toString()).isEqualTo(threshold.toString());
        assertThat(threshold).hasToString(text.replace("0.20", "0.2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.2         | 1 | expected a comparison such as > 0.2, without the value that is compared, but found `0.2`",
                "x > 0.2     | 1 | expected a comparison such as > 0.2, without the value that is compared, but found `x`",
                "+ 1         | 1 | expected a comparison such as > 0.2, without the value that is compared, but found `+`",
                "> 1 and     | 8 | expected a comparison such as > 0.2, without the value that is compared, but found the end of the"
                        + " expression",
                "> 1 or < 0  | 5 | expected an operator or the end of the expression, but found `or`",
                "> 1 2       | 5 | expected an operator or the end of the expression, but found `2`",
                "> bool 1    | 3 | `bool` has no use in a threshold; leave it out",
                "> x         | 3 | a threshold compares with a scalar, not with an instant vector; for a limit with labels write"
                        + " the whole condition as `expr`",
                "> 1 > 2     | 5 | expected an operator or the end of the expression, but found `>`",
            })
    void refusesAnythingElse(String text, int column, String message) {
        assertThatThrownBy(() -> Threshold.parse(text))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("line 1, column " + column + ": " + message);
    }

    @Test
    void refusesAnEmptyText() {
        assertThatThrownBy(() -> Threshold.parse(" "))
                .hasMessageEndingWith("without the value that is compared, but found the end of the expression");
    }

    @Test
    void takesEightBoundsAtMost() {
        String eight = "> 0" + " and > 0".repeat(7);

        assertThat(Threshold.parse(eight).bounds()).hasSize(8);
        assertThatThrownBy(() -> Threshold.parse(eight + " and > 0")).isInstanceOf(ExpressionException.class);
        assertThatThrownBy(() -> new Threshold(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNotAppliedToWhatHasNoSeries() {
        Threshold threshold = Threshold.parse("> 1");
        Expression scalar = Expression.parse("time()");

        assertThatThrownBy(() -> threshold.appliedTo(scalar))
                .hasMessage(
                        "line 1, column 1: a value is an instant vector, but `time()` is a scalar; turn it into one with vector(…)");
    }
}
