package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void showsAShortTextAsItIs() {
        assertThat(Excerpt.of("x >\n 5", new Position(2, 2))).isEqualTo("x >\n 5");
    }

    @Test
    void showsWhatStandsAroundThePlace() {
        String text = "a + ".repeat(25_000) + "HERE" + " + b".repeat(25_000);

        String shown = Excerpt.of(text, new Position(1, 100_001));

        assertThat(shown)
                .hasSizeLessThanOrEqualTo(122)
                .startsWith("…")
                .endsWith("…")
                .contains("a + HERE + b");
    }

    @Test
    void findsThePlaceInItsLine() {
        String text = "a +\n".repeat(1_000) + "  HERE +\n" + "b +\n".repeat(1_000);

        assertThat(Excerpt.of(text, new Position(1_001, 3))).contains("HERE").hasSizeLessThanOrEqualTo(122);
    }

    @Test
    void showsTheEndsWithoutWhatIsBeyond() {
        String text = "x".repeat(500);

        assertThat(Excerpt.of(text)).isEqualTo("x".repeat(120) + "…");
        assertThat(Excerpt.of(text, new Position(1, 501))).isEqualTo("…" + "x".repeat(120));
        assertThat(Excerpt.of(text, new Position(9, 900))).hasSizeLessThanOrEqualTo(122);
    }

    @Test
    void neverCutsACharacterInTwo() {
        for (int place = 1; place < 300; place++) {
            assertThat(Excerpt.of("😀".repeat(300), new Position(1, place)).codePoints())
                    .allMatch(point -> point == '…' || point == "😀".codePointAt(0));
        }
    }
}
