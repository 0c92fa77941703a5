package io.github.incidentsdk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.Resolution;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrillsTest {

    private final Scene scene = new Scene(Scene.atMost(2), Scene.type("outage", "region", "zone"));

    private TrackedIncident drill() {
        return scene.table.drill("outage", new IncidentDetails().by("zone", "a"));
    }

    @Test
    void aDrillHasAKeyAndAMarkOfItsOwn() {
        TrackedIncident real =
                scene.declare("outage", i -> i.by("region", "drill").by("zone", "a"));
        TrackedIncident drill = drill();

        assertThat(drill.key()).isNotEqualTo(real.key());
        assertThat(drill.snapshot().drill()).isTrue();
        assertThat(real.snapshot().drill()).isFalse();
    }

    @Test
    void itsMissingByValuesAreDrillWithoutAWarningAndThoseGivenStay() {
        try (LogLines log = new LogLines()) {
            assertThat(drill().snapshot().by()).containsExactly(entry("region", "drill"), entry("zone", "a"));
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void itEndsByItselfAfterFiveMinutes() {
        TrackedIncident drill = drill();

        scene.pass(Duration.ofMinutes(5));
        assertThat(drill.isOpen()).isTrue();
        scene.pass(Duration.ofSeconds(1));

        assertThat(drill.isOpen()).isFalse();
        assertThat(drill.snapshot().resolution()).isEqualTo(Resolution.DRILL_ENDED);
        assertThat(scene.book.of(IncidentEvent.Resolved.class).get(0).stamp().actor())
                .isEqualTo(Actor.SDK);
    }

    @Test
    void itCanBeResolvedBefore() {
        TrackedIncident drill = drill();

        scene.person(drill).resolve("seen by everyone");
        scene.pass(Duration.ofMinutes(6));

        assertThat(scene.book.of(IncidentEvent.Resolved.class))
                .extracting(IncidentEvent.Resolved::resolution)
                .containsExactly(Resolution.RESOLVED);
    }

    @Test
    void theNextDrillIsANewOneAtOnce() {
        TrackedIncident drill = drill();
        String first = drill.snapshot().id();
        scene.person(drill).resolve(null);

        assertThat(drill().snapshot().id()).isNotEqualTo(first);
        assertThat(scene.book.kinds()).containsExactly("declared", "resolved", "declared");
    }

    @Test
    void itCountsInNoCap() {
        for (int i = 0; i < 5; i++) {
            int zone = i;
            assertThat(scene.table.drill("outage", new IncidentDetails().by("zone", zone)))
                    .isNotNull();
        }

        assertThat(scene.declare("flood")).isNotNull();
        assertThat(scene.declare("storm")).isNotNull();
        assertThat(scene.declare("drought")).isNull();
        assertThat(drill()).isNotNull();
    }

    @Test
    void evenDrillsHaveABound() {
        for (int i = 0; i < 200; i++) {
            scene.table.drill("outage", new IncidentDetails().by("zone", i));
        }

        assertThat(scene.table.open()).hasSize(100);
        assertThat(scene.ignored(Ignored.OVER_CAP)).isEqualTo(100);
    }

    @Test
    void drillsThatEndedMakeRoom() {
        for (int i = 0; i < 100; i++) {
            scene.table.drill("outage", new IncidentDetails().by("zone", i));
        }
        scene.pass(Duration.ofMinutes(6));

        assertThat(scene.table.all()).isEmpty();
        assertThat(drill()).isNotNull();
    }
}
