package io.github.incidentsdk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.directory.DirectoryLimits;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.testing.RecordingSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that answers two seconds late, by a clock of its own; and one whose answer the test holds back. */
class LateStoreContractTest implements IncidentStoreContract {

    private static final int INCIDENTS = 100;
    private static final Duration LATE = Duration.ofSeconds(2);

    @TempDir
    Path temporary;

    private final AtomicLong waitedNanos = new AtomicLong();

    @Override
    public IncidentStore store() throws IOException {
        return reopened();
    }

    @Override
    public IncidentStore reopened() throws IOException {
        return new LateStore(directory(), () -> waitedNanos.addAndGet(LATE.toNanos()));
    }

    private IncidentStore directory() throws IOException {
        return DirectoryStore.open(temporary.resolve("journal"), DirectoryLimits.DEFAULTS);
    }

    /** The answer comes when the test has seen that everything else went on without it. */
    @Test
    void nothingThatAServiceCallsWaitsForTheStore() throws Exception {
        AtomicBoolean late = new AtomicBoolean();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        IncidentStore store = new LateStore(directory(), () -> {
            if (late.get()) {
                asked.countDown();
                await(answered);
            }
        });
        RecordingSink sink = new RecordingSink();
        IncidentManager manager = manager(store, sink);
        late.set(true);
        List<CompletableFuture<Void>> persisted = new ArrayList<>();
        try {
            manager.declare("contract-first");
            await(asked);
            for (int i = 0; i < INCIDENTS; i++) {
                persisted.add(live(manager, i).persisted().toCompletableFuture());
            }
            assertThat(manager.open()).hasSize(1);
            assertThat(manager.find(manager.open().get(0).key())).isPresent();
            assertThat(persisted).noneMatch(CompletableFuture::isDone);
            assertThat(answered.getCount()).as("nobody was answered until here").isOne();
        } finally {
            answered.countDown();
        }
        for (CompletableFuture<Void> each : persisted) {
            each.get(60, TimeUnit.SECONDS);
        }
        assertThat(manager.flush(Duration.ofSeconds(60))).isTrue();
        manager.close();
        assertThat(sink.accepted("contract-late"))
                .filteredOn(delivery -> delivery.event().kind().equals("resolved"))
                .hasSize(INCIDENTS);
    }

    private static Incident live(IncidentManager manager, int number) {
        Incident incident = manager.declare("contract-late", details -> details.by("number", number));
        incident.as("dana").acknowledge();
        incident.note("still late").observe("usd_per_hour", number);
        incident.as("dana").resolve("over");
        return incident;
    }

    private static IncidentManager manager(IncidentStore store, RecordingSink sink) {
        return IncidentManager.builder()
                .service("contract")
                .sink("recorded", sink)
                .store(store)
                .closeWithProcess(false)
                .build();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the test ended");
        }
    }

    @Test
    void everyAnswerOfThisStoreIsLate() throws Exception {
        try (IncidentStore store = store()) {
            store.load(line -> {});
            store.append(StoryLines.few(1));
            store.read(0, 1);
        }
        assertThat(Duration.ofNanos(waitedNanos.get())).isEqualTo(LATE.multipliedBy(4));
    }
}
