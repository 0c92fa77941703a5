package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.lifecycle.Scene.RULE;
import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Somebody ends an incident while a rule or guard still sees it. */
class OverruledTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scene scene = new Scene(Scene.type("outage"), Scene.type("import-failed"));

    private TrackedIncident resolvedUnderTheRule() {
        TrackedIncident incident = scene.hold("outage", SEV2);
        scene.person(incident).resolve("false alarm");
        return incident;
    }

    @Test
    void aRuleThatGoesOnDoesNotBringItBack() {
        TrackedIncident incident = resolvedUnderTheRule();

        scene.hold("outage", SEV2);
        scene.hold("outage", SEV3);

        assertThat(incident.isOpen()).isFalse();
        assertThat(scene.ignored(Ignored.OVERRULED)).isEqualTo(2);
        assertThat(incident.snapshot().claims()).extracting(Claim::state).containsExactly(Claim.State.OVERRULED);
    }

    @Test
    void aRuleDoesNotBringItBackHoweverMuchTimePasses() {
        TrackedIncident incident = resolvedUnderTheRule();

        scene.pass(Duration.ofDays(2));
        scene.hold("outage", SEV2);

        assertThat(incident.isOpen()).isFalse();
        assertThat(scene.table.open()).isEmpty();
    }

    @Test
    void aRuleReturnsAfterAllItsLevelsWereFalse() {
        TrackedIncident incident = resolvedUnderTheRule();

        scene.clear(incident);
        scene.hold("outage", SEV2);

        assertThat(incident.isOpen()).isTrue();
        assertThat(scene.book.kinds()).containsExactly("declared", "resolved", "reporter-left", "reopened");
    }

    @Test
    void aRuleReturnsAtAMoreSevereLevel() {
        TrackedIncident incident = resolvedUnderTheRule();

        scene.hold("outage", SEV1);

        assertThat(incident.isOpen()).isTrue();
        assertThat(scene.only().severity()).isEqualTo(SEV1);
    }

    @Test
    void aClaimThatReturnedIsAnOrdinaryOne() {
        TrackedIncident incident = resolvedUnderTheRule();
        scene.hold("outage", SEV1);

        scene.hold("outage", SEV3);
        assertThat(scene.only().severity()).isEqualTo(SEV3);
        scene.clear(incident);

        assertThat(incident.isOpen()).isFalse();
    }

    @Test
    void moreSevereMeansThanItWasWhenItWasEnded() {
        TrackedIncident incident = resolvedUnderTheRule();

        scene.hold("outage", SEV3);
        scene.hold("outage", SEV2);

        assertThat(incident.isOpen()).isFalse();
    }

    @Test
    void anOverruledRuleCountsForNothingInAnIncidentThatOthersReopen() {
        TrackedIncident incident = resolvedUnderTheRule();

        scene.declare("outage");
        assertThat(scene.only().severity()).isEqualTo(SEV3);
        scene.code(incident).resolve("done");

        assertThat(incident.isOpen()).isFalse();
    }

    @Test
    void anOverruledRuleThatClearsDoesNotEndWhatOthersHold() {
        TrackedIncident incident = resolvedUnderTheRule();
        scene.declare("outage");

        scene.clear(incident);

        assertThat(incident.isOpen()).isTrue();
        assertThat(scene.only().claims()).extracting(Claim::reporter).containsExactly(Actor.CODE);
    }

    @Test
    void codeThatDeclaresAgainOpensItAgain() {
        TrackedIncident incident = scene.declare("outage");
        scene.person(incident).resolve("gone");

        scene.declare("outage");

        assertThat(incident.isOpen()).isTrue();
        assertThat(scene.book.kinds()).containsExactly("declared", "resolved", "reopened");
    }

    @Test
    void aGuardThatGoesOnFailingDoesNotBringItBack() {
        scene.fail("import-failed");
        TrackedIncident incident = scene.table.open().get(0);
        scene.person(incident).resolve("known");

        scene.fail("import-failed");
        scene.pass(Duration.ofHours(1));
        scene.fail("import-failed");

        assertThat(incident.isOpen()).isFalse();
        assertThat(scene.ignored(Ignored.OVERRULED)).isEqualTo(2);
    }

    @Test
    void aGuardReturnsAfterASuccess() {
        scene.fail("import-failed");
        TrackedIncident incident = scene.table.open().get(0);
        scene.person(incident).resolve("known");

        scene.guards.succeeded("import-failed");
        scene.fail("import-failed");

        assertThat(incident.isOpen()).isTrue();
        assertThat(scene.book.kinds()).endsWith("resolved", "reporter-left", "reopened");
    }

    @Test
    void aGuardThatReturnedEndsAtItsNextSuccess() {
        scene.fail("import-failed");
        TrackedIncident incident = scene.table.open().get(0);
        scene.person(incident).resolve("known");
        scene.guards.succeeded("import-failed");
        scene.fail("import-failed");

        scene.guards.succeeded("import-failed");
        scene.pass(Duration.ofSeconds(5));

        assertThat(incident.isOpen()).isFalse();
    }

    @Test
    void anOverruledIncidentIsRememberedUntilItsRuleClears() {
        TrackedIncident incident = resolvedUnderTheRule();
        scene.pass(Duration.ofHours(1));
        assertThat(scene.table.find(incident.key())).isSameAs(incident);

        scene.clear(incident);
        scene.pass(SECOND);

        assertThat(scene.table.find(incident.key())).isNull();
    }

    @Test
    void aRuleOverruledInOneOpeningStaysSoInTheNext() {
        TrackedIncident incident = resolvedUnderTheRule();
        scene.pass(Duration.ofHours(1));

        scene.declare("outage");
        scene.hold("outage", SEV2);

        assertThat(incident.snapshot().claims())
                .filteredOn(claim -> claim.reporter().equals(RULE))
                .extracting(Claim::state)
                .containsExactly(Claim.State.OVERRULED);
        scene.clear(incident);
        scene.hold("outage", SEV2);
        assertThat(scene.only().severity()).isEqualTo(SEV2);
    }
}
