package io.github.incidentsdk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class ConfirmationsTest {

    private static final Duration AMPLE = Duration.ofSeconds(60);

    private final Confirmations confirmations = new Confirmations(Workers.threads());
    private final CountDownLatch hanging = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        hanging.countDown();
        confirmations.close(AMPLE);
    }

    private static CompletableFuture<Void> chained(CompletionStage<Void> to, Consumer<String> what) {
        return to.thenRun(() -> what.accept(Thread.currentThread().getName()))
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS);
    }

    private void hang(String thread) {
        try {
            hanging.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsChainedMayWaitForAnother() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        CompletableFuture<Void> another = confirmations.of(second);
        CompletableFuture<Void> done = chained(confirmations.of(first), thread -> another.join());

        first.complete(null); // as the journal's thread does, which has to get to the second
        second.complete(null);

        assertThat(done).succeedsWithin(AMPLE);
    }

    @Test
    void whoWaitsIsNotKeptWaitingByWhatOthersChained() throws Exception {
        CompletableFuture<Void> known = new CompletableFuture<>();
        CompletableFuture<Void> hangs = chained(confirmations.of(known), this::hang);
        known.complete(null);
        CompletableFuture<Void> later = new CompletableFuture<>();
        CompletableFuture<Void> joined = confirmations.of(later);
        CompletableFuture<Void> got = confirmations.of(later);
        CompletableFuture<Void> gotInTime = confirmations.of(later);

        later.complete(null);

        joined.join();
        got.get();
        gotInTime.get(60, TimeUnit.SECONDS);
        assertThat(joined).isCompleted();
        assertThat(got).isCompleted();
        assertThat(gotInTime).isCompleted();
        assertThat(hangs).isNotDone();
    }

    @Test
    void whatIsChainedRunsOnAThreadOfItsOwn() {
        CompletableFuture<Void> known = new CompletableFuture<>();
        AtomicReference<String> ran = new AtomicReference<>();
        CompletableFuture<Void> done = chained(confirmations.of(known), ran::set);

        known.complete(null);

        assertThat(done).succeedsWithin(AMPLE);
        assertThat(ran).hasValue("incident-sdk-confirmations");
    }

    @Test
    void aFailureComesAsItIs() {
        CompletableFuture<Void> known = new CompletableFuture<>();
        CompletableFuture<Void> joined = confirmations.of(known);
        CompletableFuture<Void> got = confirmations.of(known);

        known.completeExceptionally(new NotPersistedException("the disk is gone"));

        assertThatThrownBy(joined::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseExactlyInstanceOf(NotPersistedException.class);
        assertThatThrownBy(got::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseExactlyInstanceOf(NotPersistedException.class);
        assertThat(confirmations.of(known)).isCompletedExceptionally();
    }

    @Test
    void aTimeoutOfTheApplicationsOwnEndsTheWaiting() {
        CompletableFuture<Void> never = new CompletableFuture<>();

        assertThatThrownBy(() -> confirmations
                        .of(never)
                        .orTimeout(1, TimeUnit.MILLISECONDS)
                        .join())
                .hasCauseExactlyInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> confirmations.of(never).get(1, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void thereIsNoThreadBeforeSomebodyAsksNorAfterTheEnd() {
        assertThat(confirmations.of(CompletableFuture.completedFuture(null))).isCompleted();
        assertThat(threads()).isEmpty();

        CompletableFuture<Void> known = new CompletableFuture<>();
        CompletableFuture<Void> confirmation = confirmations.of(known);
        assertThat(threads()).hasSize(1);

        known.complete(null);
        confirmations.close(AMPLE);
        assertThat(confirmation).isCompleted();
        assertThat(threads()).isEmpty();

        CompletableFuture<Void> late = new CompletableFuture<>();
        CompletableFuture<Void> afterTheEnd = confirmations.of(late);
        late.complete(null);
        assertThat(afterTheEnd).isCompleted();
        assertThat(threads()).isEmpty();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("incident-sdk-confirmations"))
                .toList();
    }
}
