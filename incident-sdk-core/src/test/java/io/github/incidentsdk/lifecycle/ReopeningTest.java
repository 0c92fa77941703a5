package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReopeningTest {

    private static final Duration WITHIN = Duration.ofMinutes(15);

    private final Scene scene = new Scene(Scene.type("outage"));
    private final TrackedIncident incident =
            scene.declare("outage", i -> i.severity(SEV1).metric("errors", 9).tag("region", "eu"));
    private final IncidentSnapshot before = incident.snapshot();

    private void resolveAndWait(Duration wait) {
        scene.person(incident).resolve("gone");
        scene.pass(wait);
    }

    @Test
    void withinReopenWithinTheSameIncidentComesBack() {
        resolveAndWait(WITHIN);

        TrackedIncident again = scene.declare("outage");

        assertThat(again).isSameAs(incident);
        assertThat(again.snapshot().id()).isEqualTo(before.id());
        assertThat(scene.book.kinds()).containsExactly("declared", "resolved", "reopened");
        assertThat(again.snapshot().reopened()).isEqualTo(1);
        assertThat(again.snapshot().status()).isEqualTo(Status.DECLARED);
        assertThat(again.snapshot().resolution()).isNull();
    }

    @Test
    void laterItIsANewOne() {
        resolveAndWait(WITHIN.plusMillis(1));

        IncidentSnapshot again = scene.declare("outage").snapshot();

        assertThat(again.key()).isEqualTo(before.key());
        assertThat(again.id()).isNotEqualTo(before.id());
        assertThat(again.seq()).isEqualTo(1);
        assertThat(again.reopened()).isZero();
        assertThat(again.count()).isEqualTo(1);
        assertThat(again.tags()).isEmpty();
        assertThat(again.metrics()).isEmpty();
        assertThat(scene.book.kinds()).containsExactly("declared", "resolved", "declared");
    }

    @Test
    void laterItIsANewOneAlsoWhereTheOldOneWasNotForgottenYet() {
        scene.person(incident).resolve("gone");
        scene.time.pass(WITHIN.plusMillis(1));

        IncidentSnapshot again = scene.declare("outage").snapshot();

        assertThat(again.id()).isNotEqualTo(before.id());
        assertThat(again.count()).isEqualTo(1);
        assertThat(again.lastSeenAt()).isEqualTo(scene.time.wall());
        assertThat(scene.book.last().after().count()).isEqualTo(1);
    }

    @Test
    void theAcknowledgementIsCleared() {
        scene.person(incident).acknowledge();
        scene.person(incident).mitigate("failed over");
        resolveAndWait(WITHIN);

        IncidentSnapshot again = scene.declare("outage").snapshot();

        assertThat(again.acknowledgedAt()).isNull();
        assertThat(again.acknowledgedBy()).isNull();
        assertThat(again.mitigatedAt()).isNull();
    }

    @Test
    void theCountGoesOn() {
        scene.declare("outage");
        resolveAndWait(WITHIN);

        assertThat(scene.declare("outage").snapshot().count()).isEqualTo(3);
    }

    @Test
    void theSequenceGoesOn() {
        resolveAndWait(WITHIN);

        assertThat(scene.declare("outage").snapshot().seq()).isEqualTo(3);
    }

    @Test
    void declaredAtStaysAndOpenedAtMoves() {
        resolveAndWait(WITHIN);

        IncidentSnapshot again = scene.declare("outage").snapshot();

        assertThat(again.declaredAt()).isEqualTo(HandTime.START);
        assertThat(again.openedAt()).isEqualTo(HandTime.START.plus(WITHIN));
    }

    @Test
    void itsSeverityIsThatOfTheNewClaim() {
        resolveAndWait(WITHIN);

        assertThat(scene.hold("outage", SEV2).snapshot().severity()).isEqualTo(SEV2);
    }

    @Test
    void tagsStayAndWhatWasMeasuredBeforeTheEndDoesNot() {
        resolveAndWait(WITHIN);

        IncidentSnapshot again =
                scene.declare("outage", i -> i.metric("users", 1)).snapshot();

        assertThat(again.tags()).containsExactly(entry("region", "eu"));
        assertThat(again.metrics()).containsExactly(entry("users", 1.0));
    }

    @Test
    void itReopensAfterADismissalAndAReviewAsWell() {
        scene.person(incident).dismiss("a test");
        scene.person(incident).review("nothing to learn");
        scene.person(incident).close(null);

        IncidentSnapshot again = scene.declare("outage").snapshot();

        assertThat(again.status()).isEqualTo(Status.DECLARED);
        assertThat(again.resolutionText()).isNull();
    }

    @Test
    void itCanReopenAgainAndAgain() {
        for (int i = 0; i < 3; i++) {
            resolveAndWait(Duration.ofMinutes(1));
            scene.declare("outage");
        }

        assertThat(incident.snapshot().reopened()).isEqualTo(3);
        assertThat(incident.snapshot().id()).isEqualTo(before.id());
    }

    @Test
    void anIncidentThatCannotComeBackIsForgotten() {
        resolveAndWait(WITHIN);
        assertThat(scene.table.find(incident.key())).isSameAs(incident);

        scene.pass(Duration.ofSeconds(1));

        assertThat(scene.table.find(incident.key())).isNull();
        assertThat(scene.table.all()).isEmpty();
    }

    @Test
    void whoStillHoldsAForgottenIncidentOpensANewOne() {
        resolveAndWait(Duration.ofHours(1));

        TrackedIncident again = scene.declare("outage");

        assertThat(incident.repeated()).isFalse();
        assertThat(again).isNotSameAs(incident);
        assertThat(again.isOpen()).isTrue();
    }
}
