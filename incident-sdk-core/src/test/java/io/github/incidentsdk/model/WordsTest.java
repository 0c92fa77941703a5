package io.github.incidentsdk.model;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small values of the model: severities, actors, types, names, claims. */
class WordsTest {

    @Test
    void sev1IsTheMostSevere() {
        assertThat(SEV1.moreSevereThan(SEV2)).isTrue();
        assertThat(SEV2.moreSevereThan(SEV1)).isFalse();
        assertThat(SEV1.moreSevereThan(SEV1)).isFalse();
        assertThat(SEV1.atLeast(SEV1)).isTrue();
        assertThat(SEV2.atLeast(SEV1)).isFalse();
    }

    @Test
    void anIncidentIsOpenUntilItIsResolved() {
        assertThat(Status.values())
                .filteredOn(Status::isOpen)
                .containsExactly(Status.DECLARED, Status.ACKNOWLEDGED, Status.MITIGATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "sdk", "guard:nightly-import", "rule:hourly-spend", "person:on-call", "person:a:b"})
    void anActorReadsWhatItWrote(String text) {
        assertThat(Actor.parse(text)).hasToString(text);
    }

    @Test
    void anActorOfAnUnknownKindIsAPerson() {
        assertThat(Actor.parse("ada")).isEqualTo(Actor.person("ada"));
        assertThat(Actor.parse("robot:r2")).isEqualTo(Actor.person("robot:r2"));
    }

    @Test
    void anActorsNameIsOneBoundedLine() {
        assertThat(Actor.person("a\nb").name()).isEqualTo("a\ufffdb");
        assertThat(Actor.person("a".repeat(1_000)).name()).hasSize(Text.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Cost", "cost_spike", "1st", "-a", "a b", "\u00fc"})
    void aTypesNameIsLowerCaseLettersDigitsAndDashes(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IncidentType.named(name))
                .withMessageStartingWith("\"" + name + "\" cannot name an incident type");
    }

    @Test
    void aTypeHasTheDefaultsThatItStates() {
        IncidentType type = IncidentType.named("cost-spike").build();

        assertThat(type.title()).isEqualTo("cost-spike");
        assertThat(type.by()).isEmpty();
        assertThat(type.owner()).isNull();
        assertThat(type.category()).isNull();
        assertThat(type.scope()).isNull();
        assertThat(type.policy()).isEmpty();
        assertThat(type).hasToString("incident type cost-spike");
    }

    @Test
    void aTypesPolicyHasOneLinePerSeverityTheLastOne() {
        IncidentType type = IncidentType.named("spike")
                .severity(SEV2, "usd > 300")
                .severity(SEV1, "usd > 1000")
                .severity(SEV2, "usd > 400")
                .build();

        assertThat(type.policy())
                .containsExactly(
                        new IncidentType.PolicyLine(SEV1, "usd > 1000"),
                        new IncidentType.PolicyLine(SEV2, "usd > 400"));
    }

    @Test
    void aTypeCanStartFromAnother() {
        IncidentType spike = IncidentType.named("spike")
                .title("Spend in {account}")
                .by("account")
                .owner("finops")
                .category("cost")
                .scope(Scope.INSTANCE)
                .severity(SEV1, "usd > 1000")
                .build();

        assertThat(spike.toBuilder().build()).usingRecursiveComparison().isEqualTo(spike);
    }

    @ParameterizedTest
    @CsvSource({"a,a,0", "'',abc,3", "abc,'',3", "kitten,sitting,3", "cost-spik,cost-spike,1", "ab,ba,2"})
    void distanceIsTheFewestChanges(String one, String other, int distance) {
        assertThat(Distance.between(one, other)).isEqualTo(distance);
        assertThat(Distance.between(other, one)).isEqualTo(distance);
    }

    @Test
    void aClaimKeepsItsMetricsInTheirOrderAndToItself() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String name : List.of("z", "a", "m", "b")) {
            metrics.put(name, 1.0);
        }
        Claim claim = new Claim(Actor.CODE, SEV1, metrics, Instant.EPOCH, Claim.State.HOLDS);
        metrics.clear();

        assertThat(claim.metrics().keySet()).containsExactly("z", "a", "m", "b");
    }

    @Test
    void aCauseNeverTakesTheStack() {
        Cause cause = Cause.of(new IllegalStateException("no"));

        assertThat(cause).isEqualTo(new Cause("java.lang.IllegalStateException", "no", null));
        assertThat(Cause.of(new IllegalStateException()).message()).isNull();
    }
}
