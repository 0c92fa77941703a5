package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.lifecycle.Scene.PERSON;
import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerbsTest {

    private final Scene scene = new Scene(Scene.type("outage"));
    private final TrackedIncident incident = scene.declare("outage");
    private final Verbs verbs = scene.person(incident);

    private IncidentSnapshot now() {
        return incident.snapshot();
    }

    private IncidentEvent said() {
        return scene.book.last().event();
    }

    @Test
    void theWholeLifeOfAnIncidentIsOnTheRecord() {
        verbs.acknowledge();
        verbs.mitigate("failed over");
        verbs.resolve("fixed");
        verbs.review("we learned");
        verbs.close("all done");

        assertThat(scene.book.kinds())
                .containsExactly("declared", "acknowledged", "mitigated", "resolved", "reviewed", "closed");
        assertThat(now().status()).isEqualTo(Status.CLOSED);
        assertThat(scene.book.events())
                .element(3)
                .isInstanceOfSatisfying(
                        IncidentEvent.Resolved.class,
                        resolved -> assertThat(resolved.text()).isEqualTo("fixed"));
    }

    @Test
    void everyEventNamesItsActorAndItsTime() {
        scene.time.pass(Duration.ofSeconds(90));
        verbs.acknowledge();

        assertThat(said().stamp().actor()).isEqualTo(PERSON);
        assertThat(said().stamp().at()).isEqualTo(HandTime.START.plusSeconds(90));
        assertThat(now().acknowledgedBy()).isEqualTo(PERSON);
        assertThat(now().acknowledgedAt()).isEqualTo(HandTime.START.plusSeconds(90));
    }

    @Test
    void acknowledgingTwiceIsOnce() {
        verbs.acknowledge();
        scene.code(incident).acknowledge();

        assertThat(scene.book.kinds()).containsExactly("declared", "acknowledged");
        assertThat(now().acknowledgedBy()).isEqualTo(PERSON);
        assertThat(scene.ignored(Ignored.NOTHING_NEW)).isEqualTo(1);
    }

    @Test
    void acknowledgingWhatIsMitigatedDoesNotTakeItBack() {
        verbs.mitigate("failed over");
        verbs.acknowledge();

        assertThat(now().status()).isEqualTo(Status.MITIGATED);
        assertThat(now().acknowledgedBy()).isEqualTo(PERSON);
    }

    @Test
    void resolvingTwiceIsOnce() {
        verbs.resolve("fixed");
        verbs.resolve("fixed again");
        verbs.dismiss("or not");

        assertThat(scene.book.kinds()).containsExactly("declared", "resolved");
        assertThat(now().resolutionText()).isEqualTo("fixed");
        assertThat(scene.ignored(Ignored.NOT_OPEN)).isEqualTo(2);
    }

    @Test
    void whatOnlyAnOpenIncidentKnowsIsIgnoredAndCountedAfterItsEnd() {
        verbs.resolve("fixed");

        verbs.acknowledge();
        verbs.mitigate("late");
        verbs.severity(SEV2, "late");
        verbs.duplicateOf("v1-other");

        assertThat(scene.book.kinds()).containsExactly("declared", "resolved");
        assertThat(scene.ignored(Ignored.NOT_OPEN)).isEqualTo(4);
    }

    @Test
    void whatIsLearnedAfterTheEndIsStillKept() {
        verbs.resolve("fixed");
        verbs.close(null);

        verbs.note("found the log");
        verbs.link("graph", "https://graphs.example/1");
        verbs.customerImpact(CustomerImpact.YES);

        assertThat(scene.book.kinds()).endsWith("closed", "noted", "linked", "fact-learned");
        assertThat(now().status()).isEqualTo(Status.CLOSED);
        assertThat(now().customerImpact()).isEqualTo(CustomerImpact.YES);
    }

    @Test
    void onlyWhatIsOverCanBeReviewedAndClosed() {
        verbs.review("too early");
        verbs.close("too early");

        assertThat(scene.book.kinds()).containsExactly("declared");
        assertThat(scene.ignored(Ignored.STILL_OPEN)).isEqualTo(2);
    }

    @Test
    void whatIsClosedIsNotReviewedAgain() {
        verbs.resolve(null);
        verbs.close(null);
        verbs.review("late");

        assertThat(scene.book.kinds()).containsExactly("declared", "resolved", "closed");
        assertThat(scene.ignored(Ignored.NOTHING_NEW)).isEqualTo(1);
    }

    @Test
    void aNoteKeepsItsLineBreaks() {
        verbs.note("first\n\tsecond\u0000");

        assertThat(said())
                .isInstanceOfSatisfying(
                        IncidentEvent.Noted.class,
                        noted -> assertThat(noted.text()).isEqualTo("first\n\tsecond\ufffd"));
    }

    @Test
    void anUpdateIsWrittenForAnAudience() {
        verbs.update(Audience.CUSTOMERS, "we are on it");

        assertThat(said()).isInstanceOfSatisfying(IncidentEvent.Updated.class, updated -> {
            assertThat(updated.audience()).isEqualTo(Audience.CUSTOMERS);
            assertThat(updated.text()).isEqualTo("we are on it");
        });
    }

    @Test
    void aLinkWithoutATextShowsItsAddress() {
        verbs.link(null, "https://graphs.example/1");

        assertThat(now().links()).containsExactly(new Link("https://graphs.example/1", "https://graphs.example/1"));
    }

    @Test
    void aRolePassesFromOneToAnother() {
        verbs.role("commander", "ada");
        verbs.role("commander", "bob");

        assertThat(now().roles()).containsExactly(entry("commander", "bob"));
        assertThat(scene.book.of(IncidentEvent.RoleTaken.class)).hasSize(2);
    }

    @Test
    void moreLinksAndRolesThanFitAreOnTheRecordAndTheSnapshotSaysItWasCut() {
        for (int i = 0; i < 20; i++) {
            verbs.link("link", "https://example/" + i);
            verbs.role("role-" + i, "ada");
        }

        assertThat(now().links()).hasSize(16);
        assertThat(now().roles()).hasSize(16);
        assertThat(now().cut()).isTrue();
        assertThat(scene.book.of(IncidentEvent.Linked.class)).hasSize(20);
        assertThat(scene.book.of(IncidentEvent.RoleTaken.class)).hasSize(20);
    }

    @Test
    void aChangeNearbyIsKept() {
        verbs.changeNearby("deploy", "checkout 1.2.3");

        assertThat(said()).isInstanceOfSatisfying(IncidentEvent.ChangeNearby.class, change -> {
            assertThat(change.kindOfChange()).isEqualTo("deploy");
            assertThat(change.text()).isEqualTo("checkout 1.2.3");
        });
    }

    @Test
    void factsCanBeLearnedLater() {
        Instant began = HandTime.START.minusSeconds(600);
        verbs.startedAt(began);
        verbs.detectedBy(DetectedBy.VENDOR);
        verbs.component("database");
        verbs.cause(new IllegalStateException("pool is empty"));

        assertThat(now().startedAt()).isEqualTo(began);
        assertThat(now().detectedBy()).isEqualTo(DetectedBy.VENDOR);
        assertThat(now().component()).isEqualTo("database");
        assertThat(now().cause()).isEqualTo(new Cause("java.lang.IllegalStateException", "pool is empty", null));
        assertThat(scene.book.of(IncidentEvent.FactLearned.class))
                .extracting(fact -> fact.fact() + "=" + fact.value())
                .containsExactly("STARTED_AT=" + began, "DETECTED_BY=VENDOR", "COMPONENT=database");
    }

    @Test
    void nullAndBlankSayNothingAndAreCountedWhereATextIsNeeded() {
        verbs.note(null);
        verbs.note(" ");
        verbs.update(Audience.RESPONDERS, "");
        verbs.update(null, "to nobody");
        verbs.link("text", null);
        verbs.link("text", " ");
        verbs.role(null, "ada");
        verbs.role("commander", "");
        verbs.changeNearby(null, "x");
        verbs.duplicateOf(null);
        verbs.startedAt(null);
        verbs.detectedBy(null);
        verbs.customerImpact(null);
        verbs.component(null);
        verbs.cause(null);

        assertThat(scene.book.kinds()).containsExactly("declared");
        assertThat(scene.ignored(Ignored.BLANK)).isEqualTo(15);
        assertThat(incident.isOpen()).isTrue();
    }

    @Test
    void endingsNeedNoText() {
        verbs.mitigate(null);
        verbs.resolve(null);
        verbs.review(null);

        assertThat(scene.book.kinds()).containsExactly("declared", "mitigated", "resolved", "reviewed");
        assertThat(now().resolutionText()).isEmpty();
    }

    @Test
    void whoHoldsTheIncidentCountsAndObservesAndARiseIsToldAtOnce() {
        verbs.observe(new IncidentDetails().metric("errors", 4));
        verbs.observe(new IncidentDetails().severity(SEV2));

        assertThat(now().count()).isEqualTo(3);
        assertThat(now().metrics()).containsExactly(entry("errors", 4.0));
        assertThat(scene.book.kinds()).containsExactly("declared", "severity-changed");
    }

    @Test
    void whoHoldsTheIncidentNeitherReopensItNorJoinsIt() {
        TrackedIncident byRule = scene.hold("flood", SEV2);
        scene.code(byRule).observe(new IncidentDetails().metric("level", 3));
        assertThat(byRule.snapshot().claims()).hasSize(1);
        assertThat(byRule.snapshot().metrics()).containsExactly(entry("level", 3.0));

        verbs.resolve("fixed");
        verbs.observe(new IncidentDetails());

        assertThat(incident.isOpen()).isFalse();
        assertThat(now().count()).isEqualTo(1);
        assertThat(scene.ignored(Ignored.NOT_OPEN)).isEqualTo(1);
    }
}
