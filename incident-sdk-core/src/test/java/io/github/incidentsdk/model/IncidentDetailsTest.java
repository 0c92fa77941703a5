package io.github.incidentsdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentDetailsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void whatHasNoNameIsIgnored(String name) {
        IncidentDetails details =
                new IncidentDetails().by(name, "x").tag(name, "x").metric(name, 1);
        assertThat(details.by().size()).isZero();
        assertThat(details.tags()).isNull();
        assertThat(details.metrics()).isNull();
    }
}
