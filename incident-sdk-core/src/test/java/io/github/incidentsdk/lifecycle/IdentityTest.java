package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Scope;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityTest {

    private final IncidentType spike = Scene.type("cost-spike", "account");
    private final Scene scene = new Scene(spike, Scene.type("outage"));

    @Test
    void theSameByValuesAreTheSameIncident() {
        TrackedIncident first = scene.declare("cost-spike", i -> i.by("account", "prod-eu"));
        TrackedIncident again = scene.declare("cost-spike", i -> i.by("account", "prod-eu"));

        assertThat(again).isSameAs(first);
        assertThat(scene.book.kinds()).containsExactly("declared");
        assertThat(again.snapshot().count()).isEqualTo(2);
    }

    @Test
    void otherByValuesAreAnotherIncident() {
        TrackedIncident eu = scene.declare("cost-spike", i -> i.by("account", "prod-eu"));
        TrackedIncident us = scene.declare("cost-spike", i -> i.by("account", "prod-us"));

        assertThat(us.key()).isNotEqualTo(eu.key());
        assertThat(scene.table.open()).containsExactlyInAnyOrder(eu, us);
    }

    @Test
    void withoutByThereIsOneIncidentPerType() {
        assertThat(scene.declare("outage")).isSameAs(scene.declare("outage")).isNotSameAs(scene.declare("flood"));
    }

    @Test
    void theOrderOfByValuesMeansNothing() {
        TrackedIncident one = scene.declare("ad-hoc", i -> i.by("a", 1).by("b", 2));
        TrackedIncident other = scene.declare("ad-hoc", i -> i.by("b", 2).by("a", 1));

        assertThat(other).isSameAs(one);
    }

    @Test
    void tagsDescribeAndNeverTellApart() {
        TrackedIncident one = scene.declare("outage", i -> i.tag("region", "eu-1"));
        TrackedIncident other = scene.declare("outage", i -> i.tag("region", "us-1"));

        assertThat(other).isSameAs(one);
        assertThat(one.snapshot().tags()).containsExactly(entry("region", "us-1"));
    }

    @Test
    void severityIsNeverPartOfIdentity() {
        TrackedIncident mild = scene.declare("outage", i -> i.severity(SEV4));
        TrackedIncident bad = scene.declare("outage", i -> i.severity(SEV1));

        assertThat(bad).isSameAs(mild);
    }

    @Test
    void twoSpellingsOfOneTextAreOneIncident() {
        TrackedIncident composed = scene.declare("cost-spike", i -> i.by("account", "caf\u00e9"));
        TrackedIncident decomposed = scene.declare("cost-spike", i -> i.by("account", "cafe\u0301"));

        assertThat(decomposed).isSameAs(composed);
    }

    @Test
    void aMissingByValueIsUnknownAndWarnedOnce() {
        try (LogLines log = new LogLines()) {
            TrackedIncident incident = scene.declare("cost-spike");
            scene.person(incident).resolve("done");
            scene.pass(Duration.ofHours(1));
            scene.declare("cost-spike", i -> i.tag("region", "eu"));

            assertThat(scene.only().by()).containsExactly(entry("account", "unknown"));
            assertThat(log.warnings())
                    .containsExactly("Incident type \"cost-spike\" was declared without by(\"account\", …):"
                            + " its value counts as unknown.");
        }
    }

    @Test
    void aByValueThatTheTypeDoesNotKnowBecomesATagAndIsWarnedOnce() {
        try (LogLines log = new LogLines()) {
            scene.declare("cost-spike", i -> i.by("account", "prod-eu").by("host", "a"));
            scene.declare("cost-spike", i -> i.by("account", "prod-eu").by("host", "b"));

            assertThat(scene.only().by()).containsExactly(entry("account", "prod-eu"));
            assertThat(scene.only().tags()).containsExactly(entry("host", "b"));
            assertThat(log.warnings())
                    .containsExactly(
                            "Incident type \"cost-spike\" was declared with by(\"host\", …), which is not among"
                                    + " its by [account]: kept as a tag.");
        }
    }

    @Test
    void replicasMeetInOneKeyWhereTheTypeIsScopedToTheService() {
        assertThat(keyOn("pod-1", Scope.SERVICE)).isEqualTo(keyOn("pod-2", Scope.SERVICE));
    }

    @Test
    void replicasHaveKeysOfTheirOwnWhereTheTypeIsScopedToTheInstance() {
        assertThat(keyOn("pod-1", Scope.INSTANCE)).isNotEqualTo(keyOn("pod-2", Scope.INSTANCE));
        assertThat(keyOn("pod-1", Scope.INSTANCE)).isNotEqualTo(keyOn("pod-1", Scope.SERVICE));
    }

    private static String keyOn(String instance, Scope scope) {
        IncidentType type = IncidentType.named("heap").scope(scope).build();
        return new Scene(LifecycleSettings.of("checkout", instance), type)
                .declare("heap")
                .key();
    }

    @Test
    void aRuleChoosesTheScopeOfATypeThatSaysNone() {
        TrackedIncident incident = scene.table.hold(Scene.RULE, "outage", SEV1, new IncidentDetails(), Scope.INSTANCE);

        assertThat(incident.snapshot().instance()).isEqualTo("pod-1");
    }

    @Test
    void theKeyIsTheSameInEveryProcess() {
        assertThat(new Scene(spike)
                        .declare("cost-spike", i -> i.by("account", "x"))
                        .key())
                .isEqualTo(new Scene(spike)
                        .declare("cost-spike", i -> i.by("account", "x"))
                        .key())
                .isNotEqualTo(new Scene(LifecycleSettings.of("billing", "pod-1"), spike)
                        .declare("cost-spike", i -> i.by("account", "x"))
                        .key());
    }

    @Test
    void theIdNamesOneOpeningAndBeginsLikeTheKey() {
        TrackedIncident incident = scene.declare("outage");
        IncidentSnapshot first = incident.snapshot();
        scene.person(incident).resolve(null);
        scene.pass(Duration.ofHours(1));
        IncidentSnapshot second = scene.declare("outage").snapshot();

        assertThat(first.id()).startsWith(first.key().substring(3, 13) + "-");
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void idsAreUniqueWhileTheClockStandsStillOrGoesBack() {
        IncidentIds ids = new IncidentIds(new Random(7));
        Set<String> given = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            long standing = 1_700_000_000_000L;
            given.add(ids.next("v1-abcdefghijklmnop", i % 2 == 0 ? standing : standing - 60_000L * i));
        }

        assertThat(given).hasSize(1_000);
    }

    @Test
    void idsOfTwoProcessesDiffer() {
        Set<String> given = new HashSet<>();
        for (int process = 0; process < 20; process++) {
            given.add(new IncidentIds(new SecureRandom()).next("v1-abcdefghijklmnop", 1_700_000_000_000L));
        }

        // A nonce has 1.7 million values: that twenty of them meet in ten happens once in 10^37 runs.
        assertThat(given).hasSizeGreaterThan(10);
    }

    @Test
    void theEventIdIsTheIncidentIdAndTheSequenceNumber() {
        TrackedIncident incident = scene.declare("outage");
        scene.person(incident).acknowledge();

        assertThat(scene.book.last().event().stamp().eventId())
                .isEqualTo(incident.snapshot().id() + "-2");
    }

    @Test
    void namesMadeFromDataFindTheIncidentByItsKeyAndFillNoMemory() {
        TrackedIncident first = scene.declare("cost-spike", i -> i.by("account", "x"));
        for (int i = 0; i < 100; i++) {
            int host = i;
            assertThat(scene.declare("cost-spike", d -> d.by("account", "x").by("host", host)))
                    .isSameAs(first);
        }

        assertThat(first.aliases()).hasSize(16);
        assertThat(first.snapshot().count()).isEqualTo(101);
    }

    @Test
    void aTitleIsFilledFromByValuesAndTagsInOnePass() {
        IncidentType type = IncidentType.named("spike")
                .title("Spend in {account} of {team}, {service}, {nobody}")
                .by("account")
                .build();
        Scene filled = new Scene(type);

        filled.declare("spike", i -> i.by("account", "{team}").tag("team", "crawler"));

        assertThat(filled.only().title()).isEqualTo("Spend in {team} of crawler, checkout, {nobody}");
    }
}
