package io.github.incidentsdk.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.model.Text;
import io.github.incidentsdk.settings.Secret;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S21: several redactors as one, and S18: patterns of users. */
@Tag("S21")
class RedactorsTest {

    private static final Secret KEY = Secret.of("0123456789abcdef0123456789abcdef");
    private static final Secret OTHER_KEY = Secret.of("another key of more than 16");

    private final Redactors email = Redactors.keyedBy(KEY).with(Known.EMAIL);

    @Test
    void redactorsComeOneAfterTheOther() {
        Redactors both = email.with((where, text) -> text.replace("[email]", "somebody"));
        assertThat(both.text("note", "ask ann@example.org")).isEqualTo("ask somebody");
    }

    @Test
    void aValueThatTellsIncidentsApartIsKeptOrBecomesAHashAndNeverLess() {
        String ann = email.identity("by.customer", "ann@example.org");
        assertThat(ann).matches("redacted-[a-p]{26}");
        assertThat(email.identity("by.customer", "bob@example.org")).isNotEqualTo(ann);
        assertThat(email.identity("by.customer", "ann@example.org")).isEqualTo(ann);
        assertThat(email.identity("by.customer", "prod-eu")).isEqualTo("prod-eu");
    }

    @Test
    void nobodyFindsTheValueByTryingWithoutTheKey() {
        assertThat(Redactors.keyedBy(OTHER_KEY).with(Known.EMAIL).identity("by.customer", "ann@example.org"))
                .isNotEqualTo(email.identity("by.customer", "ann@example.org"));
        assertThat(email.identity("by.owner", "ann@example.org"))
                .isNotEqualTo(email.identity("by.customer", "ann@example.org"));
    }

    @Test
    void aHashStaysAsItIs() {
        Redactors all = Redactors.keyedBy(KEY).with((where, text) -> "[gone]");
        String hash = all.identity("by.customer", "ann");
        assertThat(all.identity("by.customer", hash)).isEqualTo(hash);
    }

    @Test
    void halfOfWhatWasCutOffIsNotKept() {
        Redactors card = email.with(Known.CARD);
        assertThat(card.text("note", "see ann.smi" + Text.CUT)).isEqualTo("see" + Text.CUT);
        assertThat(card.text("note", "paid 4111 1111 11" + Text.CUT)).isEqualTo("paid" + Text.CUT);
        String longOne = Text.identity("x".repeat(985) + "ann@example.org" + "y".repeat(50));
        assertThat(card.identity("by.customer", longOne)).matches("redacted-[a-p]{26}");
    }

    @Test
    void whereARedactorFailsTheTextIsNotKeptAndThatIsCounted() {
        AtomicInteger failures = new AtomicInteger();
        Redactors throwing = Redactors.keyedBy(KEY)
                .with((where, text) -> {
                    throw new IllegalStateException("CANARY " + text);
                })
                .counting(failures::incrementAndGet);
        assertThat(throwing.text("note", "CANARY")).isEqualTo("[redacted]");
        assertThat(throwing.identity("by.x", "CANARY")).matches("redacted-[a-p]{26}");
        assertThat(failures).hasValue(2);
        assertThat(throwing.failure())
                .startsWith("threw java.lang.IllegalStateException at ")
                .doesNotContain("CANARY");

        Redactors silent = Redactors.keyedBy(KEY).with((where, text) -> null).counting(failures::incrementAndGet);
        assertThat(silent.text("note", "CANARY")).isEqualTo("[redacted]");
        assertThat(silent.failure()).isEqualTo("gave up");
        assertThat(failures).hasValue(3);
    }

    @Test
    void aPatternsFindingsBecomeItsName() {
        Redactors customer = Redactors.keyedBy(KEY).pattern("customer", "C-[0-9]{6}");
        assertThat(customer.text("note", "C-123456 and C-999999, not C-12"))
                .isEqualTo("[customer] and [customer], not C-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a*", "(?=a)b", "(a)\\1", "", "^"})
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> Redactors.keyedBy(KEY).pattern("x", pattern))
                .isInstanceOf(PatternSyntaxException.class);
        assertThatThrownBy(() -> Redactors.keyedBy(KEY).pattern("x", "a".repeat(201)))
                .isInstanceOf(PatternSyntaxException.class);
    }

    @Tag("S18")
    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+b", "(a|a?)+b", "(.*a){20}b", "([a-z]+)+X", "(a*)*b", "a+b"})
    void anEvilPatternHidesTheTextAndKeepsNobodyWaiting(String pattern) {
        Redactors evil;
        try {
            evil = Redactors.keyedBy(KEY).pattern("evil", pattern);
        } catch (PatternSyntaxException refused) {
            return; // that is safe, too
        }
        String text = "a".repeat(10_000) + "!";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 100; i++) {
                assertThat(evil.text("note", text)).isEqualTo("[redacted]");
            }
        });
    }

    @Test
    void aKeyThatIsTooShortIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> Redactors.keyedBy(Secret.of("CANARY")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is too short")
                .hasMessageNotContaining("CANARY");
        assertThat(email).hasToString("1 redactors");
    }
}
