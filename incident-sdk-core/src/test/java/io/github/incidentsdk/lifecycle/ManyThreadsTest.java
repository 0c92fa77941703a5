package io.github.incidentsdk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same promises while real threads get in each other's way. */
@Timeout(240)
class ManyThreadsTest {

    private static final int THREADS = 6;
    private static final List<Severity> SEVERITIES = List.of(Severity.values());

    private final Scene scene = new Scene(Scene.type("outage"), Scene.type("spike", "account"));

    private static void inThreads(int threads, IntConsumer work) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int number = t;
            FutureTask<Void> task = new FutureTask<>(() -> {
                go.await();
                work.accept(number);
                return null;
            });
            tasks.add(task);
            new Thread(task, "many-" + t).start();
        }
        go.countDown();
        for (FutureTask<Void> task : tasks) {
            task.get();
        }
    }

    @Test
    void manyWhoDeclareAtOnceOpenOneIncidentAndLoseNoCount() throws Exception {
        inThreads(THREADS, t -> {
            for (int i = 0; i < 20_000; i++) {
                scene.declare("outage");
            }
        });

        assertThat(scene.book.kinds()).containsExactly("declared");
        assertThat(scene.only().count()).isEqualTo(THREADS * 20_000L);
    }

    @Test
    void manyWhoResolveAtOnceResolveOnce() throws Exception {
        for (int round = 0; round < 200; round++) {
            TrackedIncident incident = scene.declare("outage");
            inThreads(3, t -> scene.person(incident).resolve("by " + t));
            assertThat(incident.isOpen()).isFalse();
        }

        assertThat(scene.book.of(IncidentEvent.Resolved.class)).hasSize(200);
        assertThat(scene.book.of(IncidentEvent.Reopened.class)).hasSize(199);
        assertThat(scene.ignored(Ignored.NOT_OPEN)).isEqualTo(400);
    }

    @Test
    void noResolveIsLostAmongReports() throws Exception {
        AtomicLong resolves = new AtomicLong();
        Random random = new Random(1);
        inThreads(THREADS, t -> {
            for (int i = 0; i < 3_000; i++) {
                if (t == 0) {
                    TrackedIncident incident = scene.declare("outage", d -> d.metric("x", random.nextInt()));
                    scene.code(incident).resolve("done");
                    resolves.incrementAndGet();
                } else {
                    scene.declare("outage");
                }
            }
        });
        TrackedIncident incident = scene.declare("outage");
        scene.code(incident).resolve("the last word");

        assertThat(scene.table.open()).isEmpty();
        assertThat(scene.book.of(IncidentEvent.Resolved.class))
                .hasSize((int) resolves.get() + 1)
                .hasSize(1 + scene.book.of(IncidentEvent.Reopened.class).size());
    }

    @Test
    void anythingFromManyThreadsIsStrictlyNumberedAndConsistent() throws Exception {
        long seed = 42;
        AtomicBoolean done = new AtomicBoolean();
        FutureTask<Void> clock = new FutureTask<>(() -> {
            while (!done.get()) {
                scene.pass(Duration.ofSeconds(70));
                scene.table
                        .open()
                        .forEach(incident ->
                                assertThat(incident.snapshot().seq()).isPositive());
                scene.table.all();
            }
            return null;
        });
        new Thread(clock, "clock").start();
        try {
            inThreads(THREADS, t -> {
                Random random = new Random(seed + t);
                for (int i = 0; i < 4_000; i++) {
                    anything(random, "account-" + random.nextInt(3));
                }
            });
        } finally {
            done.set(true);
        }
        clock.get();

        Map<String, List<EventBook.Entry>> byId = scene.book.entries().stream()
                .collect(Collectors.groupingBy(entry -> entry.after().id()));
        assertThat(byId).hasSizeGreaterThan(3);
        scene.table.all().forEach(incident -> {
            IncidentSnapshot now = incident.snapshot();
            List<EventBook.Entry> told = byId.get(now.id());
            assertThat(told).hasSize((int) now.seq());
            assertThat(now.isOpen()).as("seed %d", seed).isEqualTo(now.isHeld());
        });
    }

    private void anything(Random random, String account) {
        Severity severity = SEVERITIES.get(random.nextInt(5));
        TrackedIncident incident =
                scene.declare("spike", d -> d.by("account", account).metric("x", random.nextInt(9)));
        switch (random.nextInt(10)) {
            case 0 -> scene.person(incident).resolve("done");
            case 1 -> scene.person(incident).acknowledge();
            case 2 -> scene.person(incident).severity(random.nextBoolean() ? severity : null, "so");
            case 3 -> scene.person(incident).note("looking");
            case 4 -> scene.declare("spike", d -> d.by("account", account).severity(severity));
            case 5 -> scene.hold("spike", severity);
            case 6 -> scene.clear(incident);
            case 7 -> scene.fail("spike");
            case 8 -> scene.guards.succeeded("spike");
            default -> scene.person(incident).review("learned");
        }
    }

    @Test
    void listingNeverFailsWhileSeveritiesMove() throws Exception {
        for (int i = 0; i < 200; i++) {
            int n = i;
            scene.declare("spike", d -> d.by("account", n));
        }
        inThreads(3, t -> {
            Random random = new Random(t);
            for (int i = 0; i < 300; i++) {
                if (t == 0) {
                    assertThat(scene.table.open()).hasSize(200);
                } else {
                    for (TrackedIncident incident : scene.table.all()) {
                        scene.person(incident).severity(SEVERITIES.get(random.nextInt(5)), "so");
                    }
                }
            }
        });
    }
}
