package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** While an application starts and drains its rules and guards are quiet; what is still true afterwards is told. */
@Timeout(240)
class QuietTimesTest {

    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final Duration DRAINING = Duration.ofMinutes(5);

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();
    private final AtomicInteger depth = new AtomicInteger(100);

    @TempDir
    Path directory;

    private IncidentManager start(RecordingSink sink, Duration starting) {
        IncidentManager manager = Desk.manager(time, sink)
                .journal(directory.resolve("journal"))
                .quiet(starting, DRAINING)
                .rule(IncidentRule.named("deep-queue")
                        .declares("backlog")
                        .value("queue_depth")
                        .level(SEV1, "> 1000")
                        .level(SEV2, "> 10")
                        .build())
                .build();
        manager.metrics().gauge("queue_depth", depth::get);
        return manager;
    }

    private void seconds(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void whileTheApplicationStartsRulesAreQuietForAWhileAtTheMost() {
        try (IncidentManager manager = start(pager, STARTING)) {
            seconds(119);
            assertThat(pager.attempts()).isEmpty();
            Hold hold = manager.holds(manager.open().get(0).key()).get("pager");
            assertThat(hold).hasToString("starting until 2026-01-01T00:02:00Z: the application is not up yet");
            seconds(2);
            assertThat(pager.accepted("backlog")).hasSize(1);
            assertThat(pager.last().opens()).isTrue();
        }
    }

    @Test
    void itIsQuietNoLongerOnceTheApplicationIsReady() {
        try (IncidentManager manager = start(pager, STARTING)) {
            seconds(60);
            assertThat(pager.attempts()).isEmpty();
            manager.ready();
            seconds(1);
            assertThat(pager.accepted("backlog")).hasSize(1);
        }
    }

    @Test
    void whatIsOverByThenIsToldToNobody() {
        try (IncidentManager manager = start(pager, STARTING)) {
            seconds(30);
            depth.set(0);
            seconds(300);
            assertThat(manager.open()).isEmpty();
            assertThat(pager.attempts()).isEmpty();
        }
    }

    @Test
    void aSev1AndWhatCodeDeclaresIsToldAtOnce() {
        try (IncidentManager manager = start(pager, STARTING)) {
            manager.declare("outage");
            depth.set(5_000);
            seconds(20);
            assertThat(pager.accepted("outage")).hasSize(1);
            assertThat(pager.accepted("backlog")).hasSize(1);
        }
    }

    @Test
    void usuallyNothingIsHeldAtTheStart() {
        try (IncidentManager manager = start(pager, Duration.ZERO)) {
            seconds(20);
            assertThat(pager.accepted("backlog")).hasSize(1);
            assertThat(manager.holds(manager.open().get(0).key())).isEmpty();
        }
    }

    @Test
    void onceTheApplicationDrainsRulesAreQuietButWhatWasToldIsToldToItsEnd() {
        depth.set(0);
        try (IncidentManager manager = start(pager, Duration.ZERO)) {
            Desk.failing(manager, "import", "full");
            seconds(20);
            assertThat(pager.accepted("import")).hasSize(1);
            manager.draining();
            depth.set(100);
            manager.guard("import", () -> {});
            seconds(60);
            assertThat(pager.accepted("backlog")).isEmpty();
            assertThat(pager.last().incident().type()).isEqualTo("import");
            assertThat(pager.last().incident().isOpen()).isFalse();
        }
    }

    @Test
    void whatDrainingHeldIsToldAfterARestartIfItIsStillTrue() {
        depth.set(0);
        try (IncidentManager manager = start(pager, Duration.ZERO)) {
            seconds(20);
            manager.draining();
            depth.set(100);
            seconds(60);
            assertThat(manager.open()).hasSize(1);
        }
        assertThat(pager.attempts()).isEmpty();
        RecordingSink after = new RecordingSink();
        try (IncidentManager manager = start(after, Duration.ZERO)) {
            seconds(20);
            assertThat(after.accepted("backlog")).hasSize(1);
            assertThat(manager.open()).hasSize(1);
        }
    }

    @Test
    void whoDrainsAndStaysIsHeardAfterAWhileOrWhenItIsReadyAgain() {
        depth.set(0);
        try (IncidentManager manager = start(pager, Duration.ZERO)) {
            manager.draining();
            depth.set(100);
            seconds(290);
            assertThat(pager.attempts()).isEmpty();
            seconds(11);
            assertThat(pager.accepted("backlog")).hasSize(1);

            manager.draining();
            Desk.failing(manager, "import", "full");
            seconds(20);
            assertThat(pager.accepted("import")).isEmpty();
            manager.ready();
            seconds(1);
            assertThat(pager.accepted("import")).hasSize(1);
        }
    }

    @Test
    void theConfigurationSaysHowLong() {
        IncidentConfig config = IncidentConfig.parseYaml("""
                incidents:
                  storm-guard: 3
                  quiet: { starting: 1m, draining: 0s }
                """, "incidents.yaml");
        assertThat(config.holds().starting()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.holds().draining()).isZero();
        assertThat(config.holds().stormGuard()).isEqualTo(3);
        try (IncidentManager manager = Desk.manager(time, pager).config(config).build()) {
            Desk.failing(manager, "import", "full");
            seconds(59);
            assertThat(pager.attempts()).isEmpty();
            seconds(2);
            assertThat(pager.accepted("import")).hasSize(1);
        }
    }

    @Test
    void afterTheEndNothingHappens() {
        IncidentManager manager = start(pager, STARTING);
        manager.close();
        manager.ready();
        manager.draining();
        assertThat(manager.isClosed()).isTrue();
    }

    @Test
    void theLogSaysAtTheEndWhatWasHeld() {
        try (LogLines log = new LogLines()) {
            try (IncidentManager manager = start(pager, STARTING)) {
                seconds(20);
                assertThat(manager.open()).hasSize(1);
            }
            assertThat(log.warnings())
                    .anyMatch(
                            line -> line.endsWith("closes while incidents are held back from sink pager, {STARTING=1}:"
                                    + " what is still open then is told after the next start"));
        }
    }
}
