package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            x > 1 && y > 1        | 1:7  | the character "&" means nothing here; write `and`
            x > 1 ∥ y > 1         | 1:7  | the character "∥" means nothing here
            été > 5               | 1:1  | the character "é" means nothing here; names have the letters a to z, digits and `_`, and any others in quotes, as in {"température"}
            x > 5 // high         | 1:8  | but found `/`; a comment begins with `#`
            !x                    | 1:1  | turn the comparison around, as in `x <= 5` for what is not `x > 5`
            x{a!"b"} > 1          | 1:4  | write `!=` or `!~`
            queue.depth > 1       | 1:6  | names have no dots: write `queue_depth`
            a.b.c_d > 1           | 1:2  | names have no dots: write `a_b_c_d`
            x > $limit            | 1:5  | variables are known to dashboards only: write the value itself
            rate(x[$__interval])  | 1:8  | variables are known to dashboards only: write a duration such as 5m
            x = 5                 | 1:3  | but found `=`; write `==`
            x === 5               | 1:5  | but found `=`; write `==`
            x => 5                | 1:3  | but found `=`; write `>=`
            x =< 5                | 1:3  | but found `=`; write `<=`
            x <> 5                | 1:4  | but found `>`; write `!=`
            (x = 5)               | 1:4  | but found `=`; write `==`
            x ≥ 5                 | 1:3  | write `>=`
            not x > 5             | 1:1  | there is no `not`; turn the comparison around
            not(x > 5)            | 1:1  | there is no function `not`; turn the comparison around
            x > 5 for 5m          | 1:7  | how long it has to hold is not part of the expression, but the rule's own key, such as `for: 5m`
            x > 90%               | 1:8  | `%` is the remainder of a division: write `90` where the metric counts in percent, and a fraction such as `0.9`
            (x > 90%)             | 1:9  | `%` is the remainder of a division: write `90`
            x > 90% and y > 5     | 1:13 | `%` is the remainder of a division: write `90`
            x > 1,000             | 1:6  | write a number without commas, 1000
            x > 1,5               | 1:6  | write a number with a point, 1.5
            by (a) sum(x) > 1     | 1:1  | there is no function `by`; `by` belongs to an aggregation, as in `sum by (a) (x)`
            sum by (a) > 1        | 1:12 | expected `(` before what `sum` is applied to, but found `>`; labels come first, as in `sum by (a) (x)`
            sum by (a) x > 1      | 1:12 | labels come first, as in `sum by (a) (x)`
            x between 1 and 5     | 1:3  | write two comparisons, such as `x > 1 and x < 5`
            x is null             | 1:3  | a metric that may be missing is asked for by `absent(x)`
            sum x > 5             | 1:5  | write `sum(x)`
            sum(x) > 5 by (a)     | 1:12 | `by` belongs to an aggregation, as in sum by (label) (x)
            p99(x) > 1            | 1:1  | there is no function `p99`; of a gauge's window that is `quantile_over_time(0.99, x[5m])`, of a histogram `histogram_quantile(0.99,
            p5(x) > 1             | 1:1  | quantile_over_time(0.05, x[5m])
            mean(x) > 1           | 1:1  | there is no function `mean`; did you mean `avg`?
            avgovertime(x[5m])    | 1:1  | did you mean `avg_over_time`?
            avg_over_tme(x[5m])   | 1:1  | did you mean `avg_over_time`?
            average_over_time(x)  | 1:1  | did you mean `avg_over_time`?
            rate(y[5m] > 2        | 1:12 | expected `)` to close `rate(`, but found `>`
            rate(y[5m] > 2)       | 1:12 | expected `)` to close `rate(`, but found `>`
            sum(rate(y[5m]) > 2   | 1:20 | expected `)` or `,` behind an argument of `sum`
            histogram_quantile(x, 0.9) > 1 | 1:20 | the arguments of `histogram_quantile` are swapped: write `histogram_quantile(0.9, x)`
            topk(x, 3) > 1        | 1:6  | the arguments of `topk` are swapped: write `topk(3, x)`
            quantile_over_time(x[5m], 0.9) > 1 | 1:20 | write `quantile_over_time(0.9, x[5m])`
            x[5m]                 | 1:1  | `x[5m]` is a window and not a condition; fold it and compare what comes of it, as in `rate(x[5m]) > 0` or `max_over_time(x[5m]) > 0`
            5                     | 1:1  | `5` is not a condition, but always the same; compare a metric with it
            1 + 1                 | 1:3  | `1 + 1` is not a condition, but always the same
            ""                    | 1:1  | is not a condition, but always the same
            x > null              | 1:5  | `null` is no value here, but would be the name of a metric; for what has no series write absent(…)
            Infinity < x          | 1:1  | for the infinite write Inf
            x == true             | 1:6  | write 1
            x > NaN               | 1:3  | a comparison with NaN is never true
            x != NaN              | 1:3  | a comparison with NaN is never true
            y > 1 or NaN < x      | 1:14 | a comparison with NaN is never true
            x > Inf               | 1:3  | nothing is beyond the infinite, so this is never true
            x < -Inf              | 1:3  | nothing is beyond the infinite, so this is never true
            Inf < x               | 1:5  | nothing is beyond the infinite, so this is never true
            """)
    void saysWhatWasProbablyMeant(String text, String lineAndColumn, String message) {
        ExpressionException wrong =
                catchThrowableOfType(ExpressionException.class, () -> Expression.parseCondition(text, Set.of()));

        assertThat(wrong).as(text).hasMessageContaining(message);
        assertThat(wrong.position().line() + ":" + wrong.position().column()).isEqualTo(lineAndColumn);
    }

    @ParameterizedTest
    @CsvSource({
        "> NaN,a comparison with NaN is never true",
        "> Inf,nothing is beyond the infinite",
        "> null,is no value here",
        "> 90%,`%` is the remainder",
        "'> 1,000',without commas",
        "= 5,write `==`"
    })
    void saysItOfThresholdsToo(String text, String message) {
        assertThat(catchThrowableOfType(ExpressionException.class, () -> Threshold.parse(text)))
                .hasMessageContaining(message);
    }

    @Test
    void saysThatTwoBarsAreOr() {
        assertThat(catchThrowableOfType(ExpressionException.class, () -> Expression.parse("x > 1 || y > 1")))
                .hasMessage("line 1, column 7: the character \"|\" means nothing here; write `or`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x == Inf",
                "x >= Inf",
                "x < Inf",
                "x > -Inf",
                "not > 5",
                "for > 5",
                "{null=\"1\"} > 1",
                "null{a=\"b\"} > 1",
                "by > 5",
                "x % 5 > 1",
                "rate(x[5m]) % 10 > 90",
                "clamp((x), 1, 5) > 2",
                "x{a=\"b\"} >= 1_000"
            })
    void leavesAloneWhatMeansSomething(String text) {
        assertThat(catchThrowableOfType(ExpressionException.class, () -> Expression.parse(text)))
                .as(text)
                .isNull();
    }

    @Test
    void leavesPrometheusTheComparisonsThatItHas() {
        assertThat(Expression.parse("x != NaN").text()).isEqualTo("x != NaN");
    }
}
