package io.github.incidentsdk.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S21: what is found by its looks, and what is not. */
@Tag("S21")
class KnownTest {

    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(20);

    private static String redacted(String text) {
        String clean = text;
        for (Known known : Known.values()) {
            clean = known.redact("note", clean);
        }
        return clean;
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    ann.smith+x@mail.example.org,              [email]
                    "mail to <ann@example.org>, please",       "mail to <[email]>, please"
                    https://x.example/?to=ann%40example.org&a, https://x.example/?to=[email]&a
                    ann@exa,                                   [email]
                    jörg@bücher.example,                       [email]
                    a@b a@b,                                   [email] [email]
                    paid with 4111111111111111.,               paid with [card].
                    4111 1111 1111 1111 and 5500-0000-0000-0004, [card] and [card]
                    378282246310005,                           [card]
                    Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_1 ok, Bearer [jwt] ok
                    eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOi,           [jwt]
                    """)
    void isFoundWhereverItStands(String text, String expected) {
        assertThat(redacted(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Override",
                "mail @ noon",
                "a @b",
                "1700000000500",
                "4111111111111112",
                "411111111111111",
                "id 41111111111111119999",
                "eyJ",
                "heyJude",
                "usd_per_hour > 1000",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "2026-03-01T12:00:00.000Z",
                ""
            })
    void whatOnlyLooksABitLikeItStays(String text) {
        assertThat(redacted(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "a@", "a@a ", "%40", "4", "4 ", "41-", "eyJ", "eyJ.", "eyJhbGciOiJI.", "a", " "})
    void noTextKeepsAnybodyWaiting(String piece) {
        String text = piece.repeat(16_384 / piece.length());
        Assertions.assertTimeoutPreemptively(FAR_TOO_LONG, () -> {
            for (int i = 0; i < 100; i++) {
                redacted(text);
            }
        });
    }

    @Test
    void aTextWithoutAnythingIsTheSameText() {
        String text = "nothing in here";
        assertThat(redacted(text)).isSameAs(text);
    }
}
