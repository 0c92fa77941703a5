package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R3: what is a condition. */
class ConditionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x > 1",
                "1 < x",
                "x == y",
                "x / y != on (a) z",
                "sum(rate(x[5m])) / 2 >= 0.5",
                "absent(x)",
                "absent_over_time(x{a=\"b\"}[5m])",
                "x > 1 and y < 2",
                "x > 1 or absent(x)",
                "x > 1 unless on (a) y == 1",
                "(x > 1 or y > 1) and (z > 1)",
                "(x > bool 1) > 0",
                "absent(x) == 1",
            })
    void readsWhatIsJudged(String text) {
        assertThat(Expression.parseCondition(text, Set.of()).type()).isEqualTo(ValueType.INSTANT_VECTOR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "x                     | 1  | `x`",
                "sum(x)                | 1  | `sum(x)`",
                "x + 1                 | 3  | `x + 1`",
                "-(x > 1)              | 1  | `-(x > 1)`",
                "x > 1 and y           | 11 | `y`",
                "y unless x > 1        | 1  | `y`",
                "x > 1 or (y > 1 or z) | 20 | `z`",
                "incident{a=\"b\"}     | 1  | `incident{a=\"b\"}`",
                "vector(1)             | 1  | `vector(1)`",
            })
    void refusesWhatIsNot(String text, int column, String shown) {
        assertThatThrownBy(() -> Expression.parseCondition(text, Set.of()))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("line 1, column " + column + ": " + shown
                        + " is not a condition; compare it with something, as in `… > 0`, or ask for absent(…)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x > bool 1", "(x > bool 1)"})
    void refusesZeroAndOneInPlaceOfTrueAndFalse(String text) {
        assertThatThrownBy(() -> Expression.parseCondition("y > 0 or " + text, Set.of()))
                .hasMessageEndingWith(
                        ": `x > bool 1` gives 0 or 1 for every series and is never false as a condition; leave out `bool`");
    }

    @Test
    void readsAFactThatStandsAlone() {
        Set<String> facts = Set.of("incident");

        assertThat(Expression.parseCondition("incident{level=\"Extreme\"} or wind_kmh > 118", facts)
                        .text())
                .isEqualTo("incident{level=\"Extreme\"} or wind_kmh > 118");
        assertThatThrownBy(() -> Expression.parseCondition("incident or wind_kmh", facts))
                .hasMessageStartingWith("line 1, column 13: `wind_kmh` is not a condition");
        assertThatThrownBy(() -> Expression.parseCondition("{__name__=~\"incident\"}", facts))
                .hasMessageContaining("is not a condition");
    }
}
