package io.github.incidentsdk.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final IncidentSnapshot SPIKE = IncidentSnapshot.of("v1-k", "i")
            .type("cost-spike")
            .by(Map.of("account", "prod-eu"))
            .tags(Map.of("region", "eu-1", "account", "hidden"))
            .severity(Severity.SEV3)
            .claims(List.of(claim(Actor.rule("hourly-spend"), Claim.State.HOLDS)))
            .build();

    private static Claim claim(Actor reporter, Claim.State state) {
        return new Claim(reporter, Severity.SEV3, Map.of(), Instant.EPOCH, state);
    }

    private static IncidentSnapshot heldBy(Claim... claims) {
        return SPIKE.toBuilder().claims(List.of(claims)).build();
    }

    @Test
    void nothingSaidMeansEveryIncident() {
        assertThat(Matching.everything().matches(SPIKE)).isTrue();
    }

    @Test
    void aTypeIsAnyOfThoseNamed() {
        assertThat(Matching.type("outage", "cost-spike").matches(SPIKE)).isTrue();
        assertThat(Matching.type("outage").matches(SPIKE)).isFalse();
    }

    @Test
    void tagsAreAllThereAndAByValueGoesBeforeATagOfItsName() {
        Matching eu = Matching.everything().tag("region", "eu-1");
        assertThat(eu.matches(SPIKE)).isTrue();
        assertThat(eu.tag("account", "prod-eu").matches(SPIKE)).isTrue();
        assertThat(eu.tag("account", "hidden").matches(SPIKE)).isFalse();
        assertThat(eu.tag("team", "orders").matches(SPIKE)).isFalse();
    }

    @Test
    void belowMeansOnlyWhatIsLessSevere() {
        Matching belowSev2 = Matching.everything().below(Severity.SEV2);
        assertThat(belowSev2.matches(SPIKE)).isTrue();
        assertThat(belowSev2.matches(SPIKE.toBuilder().severity(Severity.SEV2).build()))
                .isFalse();
        assertThat(belowSev2.matches(SPIKE.toBuilder().severity(Severity.SEV1).build()))
                .isFalse();
    }

    @Test
    void aRuleIsMeantOnlyWhereNobodyElseHoldsTheIncidentOpen() {
        Matching rule = Matching.rule("hourly-spend", "daily-spend");
        Claim hourly = claim(Actor.rule("hourly-spend"), Claim.State.HOLDS);
        assertThat(rule.matches(heldBy(hourly))).isTrue();
        assertThat(rule.matches(heldBy(hourly, claim(Actor.rule("daily-spend"), Claim.State.HOLDS))))
                .isTrue();
        assertThat(rule.matches(heldBy(hourly, claim(Actor.CODE, Claim.State.HOLDS))))
                .isFalse();
        assertThat(rule.matches(heldBy(hourly, claim(Actor.guard("hourly-spend"), Claim.State.HOLDS))))
                .isFalse();
        assertThat(rule.matches(heldBy(hourly, claim(Actor.guard("import"), Claim.State.OVERRULED))))
                .isTrue();
    }

    @Test
    void asManyAreSaidAsTheJournalKeeps() {
        String[] many = IntStream.range(0, 65).mapToObj(i -> "type-" + i).toArray(String[]::new);
        assertThatThrownBy(() -> Matching.type(many)).hasMessageContaining("at most 64");
    }
}
