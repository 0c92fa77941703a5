package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

    private static final int ROUNDS = 4_000;
    private static final List<String> PIECES = List.of(
            "(", ")", "{", "}", "[", "]", ",", "\"", "'", "`", "\\", "#", "\n", "-", "^", "==", "=~", "!~", "<", "@",
            ":", "5m", "0x", "1e", "_", "and", " on ", "bool", "by", "offset", "sum", "rate", "x_", "inf", "😀",
            "\ud800", "\udc00", "\u0000", ".*", "{9}");

    @Test
    void nothingButAnExpressionExceptionComesOfDamagedText() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text =
                    new StringBuilder(new RandomExpressions(seed + round).any(4).text());
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                damage(text, random);
            }
            isReadOrRefused(text.toString(), seed, round);
        }
    }

    @Test
    void nothingButAnExpressionExceptionComesOfRandomBytes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            isReadOrRefused(new String(bytes, StandardCharsets.ISO_8859_1), seed, round);
            isReadOrRefused(new String(bytes, StandardCharsets.UTF_16), seed, round);
        }
    }

    /** Repeated as often as the length allows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "-",
                "- (",
                "+",
                "1+",
                "1^",
                "x or ",
                "sum(",
                "abs(-",
                "hour(hour() + ",
                "x{",
                "x{a=\"",
                "[",
                "x[5m]",
                "x[1m:",
                "x offset 1m ",
                "sum by (a) ",
                "a,",
                "\\",
                "#\n",
                "1",
                "1_1",
                "07",
                "0_7",
                "1_",
                "'a'",
                "1.",
                "0x",
                "1e1",
                "9y",
                "\"\\u",
                "😀",
                "\u0000",
                "{a=~\"((((",
                "==",
                "x == bool on (a) group_left (b) ",
            })
    void nothingButAnExpressionExceptionComesOfTheLongestTexts(String piece) {
        String text = piece.repeat(Lexer.MAX_LENGTH / piece.length());

        assertThatThrownBy(() -> Expression.parse(text)).isInstanceOf(ExpressionException.class);
        assertThatThrownBy(() -> Expression.parse("x == " + text)).isInstanceOf(ExpressionException.class);
    }

    @Test
    void readsUpToSixtyFourKibibytes() {
        String longest = "x".repeat(Lexer.MAX_LENGTH);

        assertThat(Expression.parse(longest).text()).isEqualTo(longest);
        assertThatThrownBy(() -> Expression.parse(longest + "x"))
                .isInstanceOf(ExpressionException.class)
                .hasMessage(
                        "line 1, column 1: the expression has 65537 characters, and at most 65536 are read; split it into"
                                + " several metrics or rules");
    }

    @Test
    void readsUpToAHundredLevels() {
        String deepest = "abs(".repeat(99) + "x" + ")".repeat(99);

        assertThat(Expression.parse(deepest).text()).isEqualTo(deepest);
        assertThatThrownBy(() -> Expression.parse("abs(" + deepest + ")"))
                .hasMessage(
                        "line 1, column 1: the expression is nested more than 100 deep, counting each operator of a chain; give"
                                + " parts of it names as metrics of their own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x + ", "x ^ ", "x or "})
    void readsAHundredOperandsInAChain(String operand) {
        String longest = operand.repeat(99) + "x";

        assertThat(Expression.parse(longest).text()).isEqualTo(longest);
        assertThatThrownBy(() -> Expression.parse(operand + longest)).hasMessageContaining("nested more than 100 deep");
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(4));
        switch (random.nextInt(3)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            default -> text.insert(at, text.substring(at, end));
        }
    }

    /** What is read must also be read back, and what is refused must say where. */
    private static void isReadOrRefused(String text, long seed, int round) {
        Throwable thrown = catchThrowable(() -> {
            Expression read = Expression.parse(text);
            assertThat(Expression.parse(read.text()).text()).isEqualTo(read.text());
        });
        if (thrown != null && !(thrown instanceof ExpressionException)) {
            throw new AssertionError("seed " + seed + ", round " + round + ": " + text, thrown);
        }
    }
}
