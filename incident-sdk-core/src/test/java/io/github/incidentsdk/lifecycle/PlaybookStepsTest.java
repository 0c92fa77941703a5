package io.github.incidentsdk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.PlaybookStep;
import io.github.incidentsdk.model.Preparation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlaybookStepsTest {

    private final Scene scene = new Scene(IncidentType.named("outage")
            .prepared(Preparation.builder()
                    .playbook(PlaybookStep.of("Look at the dashboard"), PlaybookStep.of("Fail over"))
                    .build())
            .build());
    private final TrackedIncident incident = scene.declare("outage");
    private final Verbs verbs = scene.person(incident);

    private IncidentSnapshot now() {
        return incident.snapshot();
    }

    @Test
    void aStepThatWasDoneIsOnTheRecordWithItsNumberAndItsText() {
        verbs.step(2);

        assertThat(scene.book.of(IncidentEvent.StepDone.class)).singleElement().satisfies(done -> {
            assertThat(done.step()).isEqualTo(2);
            assertThat(done.text()).isEqualTo("Fail over");
        });
        assertThat(now().stepsDone()).containsExactly("Fail over");
    }

    @Test
    void doneTwiceIsDoneOnce() {
        verbs.step(1);
        verbs.step(1);

        assertThat(scene.book.kinds()).containsExactly("declared", "step-done");
        assertThat(scene.ignored(Ignored.NOTHING_NEW)).isEqualTo(1);
    }

    @Test
    void aStepThatThePlaybookDoesNotHaveIsIgnoredAndCounted() {
        verbs.step(0);
        verbs.step(3);
        scene.person(scene.declare("without-a-playbook")).step(1);

        assertThat(scene.book.kinds()).containsExactly("declared", "declared");
        assertThat(scene.ignored(Ignored.NO_SUCH_STEP)).isEqualTo(3);
    }

    @Test
    void whenItComesBackThePlaybookBeginsAnew() {
        verbs.step(1);
        verbs.resolve("fixed");
        scene.time.pass(Duration.ofMinutes(1));
        scene.declare("outage");

        assertThat(now().reopened()).isEqualTo(1);
        assertThat(now().stepsDone()).isEmpty();
    }

    @Test
    void whomTheRespondersWaitForIsKnownUntilTheyWaitForAnother() {
        verbs.waiting("fire marshal");
        scene.time.pass(Duration.ofMinutes(7));
        verbs.waiting("fire marshal");
        verbs.waiting("the landlord");

        assertThat(scene.book.of(IncidentEvent.Waiting.class))
                .extracting(IncidentEvent.Waiting::what)
                .containsExactly("fire marshal", "the landlord");
        assertThat(now().waitingFor()).isEqualTo("the landlord");
        assertThat(now().waitingSince()).isEqualTo(HandTime.START.plus(Duration.ofMinutes(7)));
        assertThat(scene.ignored(Ignored.NOTHING_NEW)).isEqualTo(1);
    }

    @Test
    void theyWaitNoMoreWhenSomebodySaysSoOrWhenItIsOver() {
        verbs.waiting("fire marshal");
        verbs.waiting(null);
        assertThat(now().waitingFor()).isNull();
        assertThat(now().waitingSince()).isNull();
        assertThat(scene.book.last().event())
                .isInstanceOfSatisfying(
                        IncidentEvent.Waiting.class,
                        waiting -> assertThat(waiting.what()).isNull());

        verbs.waiting("the landlord");
        verbs.resolve("the hall is dry");
        assertThat(now().waitingFor()).isNull();
        assertThat(now().waitingSince()).isNull();
    }

    @Test
    void waitingForABlankIsNoWaiting() {
        verbs.waiting(" ");

        assertThat(scene.book.kinds()).containsExactly("declared");
        assertThat(scene.ignored(Ignored.BLANK)).isEqualTo(1);
    }

    @Test
    void anIncidentOfARestrictedTypeIsRestricted() {
        Scene secret = new Scene(IncidentType.named("insider").restricted(true).build());

        assertThat(secret.declare("insider").snapshot().restricted()).isTrue();
        assertThat(now().restricted()).isFalse();
    }
}
