package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundsTest {

    private final Scene scene = new Scene(Scene.atMost(3));

    private void fill() {
        for (int i = 0; i < 3; i++) {
            int n = i;
            scene.declare("flood", d -> d.by("river", n));
        }
    }

    @Test
    void overTheCapNoneBeginsAndThatIsCountedAndWarnedOnce() {
        fill();
        try (LogLines log = new LogLines()) {
            assertThat(scene.declare("drought")).isNull();
            assertThat(scene.hold("fire", SEV2)).isNull();
            scene.fail("import");

            assertThat(scene.ignored(Ignored.OVER_CAP)).isEqualTo(3);
            assertThat(log.warnings())
                    .filteredOn(line -> !line.contains("is not defined"))
                    .containsExactly(
                            "3 incidents are open or just ended, the most that are kept: no new one begins until"
                                    + " some are over. Look for a `by` value that takes many values, or raise"
                                    + " limits.open-incidents.");
        }
    }

    @Test
    void overTheCapThoseThatAreOpenGoOn() {
        fill();

        TrackedIncident known = scene.declare("flood", d -> d.by("river", 1));
        scene.hold("flood", SEV2);
        scene.person(known).resolve("dry");

        assertThat(known.snapshot().count()).isEqualTo(2);
        assertThat(known.isOpen()).isFalse();
        assertThat(scene.declare("flood", d -> d.by("river", 1)).isOpen()).isTrue();
    }

    @Test
    void thereIsRoomAgainWhenSomeArePast() {
        fill();
        scene.table.open().forEach(incident -> scene.person(incident).resolve(null));
        assertThat(scene.declare("drought")).isNull();

        scene.pass(Duration.ofMinutes(16));

        assertThat(scene.declare("drought")).isNotNull();
    }

    @Test
    void ofTooManyClaimsOnOneIncidentThoseCountThatMakeItWorse() {
        for (int i = 0; i < 102; i++) {
            scene.hold(Actor.rule("rule-" + i), "outage", SEV3);
        }
        assertThat(scene.only().claims()).hasSize(100);
        assertThat(scene.only().count()).as("reports").isEqualTo(102);
        assertThat(scene.ignored(Ignored.CLAIMS_OVER_CAP)).isEqualTo(2);

        scene.hold(Actor.rule("rule-101"), "outage", SEV1);
        scene.hold(Actor.rule("rule-100"), "outage", SEV2);
        assertThat(scene.only().severity()).isEqualTo(SEV1);
        assertThat(scene.only().claims()).hasSize(101);

        scene.table.release(Actor.rule("rule-0"), scene.table.open().get(0), "over");
        scene.table.release(Actor.rule("rule-1"), scene.table.open().get(0), "over");
        scene.hold(Actor.rule("rule-100"), "outage", SEV2);
        assertThat(scene.only().claims()).extracting(Claim::reporter).contains(Actor.rule("rule-100"));
    }

    @Test
    void aGuardThatFoundNoRoomTriesAgainAtItsNextFailure() {
        fill();
        scene.fail("import");
        scene.table.open().forEach(incident -> scene.person(incident).resolve(null));
        scene.pass(Duration.ofMinutes(16));

        scene.fail("import");

        assertThat(scene.only().type()).isEqualTo("import");
    }

    @Test
    void openIncidentsAreListedMostSevereFirstThenOldestFirst() {
        Scene roomy = new Scene();
        roomy.declare("a", d -> d.severity(Severity.SEV4));
        roomy.time.pass(Duration.ofMinutes(1));
        roomy.declare("b", d -> d.severity(Severity.SEV1));
        roomy.time.pass(Duration.ofMinutes(1));
        roomy.declare("c", d -> d.severity(Severity.SEV1));
        roomy.person(roomy.declare("d")).resolve(null);

        assertThat(roomy.table.open()).extracting(i -> i.snapshot().type()).containsExactly("b", "c", "a");
        assertThat(roomy.table.all()).extracting(i -> i.snapshot().type()).containsExactly("b", "c", "d", "a");
    }

    @Test
    void everyReasonIsCounted() {
        Map<Ignored, Long> none = new Scene().table.counts().all();

        assertThat(none).containsOnlyKeys(Ignored.values());
        assertThat(none.values()).containsOnly(0L);
    }
}
