package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionErrorTest {

    /** What is written in one line, and below it the column and the message. */
    private static final String WRONG = """
            # nothing
                10: the expression is empty; write what is measured, such as `queue_depth`, or as a condition `queue_depth > 100`
            1 +
                4: expected a metric, a number, a function or `(`, but found the end of the expression
            1 1
                3: expected an operator or the end of the expression, but found `1`
            (1
                3: expected `)` to close the parenthesis of line 1, column 1, but found the end of the expression
            1)
                2: expected an operator or the end of the expression, but found `)`
            x y
                3: expected an operator or the end of the expression, but found `y`
            x §
                3: the character "§" means nothing here
            x{a=“b”}
                5: the character "“" means nothing here; write straight quotes
            x{a="b" c="d"}
                9: expected `,` or `}` behind a matcher, but found `c`
            x{a}
                4: expected one of = != =~ !~ behind the label `a`, but found `}`
            x{a=b}
                5: expected a value in quotes behind `a` =, but found `b`
            x{a=="b"}
                4: expected one of = != =~ !~ behind the label `a`, but found `==`
            x{a:b="c"}
                3: expected the name of a label or `}`, but found `a:b`
            x{""="c"}
                3: expected the name of a label or `}`, but found the text `""`
            x{a="b
                5: the text that begins here has no closing "
            "abc
                1: the text that begins here has no closing "
            '\\q'
                3: a backslash before "q" is no escape sequence; for a backslash itself write two, or put the text in `…`
            "\\x4"
                3: an escape sequence is cut short; it needs 2 more digits of base 16
            "\\777"
                3: an octal escape sequence ends at \\377
            "\\ud800"
                1: the text that begins here has half a surrogate pair or a code point that does not exist
            "\\xff"
                1: the escape sequences of the text that begins here are not valid UTF-8
            "\\U00110000"
                1: the text that begins here has half a surrogate pair or a code point that does not exist
            5x
                1: `5x` is neither a number nor a duration; durations are whole numbers with the units y w d h m s ms in this order, such as 5m or 1h30m
            1h5y
                1: `1h5y` is neither a number nor a duration; durations are whole numbers with the units y w d h m s ms in this order, such as 5m or 1h30m
            1..2
                1: `1..2` is neither a number nor a duration; durations are whole numbers with the units y w d h m s ms in this order, such as 5m or 1h30m
            0x
                1: `0x` is neither a number nor a duration; durations are whole numbers with the units y w d h m s ms in this order, such as 5m or 1h30m
            1__0
                1: `1__0` is neither a number nor a duration; durations are whole numbers with the units y w d h m s ms in this order, such as 5m or 1h30m
            0x8000000000000000
                1: `0x8000000000000000` is too large for a number; write Inf
            1e999
                1: `1e999` is too large for a number; write Inf
            293y
                1: `293y` is too long; at most 292 years are possible
            x[0s]
                3: a window must be longer than 0
            x[5]m
                5: expected an operator or the end of the expression, but found `m`
            x["5m"]
                3: expected a duration such as 5m in the window, but found the text `"5m"`
            x[5m
                5: expected `]` to close the window, but found the end of the expression
            (x)[5m]
                4: a window stands only behind a selector, as in requests_total{…}[5m]
            sum(x)[5m]
                7: a window stands only behind a selector, as in requests_total{…}[5m]
            x offset 1m [5m]
                13: a window stands before `offset`, as in requests_total[5m] offset 1h
            x[5m][5m]
                6: a window stands only behind a selector, as in requests_total{…}[5m]
            x offset y
                10: expected a duration such as 5m behind `offset`, but found `y`
            x offset 1m offset 2m
                13: `offset` is given twice; leave one out
            sum(x) offset 5m
                8: `offset` stands only behind a selector or its window, inside all parentheses
            {}
                1: a selector needs a metric, or one matcher at least that an empty value does not pass; else it selects every series there is
            {a=""}
                1: a selector needs a metric, or one matcher at least that an empty value does not pass; else it selects every series there is
            {a=~".*"}
                1: a selector needs a metric, or one matcher at least that an empty value does not pass; else it selects every series there is
            {a!="b"}
                1: a selector needs a metric, or one matcher at least that an empty value does not pass; else it selects every series there is
            {""}
                2: expected the name of a label or `}`, but found the text `""`
            x{__name__="y"}
                1: the metric's name is set twice, once as `"x"`; leave one out
            x{__name__=~"y"}
                1: the metric's name is set twice, once as `"x"`; leave one out
            {"x", __name__="y"}
                1: the metric's name is set twice, once as `"x"`; leave one out
            {__name__="x", __name__!="y"}
                1: the metric's name is set twice, once as `"x"`; leave one out
            on
                1: expected a metric, a number, a function or `(`, but found `on`
            bool + 1
                1: expected a metric, a number, a function or `(`, but found `bool`
            x + on y
                8: expected `(` behind `on`, but found `y`
            x + on(a
                9: expected `,` or `)` in the labels behind `on`, but found the end of the expression
            x + on(1) y
                8: expected the name of a label or `)` behind `on`, but found `1`
            x + group_left(a) y
                5: expected `on(…)` or `ignoring(…)` before a group modifier, but found `group_left`
            x + on(a) 1
                3: labels are matched only between two instant vectors; leave out `on` or `ignoring`
            x and on(a) group_left y
                3: `and` cannot have `group_left` or `group_right`; leave it out
            x + on(a) group_left(a) y
                3: the label `"a"` stands both in `on` and in the group modifier; leave it out of the second
            x + bool 1
                3: `+` cannot have `bool`, which is for comparisons
            x and bool y
                3: `and` cannot have `bool`, which is for comparisons
            1 > 2
                3: `>` between two scalars needs `bool`; for a condition, make one side a vector, as in vector(…)
            x or 1
                3: `or` stands only between instant vectors; turn the scalar into one with vector(…)
            1 and 2
                3: `and` stands only between instant vectors; turn the scalar into one with vector(…)
            -"a"
                2: `-` takes scalars and instant vectors, not a string
            x[5m] + 1
                1: `+` takes scalars and instant vectors, not a range vector; leave out the window, or fold it with a function such as rate or avg_over_time
            "a" + x
                1: `+` takes scalars and instant vectors, not a string
            -x[5m]
                2: `-` takes scalars and instant vectors, not a range vector; leave out the window, or fold it with a function such as rate or avg_over_time
            rate(x)
                6: `rate` takes a range vector as its argument, not an instant vector; give it a window, as in [5m]
            rate(sum(x))
                6: `rate` takes a range vector as its argument, not an instant vector; only a selector can have a window, such as [5m]
            rate(5)
                6: `rate` takes a range vector as its argument, not a scalar; only a selector can have a window, such as [5m]
            abs(x[5m])
                5: `abs` takes an instant vector as its argument, not a range vector; leave out the window, or fold it with a function such as rate or avg_over_time
            abs(1)
                5: `abs` takes an instant vector as its argument, not a scalar; turn it into one with vector(…)
            round(x, y)
                10: `round` takes a scalar as argument 2, not an instant vector; turn it into one with scalar(…)
            clamp(x, 1)
                1: `clamp` takes 3 arguments, not 2
            hour(x, y)
                1: `hour` takes 0 or 1 argument, not 2
            time(x)
                1: `time` takes no argument, not 1
            topk(x)
                1: `topk` takes 2 arguments, not 1
            topk(x, y)
                6: `topk` takes a scalar as argument 1, not an instant vector; turn it into one with scalar(…)
            sum(x, y)
                1: `sum` takes 1 argument, not 2
            sum(1)
                5: `sum` takes an instant vector as its argument, not a scalar; turn it into one with vector(…)
            sum()
                1: `sum` takes 1 argument, not 0
            sum(x,)
                7: expected a metric, a number, a function or `(`, but found `)`
            sum by a (x)
                8: expected `(` behind `by`, but found `a`
            sum by (a) x
                12: expected `(` before what `sum` is applied to, but found `x`; labels come first, as in `sum by (a) (x)`
            sum by (a) (x) by (b)
                16: expected an operator or the end of the expression, but found `by`; `by` belongs to an aggregation, as in sum by (label) (x)
            rat(x[5m])
                1: there is no function `rat`; did you mean `rate`?
            Rate(x[5m])
                1: there is no function `Rate`; did you mean `rate`?
            max_overtime(x[5m])
                1: there is no function `max_overtime`; did you mean `max_over_time`?
            x_reversal_over_time(x[5m])
                1: there is no function `x_reversal_over_time`; did you mean `x_reversals_over_time`?
            frobnicate(x)
                1: there is no function `frobnicate`; docs/rules.md lists those that there are
            summ(x)
                1: there is no function `summ`; did you mean `sum`?
            x{a=~"("}
                6: the regular expression `"("` cannot be used: an opening parenthesis has no closing one; it was read as far as "("
            x{a=~"a**"}
                6: the regular expression `"a**"` cannot be used: a repetition of a repetition needs parentheses; it was read as far as "a**"
            x{a=~"(a)\\\\1"}
                6: the regular expression `"(a)\\\\1"` cannot be used: `\\1` would refer back to a group, which RE2 does not have; it was read as far as "(a)\\\\1"
            x{a=~"(?=a)"}
                6: the regular expression `"(?=a)"` cannot be used: `(?` is followed by no flag among i, m, s and U; RE2 has no look-around and no other group of this kind; it was read as far as "(?="
            x{a!~"(a{1000}){1000}"}
                6: the regular expression `"(a{1000}){1000}"` cannot be used: its repetitions multiply to more than can be matched quickly
            x{a=~"[z-a]"}
                6: the regular expression `"[z-a]"` cannot be used: a range in brackets ends before it begins; it was read as far as "[z-a"
            x{"a b"=c}
                9: expected a value in quotes behind the text `"a b"` =, but found `c`
            x + on("a b") group_left("a b") y
                3: the label `"a b"` stands both in `on` and in the group modifier; leave it out of the second
            x + on(a)(b) group_left y
                14: expected an operator or the end of the expression, but found `group_left`
            ignoring(x)
                1: expected a metric, a number, a function or `(`, but found `ignoring`
            """;

    /** What is written in one line, and below it the column and the construct. */
    private static final String OUTSIDE = """
            rate(x[5m])[1h:1m]
                12: a subquery
            x[1h:]
                2: a subquery
            x @ 1603774568
                3: the modifier `@`
            x[5m] @ end()
                7: the modifier `@`
            x atan2 y
                3: the operator `atan2`
            x </ 5
                3: the operator `</`
            x >/ 5
                3: the operator `>/`
            x + on (a) fill (0) y
                12: the modifier `fill`
            x + fill_left(1) y
                5: the modifier `fill_left`
            x[5m] smoothed
                7: the modifier `smoothed`
            x anchored
                3: the modifier `anchored`
            x[5m * 2]
                6: arithmetic with durations
            x[(5m)]
                3: arithmetic with durations
            x[step()]
                3: arithmetic with durations
            x[-5m]
                3: arithmetic with durations
            x offset (5m)
                10: arithmetic with durations
            x offset -max_of(1m, 2m)
                11: arithmetic with durations
            count_values("v", x)
                1: the aggregation `count_values`
            limitk(3, x)
                1: the aggregation `limitk`
            limit_ratio by (a) (0.5, x)
                1: the aggregation `limit_ratio`
            label_replace(x, "a", "b", "c", "d")
                1: the function `label_replace`
            label_join(x, "a", ",", "b")
                1: the function `label_join`
            sort(x)
                1: the function `sort`
            sort_by_label(x, "a")
                1: the function `sort_by_label`
            histogram_avg(x)
                1: the function `histogram_avg`
            histogram_count(x)
                1: the function `histogram_count`
            histogram_fraction(0, 1, x)
                1: the function `histogram_fraction`
            double_exponential_smoothing(x[5m], 0.5, 0.5)
                1: the function `double_exponential_smoothing`
            info(x)
                1: the function `info`
            first_over_time(x[5m])
                1: the function `first_over_time`
            ts_of_max_over_time(x[5m])
                1: the function `ts_of_max_over_time`
            sin(x)
                1: the function `sin`
            pi()
                1: the function `pi`
            start()
                1: the function `start`
            """;

    static List<Arguments> wrong() {
        return pairs(WRONG);
    }

    static List<Arguments> outside() {
        return pairs(OUTSIDE);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysWhereWhatAndWhatToDo(String text, String columnAndMessage) {
        ExpressionException error = error(text);

        assertThat(error).hasMessage("line 1, column " + columnAndMessage);
        assertThat(error.outsideSubset()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("outside")
    void namesWhatIsOutsideTheSubsetAndTheWayOut(String text, String columnAndConstruct) {
        ExpressionException error = error(text);

        assertThat(error)
                .hasMessage("line 1, column " + columnAndConstruct
                        + " is outside the subset of PromQL that is evaluated in the process; write it without, or let a"
                        + " server evaluate it: the rule's `source:` is then the id of a source of type prometheus below"
                        + " `sources:`");
        assertThat(error.messageForRuleFile())
                .as("rules in Prometheus' files have no source")
                .startsWith("line 1, column " + columnAndConstruct + " is outside the subset")
                .contains("leave this rule to the Prometheus server and its Alertmanager");
        assertThat(error.outsideSubset()).isTrue();
        assertThat(columnAndConstruct).endsWith(error.construct());
    }

    @Test
    void leavesWhatIsWrongEverywhereAsItIsInRuleFiles() {
        assertThat(error("x y").messageForRuleFile()).isEqualTo(error("x y").getMessage());
    }

    @Test
    void countsLinesAndCodePoints() {
        ExpressionException error = error("sum(\n  x{a=\"😀\"} # 😀\r\n  + 😀)");

        assertThat(error.position()).isEqualTo(new Position(3, 5));
        assertThat(error.construct()).isEqualTo("\"😀\"");
    }

    @Test
    void cutsWhatItQuotesAtSixtyCodePoints() {
        assertThat(error("😀".repeat(10) + "x").getMessage()).hasSizeLessThan(80);
        assertThat(error("x ".repeat(1) + "y".repeat(60_000)).getMessage())
                .endsWith("but found `" + "y".repeat(60) + "…`");
        assertThat(error("x{a=~\"" + "a".repeat(2_001) + "\"}"))
                .hasMessage("line 1, column 6: the regular expression `\"" + "a".repeat(59)
                        + "…` cannot be used: it has 2001 characters, and at most 2000 are allowed");
    }

    private static ExpressionException error(String text) {
        return catchThrowableOfType(ExpressionException.class, () -> Expression.parse(text));
    }

    private static List<Arguments> pairs(String table) {
        List<Arguments> pairs = new ArrayList<>();
        List<String> lines = table.lines().toList();
        for (int i = 0; i < lines.size(); i += 2) {
            pairs.add(Arguments.of(lines.get(i), lines.get(i + 1).strip()));
        }
        return pairs;
    }
}
