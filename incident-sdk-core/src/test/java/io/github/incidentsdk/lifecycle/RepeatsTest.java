package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    private final Scene scene = new Scene(Scene.type("outage"));

    @Test
    void aRepeatCountsAndIsNoEvent() {
        scene.declare("outage");
        scene.declare("outage");
        TrackedIncident incident = scene.declare("outage");

        assertThat(incident.snapshot().count()).isEqualTo(3);
        assertThat(scene.book.kinds()).containsExactly("declared");
    }

    @Test
    void aHeldHandleRepeatsWithoutLookUp() {
        TrackedIncident incident = scene.declare("outage");

        assertThat(incident.repeated()).isTrue();
        assertThat(incident.snapshot().count()).isEqualTo(2);
        scene.person(incident).resolve(null);
        assertThat(incident.repeated()).isFalse();
        assertThat(incident.snapshot().count()).isEqualTo(2);
    }

    @Test
    void aRepeatObservesItsMetricsAndTags() {
        scene.declare("outage", i -> i.metric("errors", 3).tag("region", "eu"));
        scene.declare("outage", i -> i.metric("errors", 5).metric("users", 7).tag("zone", "a"));

        assertThat(scene.only().metrics()).containsExactly(entry("errors", 5.0), entry("users", 7.0));
        assertThat(scene.only().tags()).containsExactly(entry("region", "eu"), entry("zone", "a"));
    }

    @Test
    void aRiseIsToldAtOnce() {
        scene.declare("outage", i -> i.severity(SEV4));
        scene.declare("outage", i -> i.severity(SEV1));

        assertThat(scene.book.kinds()).containsExactly("declared", "severity-changed");
        assertThat(scene.only().severity()).isEqualTo(SEV1);
    }

    @Test
    void theRiseIsToldWithWhatWasCountedAndObservedMeanwhile() {
        scene.declare("outage", i -> i.severity(SEV4));
        scene.declare("outage");
        scene.declare("outage", i -> i.severity(SEV1).metric("errors", 9));

        assertThat(scene.book.last().after().count()).isEqualTo(3);
        assertThat(scene.book.last().after().metrics()).containsExactly(entry("errors", 9.0));
    }

    @Test
    void observationAloneNeverLowers() {
        scene.declare("outage", i -> i.severity(SEV2));
        scene.declare("outage", i -> i.severity(SEV4).metric("errors", 0));

        assertThat(scene.only().severity()).isEqualTo(SEV2);
        assertThat(scene.book.kinds()).containsExactly("declared");
    }

    @Test
    void lastSeenMovesWithTheTickAndDeclaredAtStays() {
        scene.declare("outage");
        scene.pass(Duration.ofMinutes(7));
        scene.declare("outage");

        assertThat(scene.only().lastSeenAt()).isEqualTo(HandTime.START.plus(Duration.ofMinutes(7)));
        assertThat(scene.only().declaredAt()).isEqualTo(HandTime.START);
    }

    @Test
    void repeatsAreWrittenDownNowAndThen() {
        scene.declare("outage");
        scene.tick();
        scene.declare("outage", i -> i.metric("errors", 3));
        scene.declare("outage", i -> i.metric("errors", 4));

        scene.pass(Duration.ofSeconds(59));
        assertThat(scene.book.kinds()).containsExactly("declared");
        scene.pass(Duration.ofSeconds(1));

        assertThat(scene.book.kinds()).containsExactly("declared", "observed");
        IncidentEvent.Observed observed =
                scene.book.of(IncidentEvent.Observed.class).get(0);
        assertThat(observed.repeats()).isEqualTo(2);
        assertThat(observed.metrics()).containsExactly(entry("errors", 4.0));
        assertThat(scene.book.last().after().count()).isEqualTo(3);
    }

    @Test
    void withoutRepeatsNothingIsWrittenDown() {
        scene.declare("outage");
        for (int minute = 0; minute < 10; minute++) {
            scene.pass(Duration.ofMinutes(1));
        }

        assertThat(scene.book.kinds()).containsExactly("declared");
    }

    @Test
    void whatARuleMeasuresIsWrittenDownNowAndThenToo() {
        scene.hold("outage", SEV2);
        scene.tick();
        scene.table.hold(Scene.RULE, "outage", SEV2, new IncidentDetails().metric("errors", 8), Scope.SERVICE);

        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.book.kinds()).containsExactly("declared", "observed");
        assertThat(scene.book.last().after().metrics()).containsExactly(entry("errors", 8.0));
    }

    @Test
    void anEventTellsOfTheRepeatsBeforeItSoTheyAreNotWrittenTwice() {
        TrackedIncident incident = scene.declare("outage");
        scene.declare("outage");
        scene.person(incident).note("looking");

        scene.pass(Duration.ofMinutes(5));

        assertThat(scene.book.kinds()).containsExactly("declared", "noted");
        assertThat(scene.book.last().after().count()).isEqualTo(2);
    }

    @Test
    void aGuardsRepeatedFailureCounts() {
        scene.fail("import-failed");
        scene.fail("import-failed");

        assertThat(scene.only().count()).isEqualTo(2);
        assertThat(scene.book.kinds()).containsExactly("declared");
    }
}
