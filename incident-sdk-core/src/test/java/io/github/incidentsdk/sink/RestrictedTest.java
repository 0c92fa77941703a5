package io.github.incidentsdk.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentEvent;
import org.junit.jupiter.api.Test;

class RestrictedTest {

    private static final TestDelivery SECRET =
            TestDelivery.of(TestDelivery.costSpike().restricted(true), IncidentEvent.Declared::new);
    private static final Accepts SAID = Accepts.builder().restricted(true).build();

    @Test
    void whoDoesNotSaySoHearsOfNothingRestrictedAndIsToldWhy() {
        assertThat(Accepts.everything().passes(SECRET.incident())).isFalse();
        assertThat(Accepts.everything().whyNot(SECRET.incident()))
                .isEqualTo("it is restricted, and the sink does not say accepts: {restricted: true}");
    }

    @Test
    void norDoesWhoStandsInForAnother() {
        assertThat(Accepts.everything().mayHear(SECRET.event(), SECRET.incident()))
                .isFalse();
    }

    @Test
    void whoSaysSoHearsOfItAndOfEverythingElse() {
        TestDelivery open = TestDelivery.declared();

        assertThat(SAID.passes(SECRET.incident())).isTrue();
        assertThat(SAID.mayHear(SECRET.event(), SECRET.incident())).isTrue();
        assertThat(SAID.passes(open.incident())).isTrue();
        assertThat(SAID.mayHear(open.event(), open.incident())).isTrue();
    }
}
