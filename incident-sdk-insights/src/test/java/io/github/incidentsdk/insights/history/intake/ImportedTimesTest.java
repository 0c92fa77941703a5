package io.github.incidentsdk.insights.history.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
        "2026-03-01t12:00:00z, 2026-03-01T12:00:00Z",
        "2026-03-01 12:00:00 UTC, 2026-03-01T12:00:00Z",
        "2026-03-01 12:00:00.250Z, 2026-03-01T12:00:00.250Z",
        "2026-03-01T12:00:00+00:00, 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00-0530, 2026-03-01T17:30:00Z",
        "2026-03-01 12:00:00 +02, 2026-03-01T10:00:00Z",
        "2026-03-01T12:00+01:00, 2026-03-01T11:00:00Z",
        "2026-03-01T12:00:00, 2026-03-01T11:00:00Z",
        "2026-07-01 12:00, 2026-07-01T10:00:00Z",
        "2026-03-01, 2026-02-28T23:00:00Z"
    })
    void readsTimesAsToolsWriteThem(String text, Instant time) throws Misunderstood {
        assertThat(Times.read(text, BERLIN)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-13-01",
                "2026-03-01X12:00:00Z",
                "2026-03-01T25:00:00Z",
                "01/03/2026",
                "1772366400",
                "2026-03-01T12:00:00+1"
            })
    void whatIsNoTimeIsRefusedAndNotGuessed(String text) {
        assertThatThrownBy(() -> Times.read(text, BERLIN))
                .isInstanceOf(Misunderstood.class)
                .hasMessageContaining("is no time");
    }
}
