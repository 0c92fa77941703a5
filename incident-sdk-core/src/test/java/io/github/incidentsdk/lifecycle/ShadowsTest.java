package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What rules in shadow mode would open. */
class ShadowsTest {

    private final Scene scene = new Scene(Scene.atMost(2), Scene.type("outage", "zone"));

    private TrackedIncident would(Object zone) {
        return scene.table
                .shadows()
                .hold(Scene.RULE, "outage", SEV1, new IncidentDetails().by("zone", zone), Scope.SERVICE);
    }

    @Test
    void itHasAKeyAndAMarkOfItsOwn() {
        TrackedIncident real = scene.declare("outage", i -> i.by("zone", "a"));
        TrackedIncident shadow = would("a");

        assertThat(shadow.key()).isNotEqualTo(real.key());
        assertThat(shadow.snapshot().shadow()).isTrue();
        assertThat(shadow.snapshot().drill()).isFalse();
        assertThat(real.snapshot().shadow()).isFalse();
    }

    @Test
    void itIsNoneOfTheOpenIncidentsAndCannotBeFoundAmongThem() {
        TrackedIncident shadow = would("a");

        assertThat(scene.table.open()).isEmpty();
        assertThat(scene.table.all()).isEmpty();
        assertThat(scene.table.find(shadow.key())).isNull();
        assertThat(scene.table.shadows().open()).containsExactly(shadow);
    }

    @Test
    void itChangesNothingAboutTheRealOne() {
        TrackedIncident real = scene.declare("outage", i -> i.by("zone", "a").severity(SEV3));
        IncidentSnapshot before = real.snapshot();

        scene.table.release(Scene.RULE, would("a"), "recovered");

        assertThat(real.snapshot()).isSameAs(before);
    }

    @Test
    void whatHappensToItIsWrittenDown() {
        scene.table.release(Scene.RULE, would("a"), "recovered");

        assertThat(scene.book.kinds()).containsExactly("declared", "reporter-left", "resolved");
        assertThat(scene.book.entries()).allMatch(entry -> entry.after().shadow());
    }

    @Test
    void itCountsInTheCapOfShadowsAndInNoOther() {
        for (int i = 0; i < 1_100; i++) {
            would(i);
        }

        assertThat(scene.table.shadows().open()).hasSize(1_000);
        assertThat(scene.ignored(Ignored.OVER_CAP)).isZero();
        assertThat(scene.declare("flood")).isNotNull();
        assertThat(scene.declare("storm")).isNotNull();
        assertThat(scene.declare("drought")).isNull();
    }

    @Test
    void itIsForgottenWhenItIsOverAndPastReopening() {
        scene.table.release(Scene.RULE, would("a"), "recovered");

        scene.pass(Duration.ofMinutes(16));

        assertThat(scene.table.shadows().all()).isEmpty();
    }

    @Test
    void aRestartTakesItUpAmongTheShadows() {
        IncidentSnapshot kept = would("a").snapshot();
        Scene after = new Scene(Scene.type("outage", "zone"));

        TrackedIncident restored = after.table.restore(kept);

        assertThat(after.table.open()).isEmpty();
        assertThat(after.table.shadows().open()).containsExactly(restored);
        after.table.shadows().hold(Scene.RULE, "outage", SEV1, new IncidentDetails().by("zone", "a"), Scope.SERVICE);
        assertThat(after.book.events()).as("it is the same").isEmpty();
    }
}
