package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.lifecycle.Scene.OTHER_RULE;
import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.model.Severity.SEV4;
import static io.github.incidentsdk.model.Severity.SEV5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.incidentsdk.model.IncidentEvent;
import org.junit.jupiter.api.Test;

class PersonsSeverityTest {

    private final Scene scene = new Scene(Scene.type("outage"));
    private final TrackedIncident incident = scene.hold("outage", SEV3);

    @Test
    void winsOverTheClaims() {
        scene.person(incident).severity(SEV1, "customers call");

        assertThat(scene.only().severity()).isEqualTo(SEV1);
    }

    @Test
    void isKeptBesideWhatTheClaimsSay() {
        scene.person(incident).severity(SEV1, "customers call");

        assertThat(scene.only().setSeverity()).isEqualTo(SEV1);
        assertThat(scene.only().claimedSeverity()).isEqualTo(SEV3);
    }

    @Test
    void isOnTheRecordWithWhoAndWhyAlsoWhenItLowers() {
        scene.person(incident).severity(SEV5, "nobody is awake");

        IncidentEvent.SeveritySet set =
                scene.book.of(IncidentEvent.SeveritySet.class).get(0);
        assertThat(set.severity()).isEqualTo(SEV5);
        assertThat(set.reason()).isEqualTo("nobody is awake");
        assertThat(set.stamp().actor()).isEqualTo(Scene.PERSON);
        assertThat(scene.only().severity()).isEqualTo(SEV5);
    }

    @Test
    void winsUntilItIsCleared() {
        scene.person(incident).severity(SEV5, "it can wait");

        scene.person(incident).severity(null, "it cannot");

        assertThat(scene.only().severity()).isEqualTo(SEV3);
        assertThat(scene.only().setSeverity()).isNull();
    }

    @Test
    void winsUntilTheClaimsRiseAboveWhatTheyWereThen() {
        scene.person(incident).severity(SEV5, "it can wait");

        scene.hold("outage", SEV2);

        assertThat(scene.only().severity()).isEqualTo(SEV2);
        assertThat(scene.only().setSeverity()).isNull();
        assertThat(scene.book.of(IncidentEvent.SeverityChanged.class))
                .extracting(IncidentEvent.SeverityChanged::from, IncidentEvent.SeverityChanged::to)
                .containsExactly(tuple(SEV5, SEV2));
    }

    @Test
    void endsAsWellWhenAnotherReporterMakesTheClaimsRise() {
        scene.person(incident).severity(SEV4, "it can wait");

        scene.hold(OTHER_RULE, "outage", SEV1);

        assertThat(scene.only().severity()).isEqualTo(SEV1);
    }

    @Test
    void staysWhenTheClaimsFallUnderIt() {
        scene.person(incident).severity(SEV2, "customers call");

        scene.hold("outage", SEV4);

        assertThat(scene.only().severity()).isEqualTo(SEV2);
        assertThat(scene.only().claimedSeverity()).isEqualTo(SEV4);
        assertThat(scene.book.of(IncidentEvent.SeverityChanged.class)).isEmpty();
    }

    @Test
    void staysWhenTheClaimsRiseOnlyBackToWhatTheyWereThen() {
        scene.person(incident).severity(SEV5, "it can wait");

        scene.hold("outage", SEV4);
        scene.hold("outage", SEV3);

        assertThat(scene.only().severity()).isEqualTo(SEV5);
    }

    @Test
    void aRiseThatStaysBelowItDoesNotMakeTheIncidentLookBetter() {
        scene.person(incident).severity(SEV1, "customers call");

        scene.hold("outage", SEV2);

        assertThat(scene.only().severity()).isEqualTo(SEV1);
        assertThat(scene.only().setSeverity()).isEqualTo(SEV1);
        scene.person(incident).severity(null, "calm again");
        assertThat(scene.only().severity()).isEqualTo(SEV2);
    }

    @Test
    void afterARiseEndedItTheClaimsDecideAgain() {
        scene.person(incident).severity(SEV5, "it can wait");
        scene.hold("outage", SEV1);

        scene.hold("outage", SEV4);

        assertThat(scene.only().severity()).isEqualTo(SEV4);
    }

    @Test
    void settingWhatIsSetAlreadyIsNoEvent() {
        scene.person(incident).severity(SEV1, "once");
        scene.person(incident).severity(SEV1, "twice");
        scene.person(incident).severity(null, "clear");
        scene.person(incident).severity(null, "clear again");

        assertThat(scene.book.of(IncidentEvent.SeveritySet.class)).hasSize(2);
        assertThat(scene.ignored(Ignored.NOTHING_NEW)).isEqualTo(2);
    }

    @Test
    void isGoneWhenTheIncidentReopens() {
        scene.person(incident).severity(SEV5, "it can wait");
        scene.clear(incident);

        scene.hold("outage", SEV3);

        assertThat(scene.only().severity()).isEqualTo(SEV3);
        assertThat(scene.only().setSeverity()).isNull();
    }
}
