package io.github.incidentsdk.expression.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What both syntaxes have, matches the same things as the platform's own expressions. */
class RegexDifferentialTest {

    private static final int ROUNDS = 5_000;
    private static final List<String> ATOMS =
            List.of("a", "b", "ab", ".", "[ab]", "[^a]", "[a-c]", "\\w", "\\d", "\\S", "\\.", "\\x61", "\\Qa\\E");
    private static final List<String> BOUNDARIES = List.of("^", "\\b", "\\B", "\\A", "\\z");
    private static final List<String> REPEATS =
            List.of("", "", "", "*", "+", "?", "*?", "{0}", "{2}", "{1,2}", "{0,3}?", "{1,}");
    private static final String ALPHABET = "aabbcA1. \n";

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void agreesWithThePlatform() {
        int matches = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String expression = (random.nextInt(4) == 0 ? "(?i)" : "") + alternatives(3);
            if (expression.length() > Regex.MAX_LENGTH) {
                continue;
            }
            Regex regex = Regex.compile(expression);
            Pattern platform = Pattern.compile(expression, Pattern.DOTALL);
            for (int i = 0; i < 10; i++) {
                String text = text();
                boolean expected = platform.matcher(text).matches();
                matches += expected ? 1 : 0;
                assertThat(regex.matches(text))
                        .as("seed %d, round %d: %s on %s", seed, round, expression, text)
                        .isEqualTo(expected);
            }
        }
        assertThat(matches).as("seed %d", seed).isGreaterThan(ROUNDS / 10);
    }

    private String alternatives(int depth) {
        String first = sequence(depth);
        return random.nextInt(3) == 0 ? first + "|" + sequence(depth) : first;
    }

    /** The platform's engine is wrong about some repetitions of what may be empty, so only what is not is repeated. */
    private String sequence(int depth) {
        StringBuilder out = new StringBuilder();
        for (int parts = random.nextInt(4); parts > 0; parts--) {
            out.append(
                    switch (random.nextInt(4)) {
                        case 0 -> one(BOUNDARIES);
                        case 1 ->
                            depth > 1 ? "(" + alternatives(depth - 1) + ")" + (random.nextBoolean() ? "?" : "") : "";
                        case 2 ->
                            depth > 1 ? "(?:" + one(ATOMS) + "(" + alternatives(depth - 1) + "))" + one(REPEATS) : "";
                        default -> "(?:" + one(ATOMS) + ")" + one(REPEATS);
                    });
        }
        return out.toString();
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return out.toString();
    }
}
