package io.github.incidentsdk.config.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({
        "0s, 0",
        "500ms, 500",
        "90s, 90000",
        "5m, 300000",
        "1h30m, 5400000",
        "1d, 86400000",
        "1d2h3m4s5ms, 93784005",
        "36500d, 3153600000000"
    })
    void readsDurations(String text, long millis) throws Unreadable {
        assertThat(Texts.duration(text)).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "s",
                "5",
                "-5m",
                "5M",
                "5 m",
                "5m 30s",
                "30s5m",
                "1.5h",
                "PT5M",
                "1:30",
                "5min",
                "36501d",
                "1w",
                "99999999999s",
                "٣s"
            })
    void refusesWhatIsNoDuration(String text) {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Texts.duration(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0B, 0",
        "512B, 512",
        "64KiB, 65536",
        "16MiB, 16777216",
        "1GiB, 1073741824",
        "999999999GiB, 1073741822926258176"
    })
    void readsSizes(String text, long bytes) throws Unreadable {
        assertThat(Texts.size(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "16", "16MB", "16 MiB", "-1KiB", "1.5MiB", "MiB", "16mib", "9999999999B"})
    void refusesWhatIsNoSize(String text) {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Texts.size(text));
    }

    @Test
    void saysOfASizeOfTenDigitsThatItHasTooMany() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Texts.size("1073741824B"))
                .withMessageContaining("more than nine digits");
    }

    @ParameterizedTest
    @CsvSource({"1048576, 1MiB", "1536, 1536B", "3072, 3KiB", "2147483648, 2GiB", "0, 0B"})
    void writesSizes(long bytes, String text) {
        assertThat(Texts.ofSize(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "1e3", "1.0", "007", "-01", "+1", "1_000", "0x10", "11", "-6", "99999999999999999999"})
    void refusesWhatIsNoNumberFromMinusFiveToTen(String text) {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Texts.number(text, -5, 10));
    }

    @Test
    void readsNumbersAndFlags() throws Unreadable {
        assertThat(Texts.number("-5", -5, 10)).isEqualTo(-5);
        assertThat(Texts.number("0", -5, 10)).isZero();
        assertThat(Texts.flag("true")).isTrue();
        assertThat(Texts.flag("false")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "True", "yes", "no", "on", "off", "1", "0"})
    void refusesOtherWordsForTrueAndFalse(String text) {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Texts.flag(text));
    }
}
