package io.github.incidentsdk.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.Intake.Item;
import io.github.incidentsdk.journal.Intake.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final Intake intake = new Intake();
    private final ArrayDeque<Item> taken = new ArrayDeque<>();

    @Test
    void handsOutInOrderWhatCameIn() {
        for (int i = 1; i <= 5; i++) {
            assertThat(intake.offer(item(i), 5)).isEqualTo(Outcome.TAKEN);
        }
        assertThat(intake.offer(item(6), 5)).isEqualTo(Outcome.FULL);
        intake.takeAll(taken);
        assertThat(intake.offer(item(6), 5)).isEqualTo(Outcome.FULL);
        intake.release(2);
        assertThat(intake.offer(item(6), 5)).isEqualTo(Outcome.TAKEN);
        intake.takeAll(taken);

        assertThat(taken).extracting(item -> item.line.seq()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(taken).extracting(Item::index).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(intake.isEmpty()).isTrue();
        assertThat(intake.size()).isEqualTo(4);
    }

    @Test
    void takesNothingMoreOnceClosed() {
        intake.offer(item(1), 5);
        intake.close(taken);

        assertThat(taken).hasSize(1);
        assertThat(intake.offer(item(2), 5)).isEqualTo(Outcome.CLOSED);
        intake.takeAll(taken);
        intake.close(taken);
        assertThat(taken).hasSize(1);
        assertThat(intake.offer(item(2), 5)).isEqualTo(Outcome.CLOSED);
    }

    @Test
    void losesAndReordersNothingUnderManyThreads() throws Exception {
        int threads = 6;
        int each = 20_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Integer>> refused = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            long first = (long) thread * each;
            refused.add(pool.submit(() -> {
                go.await();
                int full = 0;
                for (long i = first; i < first + each; i++) {
                    full += intake.offer(item(i), 100) == Outcome.FULL ? 1 : 0;
                }
                return full;
            }));
        }
        go.countDown();
        pool.shutdown();
        while (!pool.isTerminated() || !intake.isEmpty()) {
            int before = taken.size();
            intake.takeAll(taken);
            assertThat(taken.size() - before).isLessThanOrEqualTo(100);
            intake.release(taken.isEmpty() ? 0 : taken.getLast().index());
        }
        int full = 0;
        for (Future<Integer> one : refused) {
            full += one.get();
        }
        assertThat(taken).hasSize(threads * each - full);
        Map<Long, Long> lastOfThread = new HashMap<>();
        long index = 0;
        for (Item item : taken) {
            assertThat(item.index()).isEqualTo(++index);
            Long before = lastOfThread.put(item.line.seq() / each, item.line.seq());
            assertThat(before == null || before < item.line.seq()).isTrue();
        }
    }

    private static Item item(long seq) {
        return new Item(Lines.note(seq), null);
    }
}
