package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.IncidentConfig.OnStop;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flushing, closing and what comes after, with the threads of production. */
@Timeout(300)
class CloseTest {

    private static final Duration AMPLE = Duration.ofSeconds(60);

    private final RecordingSink sink = new RecordingSink();

    @TempDir
    Path directory;

    @BeforeEach
    @AfterEach
    void noThreadIsLeft() {
        Desk.assertNoThreadIsLeft();
    }

    private static IncidentManagerBuilder manager(IncidentSink sink) {
        return IncidentManager.builder().service("checkout").sink("pager", sink).shutdown(AMPLE);
    }

    private IncidentConfig inDirectory() {
        return IncidentConfig.builder()
                .journal(JournalConfig.in(directory.resolve("journal")))
                .build();
    }

    private static Duration timeOf(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** A backend that takes no notice of anything until it is let go. */
    private static final class Stuck implements IncidentSink {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch letGo = new CountDownLatch(1);
        private final CountDownLatch left = new CountDownLatch(1);

        @Override
        public DeliveryOutcome deliver(Delivery delivery) {
            entered.countDown();
            boolean waiting = true;
            while (waiting) {
                try {
                    letGo.await();
                    waiting = false;
                } catch (InterruptedException deaf) {
                    waiting = true;
                }
            }
            left.countDown();
            return DeliveryOutcome.accepted();
        }
    }

    @Test
    void flushWaitsForJournalAndSinks() {
        try (IncidentManager manager = manager(sink).config(inDirectory()).build()) {
            manager.declare("outage").note("looking");

            assertThat(manager.flush(AMPLE)).isTrue();
            assertThat(sink.kinds()).containsExactly("declared", "noted");
        }
        assertThat(sink.isClosed()).isTrue();
    }

    @Test
    void flushGivesUpWhenItsTimeIsOver() {
        sink.throwAlways(new IOException("down"));
        try (IncidentManager manager =
                manager(sink).shutdown(Duration.ofMillis(200)).build()) {
            manager.declare("outage");

            assertThat(manager.flush(Duration.ofMillis(50))).isFalse();
        }
    }

    @Test
    void closeTellsWhatIsLeft() {
        IncidentManager manager = manager(sink).build();
        manager.declare("outage").resolve("over");

        manager.close();

        assertThat(sink.kinds()).containsExactly("declared", "resolved");
        assertThat(manager.isClosed()).isTrue();
    }

    @Test
    @Tag("F23")
    void aSinkThatHangsDoesNotHoldTheProcessUp() throws Exception {
        Stuck stuck = new Stuck();
        IncidentManager manager =
                manager(stuck).shutdown(Duration.ofMillis(800)).build();
        manager.declare("outage");
        stuck.entered.await();

        assertThat(timeOf(manager::close)).isLessThan(AMPLE);

        stuck.letGo.countDown();
        assertThat(stuck.left.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Tag("F23")
    void aSinkThatIsDownDoesNotHoldTheProcessUpAndTheLogSaysWhatBecomesOfTheRest() {
        sink.throwAlways(new IOException("down"));
        try (LogLines log = new LogLines()) {
            IncidentManager inMemory =
                    manager(sink).shutdown(Duration.ofMillis(400)).build();
            inMemory.declare("outage");
            IncidentManager onDisk = manager(new RecordingSink().throwAlways(new IOException("down")))
                    .config(inDirectory())
                    .shutdown(Duration.ofMillis(400))
                    .build();
            onDisk.declare("outage");

            assertThat(timeOf(inMemory::close)).isLessThan(AMPLE);
            assertThat(timeOf(onDisk::close)).isLessThan(AMPLE);

            assertThat(log.warnings())
                    .contains(
                            "the manager of checkout closes before every sink was told; what is left is lost, since the journal"
                                    + " is in memory",
                            "the manager of checkout closes before every sink was told; what is left is told after the next"
                                    + " start");
        }
    }

    @Test
    @Tag("F24")
    void closingTwiceOrAtOnceIsHarmless() throws Exception {
        IncidentManager manager = manager(sink).build();
        manager.declare("outage");
        CountDownLatch start = new CountDownLatch(1);
        List<FutureTask<Void>> closing = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            FutureTask<Void> task = new FutureTask<>(() -> {
                start.await();
                manager.close();
                return null;
            });
            closing.add(task);
            new Thread(task, "closes-" + i).start();
        }
        start.countDown();
        for (FutureTask<Void> task : closing) {
            task.get(60, TimeUnit.SECONDS);
        }
        manager.close();

        assertThat(sink.kinds()).containsExactly("declared", "noted");
    }

    @Test
    @Tag("F24")
    void aSecondCloseDoesNothingAgain() {
        IncidentManager manager =
                Desk.manager(new VirtualTime(), sink).onStop(OnStop.NOTE).build();
        Incident incident = manager.declare("outage");
        manager.close();
        long seq = incident.snapshot().seq();

        manager.close();

        assertThat(incident.snapshot().seq()).isEqualTo(seq);
        assertThat(manager.journal().dropped()).isEmpty();
        assertThat(sink.kinds()).containsExactly("declared", "noted");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("F24")
    void whoeverClosesSecondWaitsForTheFirstAndMayStartAnewInTheSameDirectory(boolean interrupted) throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        IncidentSink slow = new IncidentSink() {
            @Override
            public DeliveryOutcome deliver(Delivery delivery) {
                return DeliveryOutcome.accepted();
            }

            @Override
            public void close() {
                closing.countDown();
                try {
                    letGo.await();
                } catch (InterruptedException asked) {
                    throw new IllegalStateException(asked);
                }
            }
        };
        IncidentManager manager = manager(slow).config(inDirectory()).build();
        manager.declare("outage");
        Thread first = new Thread(manager::close, "closes-first");
        first.start();
        assertThat(closing.await(60, TimeUnit.SECONDS)).isTrue();
        FutureTask<List<Incident>> second = new FutureTask<>(() -> {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            manager.close();
            assertThat(Thread.interrupted()).isEqualTo(interrupted);
            try (IncidentManager next = manager(sink).config(inDirectory()).build()) {
                return next.open();
            }
        });
        Thread waits = new Thread(second, "closes-second");
        waits.start();
        Desk.await("it waits", () -> waits.getState() == Thread.State.TIMED_WAITING || second.isDone());
        letGo.countDown();

        assertThat(second.get(60, TimeUnit.SECONDS)).hasSize(1);
        assertThat(directory.resolve("journal/2")).as("the lock was free").doesNotExist();
        first.join();
    }

    @Test
    @Tag("F22")
    void aSinkWhoseCloseClosesTheManagerDoesNotWaitForItself() {
        CompletableFuture<IncidentManager> known = new CompletableFuture<>();
        IncidentSink closes = new IncidentSink() {
            @Override
            public DeliveryOutcome deliver(Delivery delivery) {
                return DeliveryOutcome.accepted();
            }

            @Override
            public void close() {
                known.join().close();
            }
        };
        IncidentManager manager =
                manager(closes).shutdown(Duration.ofMinutes(4)).build();
        known.complete(manager);

        assertThat(timeOf(manager::close)).isLessThan(AMPLE);
    }

    @Test
    @Tag("F22")
    void detailsThatCloseTheManagerAreTooLateAndCounted() {
        IncidentManager manager = manager(sink).build();

        Incident late = manager.declare("outage", i -> manager.close());

        assertThat(late.isOpen()).isFalse();
        assertThat(manager.ignored()).containsEntry(Ignored.CLOSED, 1L).containsEntry(Ignored.DETAILS_THREW, 0L);
        assertThat(sink.kinds()).isEmpty();
    }

    @Test
    @Tag("F22")
    void aSupplierThatHangsIsInterruptedWhenItsManagerCloses() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        IncidentManager manager = manager(sink)
                .restoreTicks(0)
                .type(IncidentType.named("backlog").build())
                .rule(IncidentRule.named("deep")
                        .declares("backlog")
                        .value("depth")
                        .level(SEV3, "> 1")
                        .every(Duration.ofSeconds(1))
                        .build())
                .shutdown(Duration.ofSeconds(1))
                .build();
        manager.metrics().gauge("depth", () -> {
            hangs.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException asked) {
                return 0;
            }
            return 1;
        });
        assertThat(hangs.await(60, TimeUnit.SECONDS)).isTrue();

        assertThat(timeOf(manager::close)).isLessThan(AMPLE);
    }

    @Test
    @Tag("F22")
    void aSinkCannotCloseOrFlushTheManagerThatCallsIt() throws Exception {
        CompletableFuture<IncidentManager> known = new CompletableFuture<>();
        CompletableFuture<Boolean> flushed = new CompletableFuture<>();
        CountDownLatch told = new CountDownLatch(2);
        IncidentManager manager = manager(IncidentSink.calling(delivery -> {
                    IncidentManager own = known.join();
                    flushed.complete(own.flush(AMPLE));
                    own.close();
                    told.countDown();
                }))
                .build();
        known.complete(manager);
        try (LogLines log = new LogLines()) {
            manager.declare("outage").resolve("over");

            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(flushed.get(60, TimeUnit.SECONDS)).isFalse();
            assertThat(manager.isClosed()).isFalse();
            assertThat(log.warnings()).anyMatch(line -> line.contains("closed by one of its own sinks or metrics"));
        }
        manager.close();
    }

    @Test
    void aSinkMayCloseAnotherManager() throws Exception {
        IncidentManager other = manager(new RecordingSink()).build();
        CountDownLatch told = new CountDownLatch(1);
        try (IncidentManager manager = manager(IncidentSink.calling(delivery -> {
                    other.close();
                    told.countDown();
                }))
                .build()) {
            manager.declare("outage");
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(other.isClosed()).isTrue();
        }
    }

    @Test
    @Tag("F22")
    void aSinkWhoseCloseHangsOrThrowsDoesNotHoldTheProcessUp() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        IncidentSink hangs = new IncidentSink() {
            @Override
            public DeliveryOutcome deliver(Delivery delivery) {
                return DeliveryOutcome.accepted();
            }

            @Override
            public void close() {
                try {
                    letGo.await();
                } catch (InterruptedException asked) {
                    throw new IllegalStateException(asked);
                }
            }
        };
        IncidentManager manager = manager(hangs)
                .sink("other", sink)
                .shutdown(Duration.ofMillis(800))
                .build();
        manager.declare("outage");

        assertThat(timeOf(manager::close)).isLessThan(AMPLE);
        Desk.await("the other sink is closed", sink::isClosed);

        letGo.countDown();
    }

    @Test
    void aThreadThatIsInterruptedClosesAllTheSame() {
        IncidentManager manager = manager(sink).config(inDirectory()).build();
        manager.declare("outage");
        Thread.currentThread().interrupt();

        manager.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sink.kinds()).containsExactly("declared");
        Desk.assertNoThreadIsLeft();
        try (IncidentManager next =
                manager(new RecordingSink()).config(inDirectory()).build()) {
            assertThat(next.open()).hasSize(1);
        }
        assertThat(directory.resolve("journal/2")).as("the lock was free").doesNotExist();
    }

    @Test
    @Tag("F24")
    void whatComesAfterCloseIsCountedAndNeverThrows() {
        IncidentManager manager = manager(sink).build();
        Incident held = manager.declare("outage");
        manager.close();
        try (LogLines log = new LogLines()) {
            assertThat(manager.declare("outage").isOpen()).isFalse();
            assertThat(manager.declare("flood", i -> i.tag("region", "eu")).key())
                    .isEmpty();
            manager.drill("outage");
            held.observe().observe("errors", 5).note("late").resolve("late");
            manager.guard("import-failed", () -> {});
            assertThatThrownBy(() -> manager.guard("import-failed", () -> {
                        throw new IllegalStateException("no file");
                    }))
                    .hasMessage("no file");

            assertThat(manager.ignored()).containsEntry(Ignored.CLOSED, 8L);
            assertThat(manager.flush(Duration.ofMillis(10))).isFalse();
            assertThat(held.snapshot().count()).isEqualTo(1);
            assertThat(manager.open()).hasSize(1);
            assertThat(log.warnings())
                    .containsExactly(
                            "the manager of checkout is closed: what it is told from now on is only counted, as"
                                    + " CLOSED.");
        }
    }

    @Test
    void persistedCompletesOnceItIsOnDisk() throws Exception {
        try (IncidentManager manager = manager(sink).config(inDirectory()).build()) {
            manager.declare("outage").persisted().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void persistedFailsWhereNothingEverWillBe() {
        IncidentManager manager = manager(sink).build();
        Incident incident = manager.declare("outage");

        assertThatThrownBy(() -> incident.persisted().toCompletableFuture().get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining(
                        "the journal is in memory: set journal.directory for incidents to survive the process");
        manager.close();
        assertThat(incident.persisted().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    @Tag("F24")
    void declaringWhileItClosesLosesNothingUncounted() throws Exception {
        IncidentManager manager = manager(sink).build();
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<Integer> declaring = new FutureTask<>(() -> {
            int taken = 0;
            for (int i = 0; i < 2_000; i++) {
                int number = i;
                if (manager.declare("flood", d -> d.by("number", number)).isOpen()) {
                    taken++;
                }
                begun.countDown();
            }
            return taken;
        });
        new Thread(declaring, "declares").start();
        begun.await();

        manager.close();

        int taken = declaring.get(60, TimeUnit.SECONDS);
        assertThat(taken + manager.ignored().get(Ignored.CLOSED)).isEqualTo(2_000);
        assertThat(manager.ignored()).containsEntry(Ignored.FAILED, 0L);
    }
}
