package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.lifecycle.Scene.OTHER_RULE;
import static io.github.incidentsdk.lifecycle.Scene.RULE;
import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.model.Severity.SEV4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.Status;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private final Scene scene = new Scene(Scene.type("outage"));

    @Test
    void twoReportersOfOneKeyHoldOneIncident() {
        TrackedIncident byCode = scene.declare("outage");
        TrackedIncident byRule = scene.hold("outage", SEV4);

        assertThat(byRule).isSameAs(byCode);
        assertThat(scene.only().claims()).extracting(Claim::reporter).containsExactly(Actor.CODE, RULE);
    }

    @Test
    void theRecordSaysWhoOpenedJoinedAndLeft() {
        TrackedIncident incident = scene.declare("outage");
        scene.hold("outage", SEV4);
        scene.clear(incident);

        assertThat(scene.book.events())
                .extracting(event -> event.kind() + " by " + event.stamp().actor())
                .containsExactly(
                        "declared by code",
                        "reporter-joined by rule:checkout-errors",
                        "reporter-left by rule:checkout-errors");
        assertThat(scene.book.of(IncidentEvent.ReporterJoined.class))
                .extracting(IncidentEvent.ReporterJoined::reporter, IncidentEvent.ReporterJoined::severity)
                .containsExactly(tuple(RULE, SEV4));
        assertThat(scene.book.of(IncidentEvent.ReporterLeft.class))
                .extracting(IncidentEvent.ReporterLeft::reporter, IncidentEvent.ReporterLeft::why)
                .containsExactly(tuple(RULE, "recovered"));
    }

    @Test
    void severityIsThatOfTheMostSevereClaim() {
        scene.hold(RULE, "outage", SEV3);
        scene.hold(OTHER_RULE, "outage", SEV1);
        scene.declare("outage", i -> i.severity(SEV2));

        assertThat(scene.only().severity()).isEqualTo(SEV1);
    }

    @Test
    void itRisesAndFallsWithARule() {
        scene.hold("outage", SEV3);
        scene.hold("outage", SEV1);
        scene.hold("outage", SEV2);

        assertThat(scene.book.of(IncidentEvent.SeverityChanged.class))
                .extracting(IncidentEvent.SeverityChanged::from, IncidentEvent.SeverityChanged::to)
                .containsExactly(tuple(SEV3, SEV1), tuple(SEV1, SEV2));
        assertThat(scene.only().severity()).isEqualTo(SEV2);
    }

    @Test
    void itFallsWhenTheMostSevereReporterLeaves() {
        TrackedIncident incident = scene.hold("outage", SEV1);
        scene.hold(OTHER_RULE, "outage", SEV3);

        scene.clear(incident);

        assertThat(scene.only().severity()).isEqualTo(SEV3);
        assertThat(scene.book.kinds()).endsWith("reporter-left", "severity-changed");
    }

    @Test
    void aRuleThatSaysTheSameAgainIsNoEvent() {
        scene.hold("outage", SEV3);
        scene.hold("outage", SEV3);

        assertThat(scene.book.kinds()).containsExactly("declared");
        assertThat(scene.only().count()).isEqualTo(1);
    }

    @Test
    void aRuleEndsOnlyItsOwnClaim() {
        TrackedIncident incident = scene.declare("outage");
        scene.hold("outage", SEV4);

        scene.clear(incident);

        assertThat(incident.isOpen()).isTrue();
        assertThat(scene.only().claims()).extracting(Claim::reporter).containsExactly(Actor.CODE);
    }

    @Test
    void theIncidentIsOverWhenTheLastClaimEnds() {
        TrackedIncident incident = scene.hold("outage", SEV3);
        scene.hold(OTHER_RULE, "outage", SEV3);

        scene.clear(incident);
        assertThat(incident.isOpen()).isTrue();
        scene.table.release(OTHER_RULE, incident, "recovered");

        assertThat(incident.isOpen()).isFalse();
        assertThat(incident.snapshot().resolution()).isEqualTo(Resolution.RECOVERED);
        assertThat(scene.book.kinds()).endsWith("reporter-left", "resolved");
    }

    @Test
    void aReporterWithoutAClaimEndsNothing() {
        TrackedIncident incident = scene.declare("outage");

        scene.clear(incident);

        assertThat(incident.isOpen()).isTrue();
        assertThat(scene.book.kinds()).containsExactly("declared");
    }

    @Test
    void aRuleThatClearsUnderAPersonsHandlingLeavesItOpenForCode() {
        TrackedIncident incident = scene.hold("outage", SEV2);
        scene.declare("outage");
        scene.person(incident).severity(SEV1, "customers call");
        scene.person(incident).acknowledge();

        scene.clear(incident);

        assertThat(incident.isOpen()).isTrue();
        assertThat(scene.only().severity()).isEqualTo(SEV1);
        assertThat(scene.only().status()).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void aRuleThatClearsEndsWhatAPersonHasAcknowledged() {
        TrackedIncident incident = scene.hold("outage", SEV2);
        scene.person(incident).acknowledge();

        scene.clear(incident);

        assertThat(incident.snapshot().status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void resolvingEndsAllClaims() {
        TrackedIncident incident = scene.declare("outage");
        scene.hold("outage", SEV2);
        scene.hold(OTHER_RULE, "outage", SEV3);

        scene.code(incident).resolve("fixed");

        assertThat(incident.isOpen()).isFalse();
        assertThat(incident.snapshot().isHeld()).isFalse();
        assertThat(incident.snapshot().resolution()).isEqualTo(Resolution.RESOLVED);
        assertThat(incident.snapshot().resolutionText()).isEqualTo("fixed");
        assertThat(scene.book.of(IncidentEvent.Resolved.class)).hasSize(1);
    }

    @Test
    void dismissedEndsAllAndIsToldAsWhatItIs() {
        TrackedIncident incident = scene.declare("outage");
        scene.hold("outage", SEV2);

        scene.person(incident).dismiss("a test account");

        assertThat(incident.snapshot().resolution()).isEqualTo(Resolution.DISMISSED);
        assertThat(scene.book.of(IncidentEvent.Resolved.class))
                .extracting(IncidentEvent.Resolved::resolution, IncidentEvent.Resolved::text)
                .containsExactly(tuple(Resolution.DISMISSED, "a test account"));
        scene.hold("outage", SEV2);
        assertThat(incident.isOpen()).isFalse();
    }

    @Test
    void duplicateEndsAllAndNamesTheOther() {
        TrackedIncident other = scene.declare("database-down");
        TrackedIncident incident = scene.hold("outage", SEV2);

        scene.person(incident).duplicateOf(other.key());

        assertThat(incident.snapshot().resolution()).isEqualTo(Resolution.DUPLICATE);
        assertThat(incident.snapshot().duplicateOf()).isEqualTo(other.key());
        assertThat(other.isOpen()).isTrue();
        scene.hold("outage", SEV2);
        assertThat(incident.isOpen()).isFalse();
    }

    @Test
    void aDeclarationByCodeHasTheDefaultSeverity() {
        scene.declare("outage");

        assertThat(scene.only().severity()).isEqualTo(SEV3);
        assertThat(scene.only().claimedSeverity()).isEqualTo(SEV3);
    }

    @Test
    void whatIsDetectedByIsSaidOrFollowsFromTheFirstReporter() {
        assertThat(scene.declare("a").snapshot().detectedBy()).isEqualTo(DetectedBy.CODE);
        assertThat(scene.hold("b", SEV3).snapshot().detectedBy()).isEqualTo(DetectedBy.RULE);
        assertThat(scene.declare("c", i -> i.detectedBy(DetectedBy.CUSTOMER))
                        .snapshot()
                        .detectedBy())
                .isEqualTo(DetectedBy.CUSTOMER);
    }

    @Test
    void aClaimKeepsWhatItsReporterMeasured() {
        scene.declare("outage", i -> i.metric("users", 3));
        scene.table.hold(RULE, "outage", SEV2, new IncidentDetails().metric("errors", 0.2), Scope.SERVICE);
        scene.table.hold(RULE, "outage", SEV1, new IncidentDetails().metric("errors", 0.4), Scope.SERVICE);

        assertThat(scene.only().claims())
                .extracting(claim -> claim.metrics().toString())
                .containsExactly("{users=3.0}", "{errors=0.4}");
        assertThat(scene.only().metrics()).containsEntry("users", 3.0).containsEntry("errors", 0.4);
    }

    @Test
    void laterReportersAddWhatTheyKnowAndTakeNothingAway() {
        scene.declare("outage", i -> i.component("database").startedAt(HandTime.START.minusSeconds(60)));

        scene.table.hold(
                RULE,
                "outage",
                SEV2,
                new IncidentDetails().cause(new IllegalStateException("pool is empty")),
                Scope.SERVICE);

        assertThat(scene.only().component()).isEqualTo("database");
        assertThat(scene.only().startedAt()).isEqualTo(HandTime.START.minusSeconds(60));
        assertThat(scene.only().cause().message()).isEqualTo("pool is empty");
    }
}
