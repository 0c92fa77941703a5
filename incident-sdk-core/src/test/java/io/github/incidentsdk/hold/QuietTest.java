package io.github.incidentsdk.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is quiet while the application starts and drains, and for how long. */
class QuietTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Quiet quiet = new Quiet(Duration.ofMinutes(2), Duration.ofMinutes(5));

    private static IncidentSnapshot incident(Severity severity, Actor by) {
        return IncidentSnapshot.of("key", "id")
                .severity(severity)
                .claims(List.of(new Claim(by, severity, Map.of(), START, Claim.State.HOLDS)))
                .declaredAt(START)
                .openedAt(START)
                .build();
    }

    private @Nullable Hold at(int seconds, Severity severity, Actor by) {
        Duration after = Duration.ofSeconds(seconds);
        return quiet.hold(incident(severity, by), START.plus(after), after.toNanos());
    }

    private @Nullable Hold at(int seconds) {
        return at(seconds, Severity.SEV2, Actor.rule("deep-queue"));
    }

    @Test
    void isQuietAfterTheStartForAWhileAtTheMost() {
        assertThat(at(0)).as("nothing started").isNull();
        quiet.starting(0);
        assertThat(at(1)).hasToString("starting until 2026-01-01T00:02:00Z: the application is not up yet");
        assertThat(at(119)).isNotNull();
        assertThat(at(120)).isNull();
    }

    @Test
    void isQuietUntilReadyAndAgainOnceDraining() {
        quiet.starting(0);
        long before = quiet.changes();
        quiet.ready();
        assertThat(quiet.changes()).isNotEqualTo(before);
        assertThat(at(1)).isNull();
        quiet.draining(0);
        assertThat(at(1)).hasToString("draining until 2026-01-01T00:05:00Z: the application is going down");
        assertThat(at(300)).isNull();
    }

    @Test
    void neverHoldsASev1NorWhatCodeSays() {
        quiet.starting(0);
        assertThat(at(1, Severity.SEV1, Actor.rule("deep-queue"))).isNull();
        assertThat(at(1, Severity.SEV2, Actor.CODE)).isNull();
        assertThat(at(1, Severity.SEV2, Actor.guard("import"))).isNotNull();
    }

    @Test
    void withZeroItIsNeverQuiet() {
        Quiet never = new Quiet(Duration.ZERO, Duration.ZERO);
        never.starting(0);
        assertThat(never.hold(incident(Severity.SEV2, Actor.rule("a")), START, 0))
                .isNull();
        never.draining(0);
        assertThat(never.hold(incident(Severity.SEV2, Actor.rule("a")), START, 0))
                .isNull();
    }
}
