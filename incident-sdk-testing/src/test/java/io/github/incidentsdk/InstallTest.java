package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Who speaks for the facade, before, while and after managers are installed. */
@Timeout(300)
class InstallTest {

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeEach
    void nobodyIsInstalled() {
        Desk.forgetFacade();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        Desk.forgetFacade();
    }

    private IncidentManager manager(String name) {
        IncidentManager manager = Desk.manager(time, sink).name(name).build();
        opened.add(manager);
        return manager;
    }

    private Incidents.Installation install(IncidentManager manager) {
        Incidents.Installation installation = Incidents.install(manager);
        opened.add(installation);
        return installation;
    }

    private static void failing() {
        assertThatThrownBy(() -> Incidents.guard("import-failed", () -> {
                    throw new IllegalStateException("no file");
                }))
                .hasMessage("no file");
    }

    private static IncidentSnapshot only(String type) {
        return Incidents.open().stream()
                .map(Incident::snapshot)
                .filter(incident -> incident.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** Holds up the early manager's sink in the middle of what it tells, whatever interrupts it, and nobody else who logs. */
    private static final class HoldsUp extends UnsynchronizedAppenderBase<ILoggingEvent> {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThreadName().equals("incident-sdk-sink-log")) {
                reached.countDown();
                boolean waiting = true;
                while (waiting) {
                    try {
                        release.await();
                        waiting = false;
                    } catch (InterruptedException closing) {
                        waiting = true;
                    }
                }
            }
        }
    }

    /** Three tries, since the early manager is given up after some seconds, in which a busy machine may do nothing else. */
    @Test
    @Tag("F21")
    void whoInstallsMeanwhileDoesNotWaitForTheEarlyOneToClose() throws Exception {
        boolean meanwhile = false;
        for (int tries = 0; tries < 3 && !meanwhile; tries++) {
            meanwhile = installsWhileTheEarlyOneIsBeingClosed();
            closeAll();
            opened.clear();
        }
        assertThat(meanwhile).as("the early one was still being closed").isTrue();
    }

    private boolean installsWhileTheEarlyOneIsBeingClosed() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.incidentsdk");
        HoldsUp appender = new HoldsUp();
        appender.setContext(logger.getLoggerContext());
        appender.start();
        IncidentManager first = manager("first");
        IncidentManager second = manager("second");
        logger.addAppender(appender);
        try {
            Incidents.declare("outage");
            assertThat(appender.reached.await(60, TimeUnit.SECONDS)).isTrue();
            FutureTask<Incidents.Installation> taking = new FutureTask<>(() -> Incidents.install(first));
            Thread thread = new Thread(taking, "takes-over");
            thread.start();
            while (thread.isAlive() && (first.open().isEmpty() || thread.getState() != Thread.State.TIMED_WAITING)) {
                Thread.onSpinWait();
            }

            install(second);

            boolean meanwhile = !taking.isDone();
            appender.release.countDown();
            opened.add(taking.get(60, TimeUnit.SECONDS));
            return meanwhile;
        } finally {
            appender.release.countDown();
            logger.detachAppender(appender);
        }
    }

    @Test
    void beforeAnyManagerIncidentsAreLoggedAndKept() {
        try (LogLines log = new LogLines()) {
            Incident incident = Incidents.declare("outage", i -> i.tag("region", "eu"));

            assertThat(Incidents.flush(Duration.ofSeconds(30))).isTrue();
            assertThat(Incidents.open()).hasSize(1);
            assertThat(Incidents.find(incident.key())).isPresent();
            assertThat(log.messages(Level.INFO)).anyMatch(line -> line.contains("outage") && line.contains("SEV3"));
        }
    }

    @Test
    void theFirstManagerGoesOnWithWhatWasDeclaredBefore() {
        Incidents.declare("outage", i -> i.severity(SEV4).tag("region", "eu").metric("errors", 7));
        Incidents.declare("outage");
        failing();

        install(manager("first"));
        time.runUntilIdle();

        assertThat(Incidents.open())
                .extracting(incident -> incident.snapshot().type())
                .containsExactlyInAnyOrder("outage", "import-failed");
        IncidentSnapshot outage = only("outage");
        assertThat(outage.service()).isEqualTo("checkout");
        assertThat(outage.severity()).isEqualTo(SEV4);
        assertThat(outage.tags()).containsExactly(entry("region", "eu"));
        assertThat(outage.metrics()).containsExactly(entry("errors", 7.0));
        assertThat(outage.claims().get(0).reporter()).hasToString("code");
        IncidentSnapshot failed = only("import-failed");
        assertThat(failed.claims().get(0).reporter()).hasToString("guard:import-failed");
        assertThat(failed.cause().message()).isEqualTo("no file");
        assertThat(sink.kinds()).contains("declared", "declared");
    }

    @Test
    void aGuardThatFailedBeforeRecoversWithTheFirstManager() {
        failing();
        install(manager("first"));

        Incidents.guard("import-failed", () -> {});
        time.advance(Duration.ofSeconds(7));

        assertThat(Incidents.open()).isEmpty();
        assertThat(sink.kinds()).containsExactly("declared", "reporter-left", "resolved");
    }

    @Test
    void workThatBeganBeforeAndEndsAfterTellsTheFirstManager() {
        assertThatThrownBy(() -> Incidents.guard("import-failed", () -> {
                    install(manager("first"));
                    throw new IllegalStateException("no file");
                }))
                .hasMessage("no file");
        assertThat(Incidents.open()).hasSize(1);

        Incidents.guard("import-failed", () -> {});
        time.advance(Duration.ofSeconds(7));
        assertThat(sink.kinds()).containsExactly("declared", "reporter-left", "resolved");
    }

    @Test
    void aHandleFromBeforeSpeaksToTheNewIncident() {
        Incident before = Incidents.declare("outage");
        Incident overBefore = Incidents.declare("flood");
        overBefore.resolve("dry again");
        IncidentManager first = manager("first");
        install(first);

        before.as("on-call").acknowledge().note("looking");
        before.observe().observe("errors", 9);
        Incident after = Incidents.open().get(0);

        assertThat(before.id()).isEqualTo(after.id());
        assertThat(before.key()).isEqualTo(after.key());
        assertThat(after.snapshot().acknowledgedBy()).hasToString("person:on-call");
        assertThat(after.snapshot().count()).isEqualTo(3);
        assertThat(after.snapshot().metrics()).containsExactly(entry("errors", 9.0));
        before.resolve("done");
        assertThat(Incidents.open()).isEmpty();
        assertThat(overBefore.snapshot().resolutionText()).isEqualTo("dry again");
        assertThat(first.ignored()).containsEntry(Ignored.CLOSED, 0L);
    }

    @Test
    void theEarlyManagersThreadsAreGoneOnceAnotherIsInstalled() {
        Incidents.declare("outage");
        assertThat(Desk.threads()).contains("incident-sdk-journal", "incident-sdk-sink-log", "incident-sdk-tick");

        install(manager("first"));

        Desk.assertNoThreadIsLeft();
    }

    @Test
    void aSecondManagerSpeaksInPlaceOfTheFirstAndTheLogSaysWhoThatWas() {
        IncidentManager first = manager("the manager of orders");
        IncidentManager second = manager("the manager of billing");
        install(first);
        try (LogLines log = new LogLines()) {
            Incidents.Installation installation = install(second);

            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("the manager of billing now speaks for Incidents in place of the manager of orders");
            assertThat(log.exceptions())
                    .singleElement()
                    .asString()
                    .isEqualTo("the manager of orders was installed here, by thread "
                            + Thread.currentThread().getName());
            Incidents.declare("outage");
            assertThat(first.open()).isEmpty();
            assertThat(second.open()).hasSize(1);

            installation.close();
            Incidents.declare("flood");
            assertThat(first.open()).hasSize(1);
        }
    }

    @Test
    void eachHandleUninstallsOnlyItsOwnInWhateverOrder() {
        IncidentManager a = manager("a");
        IncidentManager b = manager("b");
        IncidentManager c = manager("c");
        Incidents.Installation ofA = install(a);
        Incidents.Installation ofB = install(b);
        Incidents.Installation ofC = install(c);

        ofB.close();
        ofB.close();
        Incidents.declare("one");
        ofC.close();
        Incidents.declare("two");
        ofA.close();
        ofC.close();

        assertThat(c.open()).hasSize(1);
        assertThat(b.open()).isEmpty();
        assertThat(a.open()).hasSize(1);
    }

    @Test
    void aManagerInstalledTwiceSpeaksUntilBothHandlesAreClosed() {
        IncidentManager manager = manager("a");
        Incidents.Installation first = install(manager);
        Incidents.Installation second = install(manager);

        first.close();
        first.close();
        Incidents.declare("outage");
        assertThat(manager.open()).hasSize(1);

        second.close();
        Incidents.declare("flood");
        assertThat(manager.open()).hasSize(1);
    }

    @Test
    void onceAllAreUninstalledIncidentsAreKeptForTheNextManager() {
        IncidentManager first = manager("first");
        install(first).close();
        first.close();

        Incident between = Incidents.declare("outage");
        assertThat(between.isOpen()).isTrue();
        IncidentManager second = manager("second");
        install(second);

        assertThat(first.open()).isEmpty();
        assertThat(second.open()).hasSize(1);
    }

    @Test
    void aManagerThatWasClosedAndNeverUninstalledIsNoLongerInTheWay() {
        IncidentManager closed = manager("closed");
        install(closed);
        closed.close();
        Incidents.declare("too-late");
        assertThat(closed.ignored()).containsEntry(Ignored.CLOSED, 1L);
        IncidentManager next = manager("next");
        try (LogLines log = new LogLines()) {
            Incidents.Installation installation = install(next);
            assertThat(log.warnings()).isEmpty();
            Incidents.declare("outage");
            assertThat(next.open()).hasSize(1);

            installation.close();
            assertThat(Incidents.declare("flood").isOpen())
                    .as("kept for the next manager, not given to the closed one")
                    .isTrue();
        }
    }

    @Test
    void aClosedManagerCannotBeInstalled() {
        IncidentManager manager = manager("the manager of orders");
        manager.close();

        assertThatThrownBy(() -> Incidents.install(manager))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the manager of orders is closed: it cannot speak for Incidents");
        assertThat(Incidents.declare("outage").isOpen()).isTrue();
    }

    @Test
    void nothingIsLostWhileManagersAreInstalledAndThreadsDeclare() throws Exception {
        int threads = 4;
        int each = 200;
        CountDownLatch start = new CountDownLatch(1);
        List<FutureTask<List<Incident>>> declaring = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            FutureTask<List<Incident>> task = new FutureTask<>(() -> {
                start.await();
                List<Incident> declared = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    int number = i;
                    declared.add(Incidents.declare(
                            "flood", d -> d.by("thread", thread).by("number", number)));
                }
                return declared;
            });
            declaring.add(task);
            new Thread(task, "declares-" + t).start();
        }
        IncidentManager first = manager("first");
        Incidents.declare("begins-early");

        start.countDown();
        install(first);
        for (FutureTask<List<Incident>> task : declaring) {
            assertThat(task.get(60, TimeUnit.SECONDS)).allSatisfy(incident -> {
                assertThat(incident.isOpen()).isTrue();
                assertThat(first.find(incident.key())).isPresent();
            });
        }
        assertThat(first.open()).hasSize(threads * each + 1);
    }

    @Test
    void managersInstalledAtOnceAllSpeakInSomeOrder() throws Exception {
        Incidents.declare("outage");
        CountDownLatch start = new CountDownLatch(1);
        List<FutureTask<Incidents.Installation>> installing = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            IncidentManager manager = manager("manager-" + i);
            FutureTask<Incidents.Installation> task = new FutureTask<>(() -> {
                start.await();
                return Incidents.install(manager);
            });
            installing.add(task);
            new Thread(task, "installs-" + i).start();
        }
        start.countDown();
        List<Incidents.Installation> installations = new ArrayList<>();
        for (FutureTask<Incidents.Installation> task : installing) {
            installations.add(task.get(60, TimeUnit.SECONDS));
        }

        assertThat(opened.stream()
                        .filter(IncidentManager.class::isInstance)
                        .mapToInt(manager -> ((IncidentManager) manager).open().size())
                        .sum())
                .isEqualTo(1);
        installations.forEach(Incidents.Installation::close);
        Incidents.declare("flood");
        assertThat(Incidents.open()).hasSize(1);
    }
}
