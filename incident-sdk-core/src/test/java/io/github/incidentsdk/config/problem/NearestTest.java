package io.github.incidentsdk.config.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES = List.of("service", "severity", "for", "on-invalid", "by");

    @ParameterizedTest
    @CsvSource({
        "servise, service",
        "sevreity, severity",
        "SERVICE, service",
        "on_invalid, on-invalid",
        "oninvalid, on-invalid",
        "fro, for",
        "bye, by"
    })
    void findsWhatWasMeant(String text, String name) {
        assertThat(Nearest.to(text, NAMES)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "''", "severities-of-all"})
    void findsNothingFarAway(String text) {
        assertThat(Nearest.to(text, NAMES)).isNull();
    }

    @Test
    void takesNoShortNameForAnotherThatBeginsOtherwise() {
        assertThat(Nearest.to("my", NAMES)).isNull();
        assertThat(Nearest.to("or", NAMES)).isNull();
    }

    @Test
    void doesNotLookAtVeryLongNames() {
        assertThat(Nearest.to("x".repeat(1_000), List.of("x".repeat(999)))).isNull();
    }
}
