package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.RecordingSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Code of others that the SDK calls and that does its worst: sinks, suppliers of metrics, details, and callers out of memory. */
@Timeout(300)
class StrangersTest {

    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final int HANGING = 16;

    private final RecordingSink sink = new RecordingSink();

    @TempDir
    Path directory;

    @BeforeEach
    @AfterEach
    void noThreadIsLeft() {
        Desk.assertNoThreadIsLeft();
    }

    private IncidentManagerBuilder manager() {
        return IncidentManager.builder()
                .service("checkout")
                .sink("pager", sink)
                .restoreTicks(0)
                .selfReport(false)
                .closeWithProcess(false);
    }

    private static IncidentRule deep(String metric) {
        return IncidentRule.named("deep-" + metric)
                .declares("backlog")
                .value(metric)
                .level(SEV3, "> 1")
                .every(Duration.ofSeconds(1))
                .build();
    }

    private static IncidentManagerBuilder watching(IncidentManagerBuilder manager, String... metrics) {
        manager.type(IncidentType.named("backlog").build());
        for (String metric : metrics) {
            manager.rule(deep(metric));
        }
        return manager;
    }

    private static <T> T ends(FutureTask<T> task) throws Exception {
        Thread thread = new Thread(task, "stranger");
        thread.setDaemon(true);
        thread.start();
        return task.get(60, TimeUnit.SECONDS);
    }

    private static Duration timeOf(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    @Tag("F22")
    @Tag("F30")
    void aSinkThatThrowsErrorsHoldsUpNobodyAndIsAskedAgain() throws Exception {
        List<Error> errors = List.of(
                new OutOfMemoryError("injected"), new StackOverflowError("injected"), new AssertionError("injected"));
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch again = new CountDownLatch(errors.size() + 1);
        IncidentSink throwing = delivery -> {
            int call = asked.getAndIncrement();
            again.countDown();
            if (call < errors.size()) {
                throw errors.get(call);
            }
            return DeliveryOutcome.accepted();
        };
        IncidentConfig config =
                IncidentConfig.parseYaml("incidents: { delivery: { pauses: { least: 1ms, most: 1ms } } }", "test");
        try (IncidentManager manager =
                manager().config(config).sink("throws", throwing).build()) {
            manager.declare("outage");

            assertThat(again.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(manager.flush(AMPLE)).isTrue();
            assertThat(sink.kinds()).containsExactly("declared");
            assertThat(manager.deadLetters("throws")).isEmpty();
        }
    }

    @Test
    @Tag("F22")
    void whatASinkThrowsAnErrorOfFiveTimesIsADeadLetterAndTheNextIsTold() throws Exception {
        List<String> taken = new CopyOnWriteArrayList<>();
        IncidentSink picky = delivery -> {
            if (delivery.incident().type().equals("poison")) {
                throw new AssertionError("injected");
            }
            taken.add(delivery.incident().type());
            return DeliveryOutcome.accepted();
        };
        IncidentConfig config = IncidentConfig.parseYaml(
                "incidents: { delivery: { pauses: { least: 1ms, most: 1ms }, breaker: { pause: 1ms } } }", "test");
        try (IncidentManager manager =
                manager().config(config).sink("picky", picky).build()) {
            manager.declare("poison");
            assertThat(manager.flush(AMPLE)).isTrue();
            assertThat(manager.deadLetters("picky"))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.why()).contains("failed 5 times: AssertionError"));

            manager.declare("outage");
            assertThat(manager.flush(AMPLE)).isTrue();
            assertThat(taken).containsExactly("outage");
            assertThat(manager.deadLetters("picky"))
                    .as("once more from its state, since the sink takes something again")
                    .hasSize(2)
                    .allSatisfy(letter -> assertThat(letter.why()).contains("AssertionError"));
        }
    }

    @Test
    @Tag("F22")
    void aSinkThatBlocksIsInterruptedAndHoldsUpNobody() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        IncidentSink blocks = delivery -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException asked) {
                interrupted.countDown();
                throw asked;
            }
            return DeliveryOutcome.accepted();
        };
        IncidentConfig config = IncidentConfig.parseYaml("incidents: { delivery: { timeout: 2s } }", "test");
        try (IncidentManager manager = manager()
                .config(config)
                .shutdown(Duration.ofSeconds(2))
                .sink("blocks", blocks)
                .build()) {
            manager.declare("outage").resolve("over");
            Desk.await("the other is told", () -> sink.kinds().size() == 2);

            assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @Tag("F22")
    @Tag("F30")
    void aSupplierThatThrowsErrorsBlindsItsRuleAlone() throws Exception {
        CountDownLatch again = new CountDownLatch(3);
        try (IncidentManager manager = watching(manager(), "bad", "good").build()) {
            manager.metrics().gauge("bad", () -> {
                again.countDown();
                throw again.getCount() % 2 == 0 ? new OutOfMemoryError("injected") : new StackOverflowError("injected");
            });
            manager.metrics().gauge("good", () -> 5);

            assertThat(again.await(60, TimeUnit.SECONDS)).isTrue();
            Desk.await("the other rule fires", () -> manager.open().size() == 1);
        }
    }

    @SuppressWarnings("try") // closing is what is watched
    @Test
    @Tag("F22")
    void aSupplierCannotCloseOrFlushTheManagerThatCallsIt() throws Exception {
        CompletableFuture<IncidentManager> known = new CompletableFuture<>();
        CompletableFuture<Boolean> flushed = new CompletableFuture<>();
        CountDownLatch tried = new CountDownLatch(1);
        IncidentSink holdsBack = delivery -> {
            tried.await();
            return DeliveryOutcome.accepted();
        };
        try (LogLines log = new LogLines();
                IncidentManager manager =
                        watching(manager().sink("later", holdsBack), "odd").build()) {
            manager.metrics().gauge("odd", () -> {
                IncidentManager own = known.join();
                own.declare("by-the-way");
                boolean told = own.flush(AMPLE.multipliedBy(4)); // whoever waits for that has waited too long
                own.close();
                tried.countDown();
                flushed.complete(told);
                return 5;
            });
            known.complete(manager);

            assertThat(flushed.get(60, TimeUnit.SECONDS)).isFalse();
            assertThat(manager.isClosed()).isFalse();
            assertThat(log.warnings()).anyMatch(line -> line.contains("closed by one of its own sinks or metrics"));

            manager.close();
            assertThat(manager.isClosed()).isTrue();
        }
    }

    @Test
    @Tag("F22")
    void detailsThatBlockHoldUpTheirCallerAlone() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        IncidentManager manager = manager().build();
        FutureTask<Incident> blocked = new FutureTask<>(() -> manager.declare("outage", i -> {
            entered.countDown();
            try {
                letGo.await();
            } catch (InterruptedException asked) {
                throw new IllegalStateException(asked);
            }
        }));
        Thread caller = new Thread(blocked, "blocked");
        caller.start();
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();

        FutureTask<Incident> other = new FutureTask<>(() -> manager.declare("outage", i -> i.tag("region", "eu")));
        assertThat(ends(other).isOpen()).isTrue();
        assertThat(manager.flush(AMPLE)).isTrue();
        assertThat(timeOf(manager::close)).isLessThan(AMPLE);

        letGo.countDown();
        assertThat(blocked.get(60, TimeUnit.SECONDS).isOpen()).as("too late").isFalse();
        assertThat(manager.ignored()).containsEntry(Ignored.CLOSED, 1L);
        caller.join();
    }

    @Test
    @Tag("F22")
    void detailsMayFlushAndDeclare() throws Exception {
        try (IncidentManager manager = manager().build()) {
            FutureTask<Incident> nested = new FutureTask<>(() -> manager.declare("outage", i -> {
                manager.declare("cause");
                i.tag("flushed", manager.flush(AMPLE));
            }));

            assertThat(ends(nested).snapshot().tags()).containsEntry("flushed", "true");
            assertThat(manager.open()).hasSize(2);
        }
    }

    @Test
    @Tag("F22")
    @Tag("F23")
    void whateverHangsAtTheEndCostsOneBudgetForAllOfIt() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        Runnable deaf = () -> {
            boolean waiting = true;
            while (waiting) {
                try {
                    letGo.await();
                    waiting = false;
                } catch (InterruptedException asked) {
                    waiting = true;
                }
            }
        };
        class Hangs implements IncidentSink {
            @Override
            public DeliveryOutcome deliver(Delivery delivery) {
                deaf.run();
                return DeliveryOutcome.accepted();
            }

            @Override
            public void close() {
                deaf.run();
            }
        }
        IncidentManagerBuilder builder = watching(manager(), "hangs")
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .build())
                .shutdown(Duration.ofSeconds(8))
                .poll("hangs", Duration.ofSeconds(1), () -> {
                    deaf.run();
                    return List.of();
                });
        for (int i = 0; i < HANGING; i++) {
            builder.sink("hangs-" + i, new Hangs());
        }
        IncidentManager manager = builder.build();
        manager.metrics().gauge("hangs", () -> {
            deaf.run();
            return 1;
        });
        manager.declare("outage");
        Desk.await("the sink that is well is told", () -> !sink.kinds().isEmpty());

        assertThat(timeOf(manager::close))
                .as("a budget for each of the sinks would be 128 s")
                .isLessThan(AMPLE);
        Desk.await("the sink that is well is closed", sink::isClosed);

        letGo.countDown();
        RecordingSink told = new RecordingSink();
        try (IncidentManager next = manager()
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .build())
                .sink("hangs-7", told)
                .build()) {
            assertThat(next.open()).hasSize(1);
            assertThat(next.flush(AMPLE)).isTrue();
            assertThat(told.kinds()).as("the rest was on disk").startsWith("declared");
        }
        assertThat(directory.resolve("journal/2"))
                .as("the directory was free at once")
                .doesNotExist();
    }

    private static final class Diver {
        private final IncidentManager manager;
        private int left = 400;
        private int overflown;

        Diver(IncidentManager manager) {
            this.manager = manager;
        }

        /** To the end of the stack, and on the way back a declaration at every step, each with a little more room. */
        @SuppressWarnings("InfiniteRecursion") // until the stack is full
        void dive() {
            try {
                dive();
            } catch (StackOverflowError end) {
                overflown++;
            }
            if (left > 0) {
                left--;
                int number = left % 20;
                try {
                    manager.declare("outage", i -> i.by("number", number).tag("depth", left));
                    manager.guard("import", () -> {});
                } catch (StackOverflowError still) {
                    overflown++;
                }
            }
        }
    }

    @Test
    void whatIsChainedToAConfirmationMayWaitForAnother() {
        try (IncidentManager manager = manager().journal(directory).build()) {
            Incident first = manager.declare("outage", i -> i.by("number", 1));
            Incident second = manager.declare("outage", i -> i.by("number", 2));
            CompletableFuture<Void> both = first.persisted()
                    .thenRun(() -> second.note("the first is safe")
                            .persisted()
                            .toCompletableFuture()
                            .join())
                    .toCompletableFuture();

            assertThat(both).succeedsWithin(AMPLE);
            assertThat(manager.flush(AMPLE)).isTrue();
        }
    }

    /** A class of the log that is first asked for where the stack ends can never be used again. */
    private static void warmTheLog() {
        LoggerFactory.getLogger(StrangersTest.class).warn("a throwable in the log", new IllegalStateException("warm"));
    }

    @Test
    @Tag("F30")
    void aCallerWithoutStackLeavesNoLockAndNoBrokenIncidentBehind() throws Exception {
        try (IncidentManager manager = manager().build()) {
            manager.declare("outage", i -> i.by("number", "warm").tag("depth", 0))
                    .resolve("warm");
            manager.guard("import", () -> {});
            warmTheLog();
            List<Diver> divers = new ArrayList<>();
            for (int round = 0; round < 4; round++) {
                Diver diver = new Diver(manager);
                divers.add(diver);
                Thread thread = new Thread(null, diver::dive, "diver", 256 * 1024 + round * 16);
                thread.start();
                thread.join();
            }
            assertThat(divers).allSatisfy(diver -> assertThat(diver.overflown).isPositive());

            FutureTask<Boolean> after = new FutureTask<>(() -> {
                for (int number = 0; number < 20; number++) {
                    int which = number;
                    Incident incident =
                            manager.declare("outage", i -> i.by("number", which).tag("depth", "none"));
                    incident.note("still there").resolve("over");
                    if (incident.isOpen() || !manager.find(incident.key()).isPresent()) {
                        return false;
                    }
                }
                return true;
            });
            assertThat(ends(after)).as("no lock is left behind").isTrue();
            assertThat(manager.open()).isEmpty();
            assertThat(manager.flush(AMPLE)).isTrue();
            assertThat(sink.kinds()).contains("noted", "resolved");
        }
    }

    @Test
    @Tag("F30")
    void anErrorOfTheCallersDetailsIsCountedAndTheIncidentDeclared() {
        try (IncidentManager manager = manager().build()) {
            for (Error error : List.of(new OutOfMemoryError("injected"), new StackOverflowError("injected"))) {
                Incident incident = manager.declare("outage", i -> {
                    i.tag("before", "kept");
                    throw error;
                });
                assertThat(incident.snapshot().tags()).containsEntry("before", "kept");
            }
            assertThat(manager.ignored()).containsEntry(Ignored.DETAILS_THREW, 2L);
            assertThat(manager.flush(AMPLE)).isTrue();
        }
    }
}
