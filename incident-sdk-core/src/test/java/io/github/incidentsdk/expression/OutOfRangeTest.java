package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as arguments that leave nothing of what is measured; a server, and a file of its rules, may have them. */
class OutOfRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    quantile(2, x)                  | 10 | `2` in `quantile` makes it +Inf, whatever is measured; write a number from 0 to 1, as 0.9
                    quantile(-0.1, x)               | 10 | `-0.1` in `quantile` makes it -Inf, whatever is measured; write a number from 0 to 1, as 0.9
                    quantile_over_time(90, x[5m])   | 20 | `90` in `quantile_over_time` makes it +Inf, whatever is measured; write a number from 0 to 1, as 0.9
                    histogram_quantile(NaN, x)      | 20 | `NaN` in `histogram_quantile` makes it NaN, whatever is measured; write a number from 0 to 1, as 0.9
                    1 + sum(clamp(x, 5, 1))         | 21 | `1` in `clamp` is below the least value and leaves nothing; write the lesser number first
                    topk(0, x)                      | 6  | `0` in `topk` chooses nothing; write a number from 1
                    bottomk(-1, x)                  | 9  | `-1` in `bottomk` chooses nothing; write a number from 1
                    """)
    void areRefusedInRules(String text, int column, String message) {
        assertThat(Expression.parse(text).text()).as("a server may be asked").isNotEmpty();
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> Expression.parseValue(text))
                .satisfies(refused -> assertThat(refused.position().column()).isEqualTo(column))
                .withMessageContaining(message);
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> Expression.parseCondition("y > 1 and on () " + text + " > 5", Set.of()))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quantile(0, x)",
                "quantile(1, x)",
                "quantile(scalar(y), x)",
                "clamp(x, 1, 1)",
                "clamp(x, -5, scalar(y))",
                "clamp(x, -1, 0)",
                "topk(1, x)",
                "topk(scalar(y), x)"
            })
    void othersAreNot(String text) {
        assertThat(Expression.parseValue(text).type()).isEqualTo(ValueType.INSTANT_VECTOR);
    }
}
