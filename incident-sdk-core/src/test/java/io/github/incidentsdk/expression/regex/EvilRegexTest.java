package io.github.incidentsdk.expression.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S18: what makes an engine that steps back run for minutes, or out of stack, ends at once here. */
@Tag("S18")
class EvilRegexTest {

    /** The longest value that a label can have. */
    private static final int LENGTH = 1_024;

    /** An engine that steps back needs longer than the universe is old. */
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(20);

    private static final List<String> PIECES = List.of(
            "(", ")", "[", "]", "{", "}", "*", "+", "?", "|", "\\", "^", "$", ".", "-", ":", "a", "9", ",", "<", ">",
            "=", "P", "i", "Q", "E", "x", "p", "1000", "(?", "[:", ":]", "\\p{", "😀", "\ud800", "\u0000");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+",
                "(a*)*",
                "(a|a)*",
                "(a|aa)+",
                "(a|a?)+",
                "([a-z]+)*",
                "(.*a){20}",
                "(.*)*",
                "(a?){30}a{30}",
                "((a*)*)*",
                "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)",
                "(a|b|ab)*",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(\\b|a)*",
                "(x+x+)+y",
                "(a{0,40}){20}",
            })
    void aHundredLongValuesAreMatchedInAMoment(String expression) {
        Regex regex = Regex.compile(expression);
        String value = "a".repeat(LENGTH - 1) + "!";

        Assertions.assertTimeoutPreemptively(FAR_TOO_LONG, () -> {
            for (int i = 0; i < 100; i++) {
                regex.matches(value);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(){1000}",
                "((){1000}){1000}",
                "(((((){1000}){1000}){1000}){1000}){1000}",
                "((|){30}){30}",
                "((a{0}){1000}){1000}",
                "(((((^){10}){10}){10}){10}){10}",
            })
    void repetitionsOfNothingAreReadOrRefusedInAMoment(String expression) {
        Assertions.assertTimeoutPreemptively(FAR_TOO_LONG, () -> compiles(expression));
    }

    @Test
    void deepNestingDoesNotOverflowTheStack() {
        assertThat(Regex.compile("(".repeat(99) + "a" + ")".repeat(99)).matches("a"))
                .isTrue();
        assertThat(compiles("(".repeat(200))).isFalse();
    }

    @Test
    void nothingButAPatternSyntaxExceptionComesOfRandomText() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            assertThatCode(() -> compiles(text.toString()))
                    .as("seed %d, round %d: %s", seed, round, text)
                    .doesNotThrowAnyException();
        }
    }

    private static boolean compiles(String expression) {
        try {
            Regex.compile(expression).matches("aaaa9,-x\ud800");
            return true;
        } catch (PatternSyntaxException refused) {
            return false;
        }
    }
}
