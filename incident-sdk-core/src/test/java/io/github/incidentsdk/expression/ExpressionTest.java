package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.expression.Expression.Aggregation;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.Negate;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.Matching.Cardinality;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExpressionTest {

    @Test
    void isATreeOfWhatWasWritten() {
        Expression tree = Expression.parse("""
                sum by (a) (rate(x{b="c"}[5m] offset 1h))
                  / on (a) group_left (d)
                -topk(3, y) ^ 2
                """);

        Selector x = new Selector("x", List.of(LabelMatcher.equal("b", "c")), 3_600_000, new Position(1, 18));
        RangeSelector window = new RangeSelector(x, 300_000, new Position(1, 18));
        Call rate = new Call(Function.RATE, List.of(window), new Position(1, 13));
        Aggregation sum =
                new Aggregation(Aggregator.SUM, rate, null, new Grouping(false, List.of("a")), new Position(1, 1));
        Selector y = new Selector("y", List.of(), 0, new Position(3, 10));
        NumberLiteral three = new NumberLiteral(3, new Position(3, 7));
        Aggregation topk = new Aggregation(Aggregator.TOPK, y, three, Grouping.NONE, new Position(3, 2));
        NumberLiteral two = new NumberLiteral(2, new Position(3, 15));
        Binary power = new Binary(BinaryOperator.POWER, topk, two, Modifier.NONE, new Position(3, 13));
        Negate negated = new Negate(power, new Position(3, 1));
        Matching matching = new Matching(true, List.of("a"), Cardinality.MANY_TO_ONE, List.of("d"));
        assertThat(tree)
                .isEqualTo(new Binary(
                        BinaryOperator.DIVIDE, sum, negated, new Modifier(false, matching), new Position(2, 3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1                    | SCALAR",
                "-time()              | SCALAR",
                "1 == bool 2          | SCALAR",
                "scalar(x) * 2        | SCALAR",
                "\"text\"             | STRING",
                "x                    | INSTANT_VECTOR",
                "1 - x                | INSTANT_VECTOR",
                "-x                   | INSTANT_VECTOR",
                "vector(1)            | INSTANT_VECTOR",
                "sum(x)               | INSTANT_VECTOR",
                "x > bool 1           | INSTANT_VECTOR",
                "x[5m]                | RANGE_VECTOR",
            })
    void knowsItsType(String text, ValueType type) {
        assertThat(Expression.parse(text).type()).isEqualTo(type);
    }

    @Test
    void givesItsNodesBeforeWhatIsBelowThem() {
        Expression tree = Expression.parse("a + quantile(scalar(b), c) * rate(d[1m])");

        assertThat(tree.nodes(Selector.class).map(Selector::name)).containsExactly("a", "b", "c", "d");
        assertThat(tree.nodes(Expression.class).map(Expression::text))
                .startsWith(
                        tree.text(),
                        "a",
                        "quantile(scalar(b), c) * rate(d[1m])",
                        "quantile(scalar(b), c)",
                        "scalar(b)");
    }

    @Test
    void findsTheFirstOwnFunction() {
        Expression own = Expression.parse("rate(x[5m]) > 0\nand x_reversals_over_time(x[1h]) > 3");

        assertThat(own.firstOwnFunction().map(Call::position)).contains(new Position(2, 5));
        assertThat(Expression.parse("rate(x[5m])").firstOwnFunction()).isEmpty();
    }

    @Test
    void readsOnlyInstantVectorsAsValues() {
        assertThat(Expression.parseValue("sum(x) / 2").text()).isEqualTo("sum(x) / 2");
        assertThatThrownBy(() -> Expression.parseValue("1 + 1"))
                .isInstanceOf(ExpressionException.class)
                .hasMessage(
                        "line 1, column 3: a value is an instant vector, but `1 + 1` is a scalar; turn it into one with"
                                + " vector(…)");
        assertThatThrownBy(() -> Expression.parseValue("x[5m]"))
                .hasMessage(
                        "line 1, column 1: a value is an instant vector, but `x[5m]` is a range vector; leave out the window,"
                                + " or fold it with a function such as rate or avg_over_time");
    }

    /** The subset as the documentation lists it. */
    @Test
    void hasTheFunctionsOfTheSubset() {
        Stream<String> listed = Stream.of("""
                rate irate increase delta idelta deriv predict_linear changes resets
                avg_over_time min_over_time max_over_time sum_over_time count_over_time last_over_time stddev_over_time
                stdvar_over_time quantile_over_time mad_over_time present_over_time absent_over_time
                absent abs ceil floor round clamp clamp_min clamp_max exp ln log2 log10 sqrt sgn scalar vector time timestamp
                histogram_quantile minute hour day_of_week day_of_month day_of_year days_in_month month year
                x_reversals_over_time
                """.split("\\s+"));

        assertThat(Stream.of(Function.values()).map(Function::text))
                .containsExactlyInAnyOrderElementsOf(listed.toList());
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void everyFunctionIsCalledByItsName(Function function) {
        String arguments = String.join(
                ", ",
                function.arguments().stream()
                        .map(type -> switch (type) {
                            case SCALAR -> "1";
                            case INSTANT_VECTOR -> "x";
                            case RANGE_VECTOR -> "x[1m]";
                            case STRING -> "\"\"";
                        })
                        .toList());

        Expression call = Expression.parse(function.text() + "(" + arguments + ")");

        assertThat(call)
                .isInstanceOfSatisfying(
                        Call.class, read -> assertThat(read.function()).isEqualTo(function));
        assertThat(call.type()).isEqualTo(function.result());
    }
}
