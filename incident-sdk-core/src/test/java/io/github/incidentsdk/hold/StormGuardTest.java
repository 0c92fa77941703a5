package io.github.incidentsdk.hold;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many incidents of rules and guards a minute get through, and who goes next. */
class StormGuardTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Actor RULE = Actor.rule("deep-queue");

    private final StormGuard guard = new StormGuard(2);
    private final Map<String, IncidentSnapshot> open = new LinkedHashMap<>();

    private IncidentSnapshot incident(String key, Severity severity, Actor... reporters) {
        IncidentSnapshot incident = IncidentSnapshot.of(key, key + "-1")
                .type("backlog")
                .severity(severity)
                .claims(List.of(reporters).stream()
                        .map(by -> new Claim(by, severity, Map.of(), START, Claim.State.HOLDS))
                        .toList())
                .declaredAt(START)
                .openedAt(START.plusSeconds(open.size()))
                .build();
        open.put(key, incident);
        return incident;
    }

    private boolean passes(String key, Severity severity, Actor... reporters) {
        return guard.hold(incident(key, severity, reporters), at(0)) == null;
    }

    private boolean passesNow(String key) {
        return guard.peek(open.get(key)) == null && guard.hold(open.get(key), at(3_600)) == null;
    }

    private static long at(int seconds) {
        return Duration.ofSeconds(seconds).toNanos() - 1_000_000_000_000L;
    }

    private boolean letGo(int seconds) {
        return guard.letGo(at(seconds), open::get);
    }

    @Test
    void letsSoManyAMinuteThroughAndHoldsTheRest() {
        assertThat(passes("a", SEV3, RULE)).isTrue();
        assertThat(passes("b", SEV3, Actor.guard("import"))).isTrue();
        assertThat(passes("c", SEV3, RULE)).isFalse();
        assertThat(guard.hold(open.get("a"), at(1))).as("asked by another sink").isNull();
        assertThat(guard.hold(open.get("c"), at(1)))
                .hasToString(
                        "storm: rules and guards opened more than 2 within a minute; the worst go first, 2 a minute");
    }

    @Test
    void neverHoldsASev1NorWhatCodeSaysNorWhatTheSdkSaysOfItself() {
        for (String key : List.of("a", "b", "c")) {
            passes(key, SEV3, RULE);
        }
        assertThat(passes("d", SEV1, RULE)).isTrue();
        assertThat(passes("e", SEV3, Actor.CODE)).isTrue();
        assertThat(passes("f", SEV3, RULE, Actor.CODE)).isTrue();
        assertThat(passes("g", SEV3, Actor.SDK)).isTrue();
        assertThat(guard.waiting()).hasSize(1);
    }

    @Test
    void theWorstGoFirstThenTheOldest() {
        passes("a", SEV3, RULE);
        passes("b", SEV3, RULE);
        passes("c", SEV3, RULE);
        passes("d", SEV3, RULE);
        passes("e", SEV2, RULE);
        assertThat(letGo(59)).isFalse();
        assertThat(letGo(60)).isTrue();
        assertThat(guard.waiting()).extracting(IncidentSnapshot::key).containsExactly("d");
        assertThat(letGo(119)).isFalse();
        assertThat(letGo(120)).isTrue();
        assertThat(guard.waiting()).isEmpty();
    }

    @Test
    void whoComesWhileOthersWaitWaitsToo() {
        passes("a", SEV3, RULE);
        passes("b", SEV3, RULE);
        passes("c", SEV3, RULE);
        assertThat(guard.hold(incident("d", SEV3, RULE), at(70))).isNotNull();
        letGo(70);
        assertThat(guard.waiting()).isEmpty();
    }

    @Test
    void aRiseToSev1WhileWaitingGoesAtOnceAndIsCountedAsAChange() {
        passes("a", SEV3, RULE);
        passes("b", SEV3, RULE);
        passes("c", SEV3, RULE);
        long before = guard.changes();
        assertThat(passes("c", SEV1, RULE)).isTrue();
        assertThat(guard.waiting()).isEmpty();
        assertThat(guard.changes()).isNotEqualTo(before);
    }

    @Test
    void whatIsOverOrHeldBySomethingElseWaitsNoLonger() {
        passes("a", SEV3, RULE);
        passes("b", SEV3, RULE);
        passes("c", SEV3, RULE);
        open.remove("c");
        letGo(1);
        assertThat(guard.waiting()).isEmpty();
        assertThat(guard.hold(incident("c", SEV3, RULE), at(2)))
                .as("its turn comes again")
                .isNotNull();
    }

    @Test
    void forgetsWhatIsOverSoThatAReopeningCountsAgain() {
        passes("a", SEV3, RULE);
        passes("b", SEV3, RULE);
        open.remove("a");
        letGo(0);
        IncidentSnapshot reopened =
                incident("a", SEV3, RULE).toBuilder().reopened(1).build();
        assertThat(guard.hold(reopened, at(1))).isNotNull();
        assertThat(passesNow("b")).isTrue();
    }

    @Test
    void withZeroItGuardsNothing() {
        StormGuard off = new StormGuard(0);
        for (int i = 0; i < 100; i++) {
            assertThat(off.hold(incident("k" + i, SEV3, RULE), at(0))).isNull();
        }
    }
}
