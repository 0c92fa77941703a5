package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private static final String JOB = "nightly-import-failed";

    private final Scene scene = new Scene(Scene.type(JOB), Scene.type("outage"));

    @Test
    void aFailureOpensAnIncidentWithItsCause() {
        scene.fail(JOB);

        assertThat(scene.only().type()).isEqualTo(JOB);
        assertThat(scene.only().claims()).extracting(Claim::reporter).containsExactly(Actor.guard(JOB));
        assertThat(scene.only().severity()).isEqualTo(SEV3);
        assertThat(scene.only().cause().exception()).isEqualTo("java.io.IOException");
        assertThat(scene.only().cause().message()).isEqualTo("no such file");
        assertThat(scene.only().cause().stack()).isNull();
    }

    @Test
    void aSuccessThatNoFailureFollowsForFiveSecondsEndsIt() {
        scene.fail(JOB);
        scene.guards.succeeded(JOB);

        scene.pass(Duration.ofMillis(4_999));
        assertThat(scene.table.open()).hasSize(1);
        scene.pass(Duration.ofMillis(1));

        assertThat(scene.table.open()).isEmpty();
        assertThat(scene.book.kinds()).containsExactly("declared", "reporter-left", "resolved");
    }

    @Test
    void aFailureWithinFiveSecondsOfTheSuccessKeepsItOpen() {
        scene.fail(JOB);
        scene.guards.succeeded(JOB);
        scene.pass(Duration.ofSeconds(4));
        scene.fail(JOB);

        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.only().count()).isEqualTo(2);
    }

    @Test
    void furtherSuccessesDoNotPutTheEndOff() {
        scene.fail(JOB);
        scene.guards.succeeded(JOB);
        scene.pass(Duration.ofSeconds(3));
        scene.guards.succeeded(JOB);

        scene.pass(Duration.ofSeconds(2));

        assertThat(scene.table.open()).isEmpty();
    }

    @Test
    void withoutASuccessItStaysOpen() {
        scene.fail(JOB);

        scene.pass(Duration.ofDays(3));

        assertThat(scene.table.open()).hasSize(1);
    }

    @Test
    void aSuccessWithoutAFailureSaysNothing() {
        scene.guards.succeeded(JOB);
        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.table.all()).isEmpty();
        assertThat(scene.book.kinds()).isEmpty();
    }

    @Test
    void aGuardEndsOnlyItsOwnClaim() {
        scene.fail(JOB);
        scene.declare(JOB);
        scene.guards.succeeded(JOB);

        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.only().claims()).extracting(Claim::reporter).containsExactly(Actor.CODE);
    }

    @Test
    void aResolveBetweenSuccessAndItsKeepIsTheEnd() {
        scene.fail(JOB);
        TrackedIncident incident = scene.table.open().get(0);
        scene.guards.succeeded(JOB);
        scene.person(incident).resolve("by hand");

        scene.pass(Duration.ofSeconds(5));
        scene.fail(JOB);

        assertThat(incident.isOpen()).isTrue();
        assertThat(scene.book.kinds()).containsExactly("declared", "resolved", "reporter-left", "reopened");
    }

    @Test
    void anIncidentThatWasRestoredEndsAtTheGuardsNextSuccess() {
        scene.fail(JOB);
        Scene restarted = new Scene(Scene.type(JOB));
        restarted.guards.restore(restarted.table.restore(scene.only()));

        restarted.guards.succeeded(JOB);
        restarted.pass(Duration.ofSeconds(5));

        assertThat(restarted.table.open()).isEmpty();
        assertThat(restarted.table.all().get(0).snapshot().seq()).isEqualTo(3);
    }

    @Test
    void aGuardOverruledBeforeTheRestartStaysSoAfterIt() {
        scene.fail(JOB);
        TrackedIncident incident = scene.table.open().get(0);
        scene.person(incident).resolve("known");
        Scene restarted = new Scene(Scene.type(JOB));
        restarted.guards.restore(restarted.table.restore(incident.snapshot()));

        restarted.fail(JOB);
        assertThat(restarted.table.open()).isEmpty();
        restarted.guards.succeeded(JOB);
        restarted.fail(JOB);

        assertThat(restarted.table.open()).hasSize(1);
    }

    @Test
    void aNullOrBlankNameIsCountedAndNothingElse() {
        scene.fail(null);
        scene.fail(" ");
        scene.guards.succeeded(null);
        scene.guards.succeeded("");

        assertThat(scene.ignored(Ignored.NO_TYPE)).isEqualTo(2);
        assertThat(scene.table.all()).isEmpty();
    }

    @Test
    void aNameOfTenMegabytesIsCutAndWorksLikeAnyOther() {
        String name = "x".repeat(10_000_000);
        scene.fail(name);
        scene.fail(name);
        assertThat(scene.only().count()).isEqualTo(2);
        assertThat(scene.only().claims().get(0).reporter().name()).hasSize(128);

        scene.guards.succeeded(name);
        scene.pass(Duration.ofSeconds(5));

        assertThat(scene.table.open()).isEmpty();
    }
}
