package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.lifecycle.Scene.PERSON;
import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.model.Severity.SEV4;
import static io.github.incidentsdk.model.Severity.SEV5;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent.SeverityChanged;
import io.github.incidentsdk.model.IncidentEvent.SeveritySet;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {

    private final Scene scene = new Scene(Scene.type("outage"));
    private final TrackedIncident incident = scene.hold("outage", SEV3);

    private void acknowledge() {
        scene.person(incident).acknowledge();
    }

    private void assertAcknowledged() {
        assertThat(scene.only().status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(scene.only().acknowledgedBy()).isEqualTo(PERSON);
    }

    private void assertNotAcknowledged() {
        IncidentSnapshot now = scene.only();
        assertThat(now.status()).isEqualTo(Status.DECLARED);
        assertThat(now.acknowledgedBy()).isNull();
        assertThat(now.acknowledgedAt()).isNull();
        assertThat(now.acknowledgedSeverity()).isNull();
    }

    @Test
    void keepsAtWhichSeverityItWasGiven() {
        acknowledge();

        assertThat(scene.only().acknowledgedSeverity()).isEqualTo(SEV3);
    }

    @Test
    void isClearedByARiseAboveIt() {
        acknowledge();

        scene.hold("outage", SEV2);

        assertNotAcknowledged();
    }

    @Test
    void theEventOfTheRiseSaysWhoseItWasAndTheRecordKeepsBoth() {
        acknowledge();

        scene.hold("outage", SEV2);

        SeverityChanged rise = (SeverityChanged) scene.book.last().event();
        assertThat(rise.unacknowledged()).isEqualTo(PERSON);
        assertThat(scene.book.last().after().acknowledgedAt()).isNull();
        assertThat(scene.book.kinds()).containsExactly("declared", "acknowledged", "severity-changed");
    }

    @Test
    void isNotClearedByAFall() {
        acknowledge();

        scene.hold("outage", SEV5);

        assertAcknowledged();
        assertThat(scene.book.of(SeverityChanged.class))
                .extracting(SeverityChanged::unacknowledged)
                .containsOnlyNulls();
    }

    @Test
    void isNotClearedByAFallAndARiseBackToIt() {
        acknowledge();

        List.of(SEV5, SEV4, SEV3).forEach(severity -> scene.hold("outage", severity));

        assertAcknowledged();
        assertThat(scene.only().acknowledgedSeverity()).isEqualTo(SEV3);
    }

    @Test
    void isClearedByAnotherReporterWhoSaysWorse() {
        acknowledge();

        scene.hold(Scene.OTHER_RULE, "outage", SEV1);

        assertNotAcknowledged();
    }

    @Test
    void isNotClearedByAnotherReporterWhoSaysTheSame() {
        acknowledge();

        scene.hold(Scene.OTHER_RULE, "outage", SEV3);

        assertAcknowledged();
    }

    @Test
    void isClearedByARepeatThatIsWorse() {
        Scene code = new Scene(Scene.type("outage"));
        TrackedIncident declared = code.declare("outage", details -> details.severity(SEV3));
        code.person(declared).acknowledge();

        code.declare("outage", details -> details.severity(SEV1));

        assertThat(code.only().status()).isEqualTo(Status.DECLARED);
    }

    @Test
    void isClearedByAPersonsSeverityAboveItSinceWhoTookItTookLess() {
        acknowledge();

        scene.table.verbs(incident, Actor.person("lead")).severity(SEV1, "customers call");

        assertNotAcknowledged();
        assertThat(scene.book.of(SeveritySet.class))
                .extracting(SeveritySet::unacknowledged)
                .containsExactly(PERSON);
    }

    @Test
    void isClearedWhenALowerSeverityThatAPersonSetIsTakenBack() {
        scene.person(incident).severity(SEV5, "it can wait");
        acknowledge();

        scene.person(incident).severity(null, "it cannot");

        assertThat(scene.only().severity()).isEqualTo(SEV3);
        assertNotAcknowledged();
    }

    @Test
    void isNotClearedByAPersonsSeverityBelowIt() {
        acknowledge();

        scene.person(incident).severity(SEV4, "it can wait");

        assertAcknowledged();
    }

    @Test
    void isNotClearedByClaimsThatRiseBelowAPersonsSeverity() {
        scene.person(incident).severity(SEV1, "customers call");
        acknowledge();

        scene.hold("outage", SEV2);

        assertAcknowledged();
    }

    @Test
    void canBeGivenAgainAtTheNewSeverity() {
        acknowledge();
        scene.hold("outage", SEV2);

        acknowledge();
        scene.hold("outage", SEV2);

        assertAcknowledged();
        assertThat(scene.only().acknowledgedSeverity()).isEqualTo(SEV2);
    }

    @Test
    void aRiseClearsItAlsoOfWhatIsMitigatedAndStaysSo() {
        acknowledge();
        scene.person(incident).mitigate("crawlers paused");

        scene.hold("outage", SEV1);

        assertThat(scene.only().acknowledgedBy()).isNull();
        assertThat(scene.only().status()).isEqualTo(Status.MITIGATED);
    }

    @Test
    void aRestartKeepsItAndWhatClearsIt() {
        acknowledge();
        for (Severity severity : List.of(SEV5, SEV3, SEV2)) {
            Scene after = new Scene(Scene.type("outage"));
            after.table.restore(incident.snapshot());

            after.hold("outage", severity);

            assertThat(after.only().acknowledgedBy() == null).isEqualTo(severity.moreSevereThan(SEV3));
            assertThat(after.table.open()).hasSize(1);
        }
    }
}
