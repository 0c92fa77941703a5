package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.sink.Accepts;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.time.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class LanesTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final FakeRecord journal = new FakeRecord();
    private Lanes lanes;

    @AfterEach
    void close() {
        if (lanes != null) {
            lanes.close(Duration.ofMillis(200));
        }
    }

    private void start(Route... routes) {
        lanes = Lanes.of(List.of(routes), Workers.threads());
        journal.listener(lanes);
        lanes.begin(journal);
    }

    private static Route route(String id, IncidentSink sink) {
        return Route.to(id, sink);
    }

    private Story incident(String id) {
        return new Story(id, journal::add);
    }

    @Test
    void aSinkThatBlocksDelaysNobodyElse() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(2);
        start(
                route("stuck", IncidentSink.calling(delivery -> awaitWhateverHappens(never))),
                route("well", IncidentSink.calling(delivery -> told.countDown())));
        incident("i").declared().resolved();
        assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
        never.countDown();
    }

    @Test
    void aSinkThatTakesTooLongIsInterruptedByTheWatchdog() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        IncidentSink sink = delivery -> {
            if (calls.getAndIncrement() == 0) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException timeout) {
                    interrupted.countDown();
                    throw timeout;
                }
            }
            return DeliveryOutcome.accepted();
        };
        DeliverySettings hasty = DeliverySettings.builder()
                .attemptTimeout(Duration.ofMillis(100))
                .backOff(Duration.ofMillis(10), Duration.ofMillis(10))
                .build();
        start(new Route("slow", sink, Accepts.everything(), hasty));
        incident("i").declared();
        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
        settled().get(60, TimeUnit.SECONDS);
        assertThat(lanes.status().get(0).counts().accepted()).isEqualTo(1);
    }

    @Test
    void closingInterruptsWhatIsUnderWayAndClosesEverySinkOnce() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicInteger closed = new AtomicInteger();
        start(route("slow", new IncidentSink() {
            @Override
            public DeliveryOutcome deliver(io.github.incidentsdk.sink.Delivery delivery) throws Exception {
                inside.countDown();
                new CountDownLatch(1).await();
                return DeliveryOutcome.accepted();
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        }));
        incident("i").declared();
        assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lanes.close(Duration.ofSeconds(8))).isTrue();
        assertThat(lanes.close(LONG)).isTrue();
        assertThat(closed).hasValue(1);
        assertThat(journal.told("slow")).containsExactly("ENGAGED i-1");
    }

    @Test
    void aSinkThatTakesNoNoticeOfAnInterruptIsFreedByItsClose() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch freed = new CountDownLatch(1);
        start(route("deaf", new IncidentSink() {
            @Override
            public DeliveryOutcome deliver(io.github.incidentsdk.sink.Delivery delivery) {
                inside.countDown();
                awaitWhateverHappens(freed);
                return DeliveryOutcome.accepted();
            }

            @Override
            public void close() {
                freed.countDown();
            }
        }));
        incident("i").declared();
        assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lanes.close(Duration.ofSeconds(12))).isTrue();
    }

    @Test
    void closingEndsInTimeWhateverASinkDoes() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        start(
                route("deaf", new IncidentSink() {
                    @Override
                    public DeliveryOutcome deliver(io.github.incidentsdk.sink.Delivery delivery) {
                        inside.countDown();
                        awaitWhateverHappens(never);
                        return DeliveryOutcome.accepted();
                    }

                    @Override
                    public void close() {
                        awaitWhateverHappens(never);
                    }
                }),
                route("throws", new IncidentSink() {
                    @Override
                    public DeliveryOutcome deliver(io.github.incidentsdk.sink.Delivery delivery) {
                        return DeliveryOutcome.accepted();
                    }

                    @Override
                    public void close() {
                        closed.countDown();
                        throw new NoClassDefFoundError("half of the application is gone already");
                    }
                }));
        incident("i").declared();
        assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
        long begin = System.nanoTime();
        assertThat(lanes.close(Duration.ofMillis(500))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG);
        assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
        never.countDown();
    }

    @Test
    void aSinkMayCallBackIntoTheSdk() throws Exception {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        IncidentSink sink = IncidentSink.calling(delivery -> {
            if (delivery.eventId().equals("i-1")) {
                lanes.status();
                lanes.deadLetters("curious");
                CompletionStage<Void> stage = lanes.settledPast(Long.MAX_VALUE);
                new Story("by-the-sink", journal::add).declared();
                answer.complete(stage.toCompletableFuture().isDone());
            }
        });
        start(route("curious", sink));
        incident("i").declared();
        assertThat(answer.get(60, TimeUnit.SECONDS)).isFalse();
        settled().get(60, TimeUnit.SECONDS);
        assertThat(journal.told("curious")).contains("ACCEPTED i-1", "ACCEPTED by-the-sink-1");
    }

    @Test
    void aSinkThatClosesTheLanesItRunsInDoesNotHang() throws Exception {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        start(route(
                "suicidal", IncidentSink.calling(delivery -> answer.complete(lanes.close(Duration.ofMillis(300))))));
        incident("i").declared();
        assertThat(answer.get(60, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void settledCompletesOnlyOnceEveryLaneHasAnswered() {
        Pager one = new Pager();
        Pager two = new Pager().then(DeliveryOutcome.retry("status 503"));
        Rig rig = new Rig().sink("one", one).sink("two", two).start();
        CompletableFuture<Void> nothing = rig.lanes.settledPast(Long.MAX_VALUE).toCompletableFuture();
        assertThat(nothing).isCompleted();
        rig.incident("i").declared();
        CompletableFuture<Void> done =
                rig.lanes.settledPast(rig.journal.lastSeq()).toCompletableFuture();
        rig.settle();
        assertThat(done).isNotDone();
        assertThat(rig.status("two").waiting()).isPositive();
        assertThat(rig.status("two").failing()).isTrue();
        rig.pass(Duration.ofSeconds(1));
        assertThat(done).isCompleted();
        assertThat(rig.status("two").waiting()).isZero();
        assertThat(rig.status("two").failing()).isFalse();
        assertThat(rig.status("two").counts().retried()).isEqualTo(1);
    }

    @Test
    void whatHappensBetweenTheEndOfTheRestoreAndTheBeginIsTold() {
        Pager pager = new Pager();
        HandWorkers hand = new HandWorkers();
        lanes = Lanes.of(List.of(Route.to("on-call", pager)), hand);
        journal.listener(lanes);
        incident("i").declared().noted("look");
        lanes.begin(journal);
        hand.settle();
        assertThat(pager.heard).containsExactly("opens declared i-1", "noted i-2");
    }

    @Test
    void twoSinksOfOneNameAreRefused() {
        List<Route> routes = List.of(route("team", new Pager()), route("team", new Pager()));
        assertThatThrownBy(() -> Lanes.of(routes, Workers.threads()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two sinks are called \"team\": the journal could not tell them apart; rename one");
    }

    @Test
    void aSinkThatRemembersTooMuchIsToldOnceAndGoesOn() {
        Pager hoarder = new Pager().always(delivery -> {
            for (int i = 0; i < 100; i++) {
                delivery.remember("name-" + i, "value");
            }
            delivery.remember("name-0", "x".repeat(5_000));
            assertThat(delivery.receipt("name-0")).contains("value");
            assertThat(delivery.receipt("name-63")).contains("value");
            assertThat(delivery.receipt("name-64")).isEmpty();
            return DeliveryOutcome.accepted();
        });
        Rig rig = new Rig().sink("hoarder", hoarder).start();
        rig.incident("i").declared();
        rig.settle();
        assertThat(hoarder.accepted).containsExactly("opens declared i-1");
    }

    private CompletableFuture<Void> settled() {
        return lanes.settledPast(Long.MAX_VALUE).toCompletableFuture();
    }

    private static void awaitWhateverHappens(CountDownLatch latch) {
        boolean waiting = true;
        while (waiting) {
            try {
                latch.await();
                waiting = false;
            } catch (InterruptedException ignored) {
                waiting = true; // this sink takes no notice
            }
        }
    }
}
