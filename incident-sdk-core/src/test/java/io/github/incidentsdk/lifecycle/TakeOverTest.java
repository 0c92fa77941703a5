package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Resolution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Incidents that were declared before a manager was installed. */
@Timeout(240)
class TakeOverTest {

    private final Scene early = new Scene(LifecycleSettings.of("unnamed", "pod-1"));
    private final Scene installed =
            new Scene(IncidentType.named("outage").title("Orders fail").build());

    @Test
    void whatIsOpenGoesOnUnderTheServicesOwnKey() {
        TrackedIncident before = early.declare(
                "outage",
                i -> i.severity(SEV2).metric("errors", 3).tag("region", "eu").component("database"));

        installed.table.takeOver(early.table);

        assertThat(installed.only().service()).isEqualTo("checkout");
        assertThat(installed.only().key()).isNotEqualTo(before.key());
        assertThat(installed.only().severity()).isEqualTo(SEV2);
        assertThat(installed.only().metrics()).containsExactly(entry("errors", 3.0));
        assertThat(installed.only().tags()).containsExactly(entry("region", "eu"));
        assertThat(installed.only().component()).isEqualTo("database");
        assertThat(installed.only().startedAt()).isEqualTo(HandTime.START);
        assertThat(installed.book.kinds()).containsExactly("declared");
    }

    @Test
    void whoeverHoldsTheOldIncidentSpeaksToTheNewOne() {
        TrackedIncident before = early.declare("outage");
        Verbs handed = early.person(before);
        installed.table.takeOver(early.table);

        handed.acknowledge();
        early.person(before).note("looking");
        assertThat(before.current()).isSameAs(installed.table.open().get(0));
        handed.resolve("done");

        assertThat(installed.book.kinds()).containsExactly("declared", "acknowledged", "noted", "resolved");
        assertThat(early.book.kinds()).containsExactly("declared");
        assertThat(before.repeated()).isFalse();
    }

    @Test
    void whoStillReportsToTheOldTableReachesTheNewOne() {
        early.declare("outage");
        installed.table.takeOver(early.table);

        early.declare("outage");
        early.declare("flood");
        early.hold("fire", SEV1);

        assertThat(installed.table.open())
                .extracting(incident -> incident.snapshot().type())
                .containsExactlyInAnyOrder("fire", "outage", "flood");
        assertThat(early.book.kinds()).containsExactly("declared");
    }

    @Test
    void theCountGoesOn() {
        for (int i = 0; i < 5; i++) {
            early.declare("outage");
        }
        installed.table.takeOver(early.table);
        early.declare("outage");

        assertThat(installed.only().count()).isEqualTo(6);
    }

    @Test
    void everyClaimThatHoldsGoesOn() {
        early.declare("import-failed");
        early.fail("import-failed");
        installed.table.takeOver(early.table);

        assertThat(installed.only().claims())
                .extracting(Claim::reporter)
                .containsExactly(Actor.CODE, Actor.guard("import-failed"));
        installed.guards.restore(installed.table.open().get(0));
        installed.guards.succeeded("import-failed");
        installed.pass(Duration.ofSeconds(5));
        assertThat(installed.only().claims()).extracting(Claim::reporter).containsExactly(Actor.CODE);
    }

    @Test
    void whatIsOverStaysWhereItWas() {
        TrackedIncident before = early.declare("outage");
        early.person(before).resolve("done");

        installed.table.takeOver(early.table);
        early.person(before).review("learned");

        assertThat(installed.table.all()).isEmpty();
        assertThat(before.snapshot().resolution()).isEqualTo(Resolution.RESOLVED);
        assertThat(early.book.kinds()).containsExactly("declared", "resolved", "reviewed");
    }

    @Test
    void whatOpensWhileTheOthersAreTakenOverIsTakenOverByWhoeverOpensIt() {
        IncidentTable[] earlier = new IncidentTable[1];
        earlier[0] = new IncidentTable(
                early.settings,
                List.of(),
                early.time,
                (event, after) -> installed.table.takeOver(earlier[0])); // looks before the incident is open

        TrackedIncident incident = earlier[0].declare("outage", new IncidentDetails());

        assertThat(installed.table.open()).containsExactly(incident);
    }

    @Test
    void whatIsDeclaredAndResolvedDuringTheTakeOverIsNotLost() throws Exception {
        int threads = 4;
        int each = 500;
        CountDownLatch go = new CountDownLatch(1);
        List<FutureTask<Void>> reporters = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int reporter = t;
            FutureTask<Void> task = new FutureTask<>(() -> {
                go.await();
                for (int i = 0; i < each; i++) {
                    String name = reporter + "-" + i;
                    TrackedIncident incident = early.declare("outage", d -> d.by("order", name));
                    if (i % 2 == 0) {
                        early.code(incident).resolve("done");
                    }
                }
                return null;
            });
            reporters.add(task);
            new Thread(task).start();
        }

        go.countDown();
        installed.table.takeOver(early.table);
        for (FutureTask<Void> reporter : reporters) {
            reporter.get();
        }

        long openInOld = early.table.open().stream()
                .filter(incident -> incident.current() == incident)
                .count();
        assertThat(openInOld).isZero();
        assertThat(installed.table.open()).hasSize(threads * each / 2);
        early.book.entries();
        installed.book.entries();
    }
}
