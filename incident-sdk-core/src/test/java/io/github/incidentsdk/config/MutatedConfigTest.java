package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Problem;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Whatever a text holds, reading it gives a configuration or its problems, never another exception. */
class MutatedConfigTest {

    private static final int ROUNDS = 500;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            ",",
            "\"",
            "'",
            "\n",
            "\n  ",
            "\t",
            "#",
            "&a ",
            "*a",
            "!",
            "!!int ",
            "%",
            "@",
            "`",
            "|",
            ">",
            ">-",
            "- ",
            "? ",
            "---\n",
            "...",
            "<<: ",
            "${",
            "}",
            "$${X}",
            "\\",
            "\u0000",
            "\u202e",
            "\ud83d\ude00",
            "\ufeff",
            "NaN",
            "1e999",
            "0x",
            "SEV9",
            "\u0085",
            "\u2028",
            "~",
            "null",
            "true");

    @Test
    void mutatedYamlNeverThrowsAnythingElse() {
        mutate(Shop.yaml(), Shop.LOADER::parseYaml);
    }

    @Test
    void mutatedJsonNeverThrowsAnythingElse() {
        mutate(Shop.json(), Shop.LOADER::parseJson);
    }

    private static void mutate(String text, BiFunction<String, String, IncidentConfig> reader) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int broken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String mutant = mutant(text, random);
            try {
                List<Problem> problems = reader.apply(mutant, "mutant").problems();
                assertThat(problems).allMatch(problem -> !problem.toString().contains("\n"));
                broken += problems.isEmpty() ? 0 : 1;
            } catch (InvalidConfigurationException expected) {
                assertThat(expected.problems()).isNotEmpty();
                broken++;
            } catch (RuntimeException | Error escaped) {
                throw new AssertionError("seed " + seed + ", round " + round + ":\n" + mutant, escaped);
            }
        }
        assertThat(broken).as("mutants refused, seed %d", seed).isGreaterThan(ROUNDS / 2);
    }

    private static String mutant(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(mutant.length());
            int to = Math.min(mutant.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> mutant.delete(at, to);
                case 1 -> mutant.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> mutant.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> mutant.insert(random.nextInt(mutant.length()), mutant.substring(at, to));
                default -> mutant.setCharAt(at, (char) random.nextInt(0x10000));
            }
        }
        return mutant.toString();
    }
}
