package io.github.incidentsdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @Test
    void plainTextIsTheSameInstance() {
        String text = "Zürich \ud83d\ude00 雪";

        assertThat(Text.line(text, 128)).isSameAs(text);
        assertThat(Text.note(text)).isSameAs(text);
        assertThat(Text.identity(text)).isSameAs(text);
    }

    @Test
    void nullIsEmpty() {
        assertThat(Text.line(null, 10)).isEmpty();
        assertThat(Text.note(null)).isEmpty();
        assertThat(Text.identity(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(chars = {0, 7, '\n', '\r', '\t', 0x1b, 0x7f, 0x85, 0x9f, '\u2028', '\u2029', '\ud800', '\udc00'})
    void whatBreaksALineOrIsNoTextIsReplaced(char bad) {
        assertThat(Text.line("a" + bad + "b", 128)).isEqualTo("a\ufffdb");
    }

    @Test
    void aNoteKeepsBreaksAndTabs() {
        assertThat(Text.note("a\n\tb\r\u0007")).isEqualTo("a\n\tb\ufffd\ufffd");
    }

    @Test
    void whatIsTooLongEndsInAVisibleMark() {
        assertThat(Text.line("x".repeat(200), 128)).hasSize(128).endsWith("x…[cut]");
        assertThat(Text.line("x".repeat(128), 128)).hasSize(128).doesNotContain("cut");
        assertThat(Text.note("x".repeat(100_000))).hasSize(Text.NOTE).endsWith(Text.CUT);
    }

    @Test
    void aCutNeverSplitsACharacter() {
        for (int shift = 0; shift < 4; shift++) {
            String cut = Text.line("x".repeat(shift) + "\ud83d\ude00".repeat(200), 128);

            assertThat(cut).endsWith("\ud83d\ude00" + Text.CUT).hasSizeBetween(127, 128);
        }
    }

    @Test
    void anIdentityThatIsTooLongEndsInAHashOfTheWhole() {
        String one = "x".repeat(5_000) + "1";
        String other = "x".repeat(5_000) + "2";

        assertThat(Text.identity(one)).matches("x{992}…#[0-9a-f]{16}").isEqualTo(Text.identity(one));
        assertThat(Text.identity(other)).isNotEqualTo(Text.identity(one));
    }

    @Test
    void randomTextComesOutBoundedCleanAndStable() {
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            char[] chars = new char[random.nextInt(40)];
            for (int c = 0; c < chars.length; c++) {
                chars[c] = (char) (random.nextBoolean() ? random.nextInt(0x110) : 0xd700 + random.nextInt(0x900));
            }
            String line = Text.line(new String(chars), 20);

            assertThat(line).as("seed %d", seed).hasSizeLessThanOrEqualTo(20);
            assertThat(Text.line(line, 20)).as("seed %d", seed).isSameAs(line);
            assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .as("seed %d: survives UTF-8", seed)
                    .isEqualTo(line);
        }
    }
}
