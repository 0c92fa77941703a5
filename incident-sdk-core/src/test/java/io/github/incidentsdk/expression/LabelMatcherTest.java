package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.expression.Expression.Selector;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelMatcherTest {

    @ParameterizedTest
    @CsvSource({
        "x{l='a'},     a,   true",
        "x{l='a'},     ab,  false",
        "x{l=''},      '',  true",
        "x{l!='a'},    b,   true",
        "x{l!='a'},    a,   false",
        "x{l!='a'},    '',  true",
        "x{l=~'a.*'},  abc, true",
        "x{l=~'b'},    abc, false",
        "x{l=~'a|b'},  b,   true",
        "x{l=~'.*'},   '',  true",
        "x{l!~'a.*'},  abc, false",
        "x{l!~'b'},    abc, true",
        "x{l!~'.+'},   '',  true",
    })
    void comparesTheWholeValue(String selector, String value, boolean selected) {
        Selector read = (Selector) Expression.parse(selector);

        assertThat(read.matchers())
                .singleElement()
                .satisfies(matcher -> assertThat(matcher.matches(value)).isEqualTo(selected));
    }

    @Test
    void isEqualByWhatIsWritten() {
        assertThat(LabelMatcher.match("a", "b"))
                .isEqualTo(LabelMatcher.match("a", "b"))
                .hasSameHashCodeAs(LabelMatcher.match("a", "b"))
                .isNotEqualTo(LabelMatcher.noMatch("a", "b"))
                .isNotEqualTo(LabelMatcher.match("b", "b"))
                .isNotEqualTo(LabelMatcher.match("a", "a"));
    }

    @Test
    void refusesWhatIsNoRegularExpression() {
        assertThatThrownBy(() -> LabelMatcher.match("a", "(")).isInstanceOf(PatternSyntaxException.class);
        assertThatThrownBy(() -> LabelMatcher.noMatch("a", "(")).isInstanceOf(PatternSyntaxException.class);
    }
}
