package io.github.incidentsdk.metric.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Metrics;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricStoreTest {

    private static final long TICK = 15_000;
    private static final Labels A = Labels.of("queue", "a");
    private static final Labels B = Labels.of("queue", "b");

    private final MetricStore store = new MetricStore();
    private final SeriesStore pushed = store.pushed("app");
    private final Family depth = store.index().read("depth");
    private long now = 1_700_000_000_000L;

    @Test
    void readsEachSupplierOnceATick() {
        AtomicInteger reads = new AtomicInteger();
        pushed.add("depth", A, reads::incrementAndGet);
        pushed.add("unwanted", A, () -> {
            throw new AssertionError("nobody asked for it");
        });

        tick();
        tick();
        assertThat(present(depth)).isEqualTo(Map.of(A, 2.0));
        assertThat(depth.time(0)).isEqualTo(now);
        assertThat(store.unreadable()).isZero();
    }

    @Test
    void replacesASeriesOfTheSameNameAndLabels() {
        Series first = pushed.add("depth", A, () -> 1);
        tick();
        pushed.add("depth", A, () -> 2);
        first.remove();
        tick();

        assertThat(present(depth)).isEqualTo(Map.of(A, 2.0));
    }

    @Test
    void takesWhatThrowsForNanAndCountsIt() {
        pushed.add("depth", A, () -> {
            throw new IllegalStateException("broken gauge");
        });
        pushed.add("depth", B, () -> Double.NaN);
        tick();

        assertThat(present(depth)).isEqualTo(Map.of(A, Double.NaN, B, Double.NaN));
        assertThat(store.unreadable()).isEqualTo(2);
    }

    @Test
    void leavesOutWhatIsOverTheLimitAndKeepsTheRest() {
        MetricStore small = new MetricStore(2);
        SeriesStore source = small.pushed("app");
        Family family = small.index().read("depth");
        Series first = source.add("depth", Labels.of("n", "0"), () -> 0);
        for (int n = 1; n < 5; n++) {
            source.add("depth", Labels.of("n", "" + n), () -> 1);
        }
        small.tick(now);

        assertThat(family.size()).isEqualTo(2);
        assertThat(small.index().refused()).isEqualTo(3);
        first.remove();
        source.add("depth", Labels.of("n", "9"), () -> 9);
        small.tick(now + TICK);
        assertThat(present(family)).isEqualTo(Map.of(Labels.of("n", "1"), 1.0, Labels.of("n", "9"), 9.0));
    }

    @Test
    void keepsNoMoreThanThereIsRoomForWhileNobodyTicks() {
        MetricStore small = new MetricStore(3);
        SeriesStore source = small.pushed("app");
        Family family = small.index().read("depth");
        List<Series> all = new ArrayList<>();
        for (int n = 0; n < 1_000; n++) {
            all.add(source.add("depth", Labels.of("n", "" + n), () -> 1));
        }
        assertThat(small.index().refused()).as("counted at once").isEqualTo(997);
        all.subList(1, all.size()).forEach(Series::remove);
        for (int n = 0; n < 1_000; n++) {
            source.add("depth", A, () -> 2).remove();
            source.add("depth", B, () -> 3);
        }
        small.tick(now);

        assertThat(small.index().refused()).as("what was removed leaves room").isEqualTo(997);
        assertThat(present(family)).isEqualTo(Map.of(Labels.of("n", "0"), 1.0, B, 3.0));
        all.forEach(Series::remove);
        all.forEach(Series::remove);
        small.tick(now + TICK);
        assertThat(present(family)).isEqualTo(Map.of(B, 3.0));
    }

    @Test
    void aSeriesThatCameAndWentBetweenTwoTicksTookThePlaceOfTheOneBefore() {
        Series first = pushed.add("depth", A, () -> 1);
        tick();
        Series second = pushed.add("depth", A, () -> 2);
        first.remove();
        second.remove();
        tick();
        assertThat(present(depth)).isEmpty();

        pushed.add("known", A, () -> 1).remove();
        tick();
        assertThat(store.index().read("known").blindness())
                .as("a name that was reported")
                .isNull();
    }

    @Test
    void hasNoMoreNamesThanSeries() {
        MetricStore small = new MetricStore(3);
        SeriesStore source = small.pushed("app");
        for (int n = 0; n < 10; n++) {
            source.add("depth_" + n, A, () -> 1).remove();
            source.knows(Set.of("queue_" + n));
            small.tick(now + n * TICK);
        }

        assertThat(small.metrics()).hasSize(3);
        assertThat(small.index().refused()).isEqualTo(17);
    }

    @Test
    void ofManyAnswersThatNoTickSawTheLatestStay() {
        MetricStore small = new MetricStore(4);
        SeriesStore polled = small.polled("weather", 60_000);
        Family family = small.index().read("depth");
        int kept = family.retain(3_600_000, 0);
        for (int n = 0; n < 1_000; n++) {
            polled.replace(List.of(new Sample("depth", A, n), new Sample("depth", B, n)), now + n);
        }
        small.tick(now + TICK);

        assertThat(small.superseded()).isEqualTo(998);
        assertThat(present(family)).isEqualTo(Map.of(A, 999.0, B, 999.0));
        Samples samples = family.track(0).samples(kept);
        assertThat(samples.end() - samples.first())
                .as("as many as there was room for")
                .isEqualTo(2);
    }

    @Test
    void replacesTheWholeSetOfAPolledSource() {
        SeriesStore polled = store.polled("weather", 60_000);
        polled.replace(List.of(new Sample("depth", A, 1), new Sample("depth", B, 2)), now);
        tick();
        assertThat(present(depth)).isEqualTo(Map.of(A, 1.0, B, 2.0));

        polled.replace(List.of(new Sample("depth", B, 3), new Sample("no-name", B, 3)), now);
        tick();
        assertThat(present(depth)).isEqualTo(Map.of(B, 3.0));
        assertThat(store.malformed()).isEqualTo(1);
    }

    @Test
    void forgetsPolledValuesThatGrowOldWithoutAWord() {
        SeriesStore often = store.polled("often", 60_000);
        SeriesStore seldom = store.polled("seldom", 3_600_000);
        often.replace(List.of(new Sample("depth", A, 1)), now + TICK);
        seldom.replace(List.of(new Sample("depth", B, 2)), now + TICK);
        IntStream.range(0, 20).forEach(i -> tick());
        assertThat(present(depth)).containsOnlyKeys(A, B);

        tick();
        assertThat(present(depth)).containsOnlyKeys(B);
    }

    @Test
    void takesAPollThatIsAheadOfTheTickForOneOfTheTick() {
        SeriesStore polled = store.polled("weather", 60_000);
        polled.replace(List.of(new Sample("depth", A, 1)), now + 10 * TICK);
        tick();

        assertThat(depth.time(0)).isEqualTo(now);
    }

    @Test
    void saysWhyAMetricCannotBeKnown() {
        assertThat(depth.blindness()).isEqualTo("no source has ever reported metric 'depth'");
        SeriesStore polled = store.polled("weather", 60_000);
        tick();
        assertThat(depth.absenceBlindness()).isEqualTo("source 'weather' has no data: it has not answered yet");

        polled.knows(Set.of("depth"));
        polled.replace(List.of(), now);
        tick();
        assertThat(depth.blindness()).isNull();
        assertThat(depth.absenceBlindness()).isNull();

        polled.failed("HTTP 503");
        tick();
        assertThat(depth.blindness()).isEqualTo("source 'weather' has no data: HTTP 503");
        polled.recovered();
        tick();
        assertThat(depth.blindness()).isNull();
    }

    @Test
    void takesNothingOfAnOpenMetricForGone() {
        Family other = store.index().read("other");
        int kept = depth.retain(600_000, 0);
        SeriesStore polled = store.polled("weather", 60_000);
        polled.replace(List.of(new Sample("depth", A, 1), new Sample("depth", B, 2), new Sample("other", A, 3)), now);
        tick();
        Track a = depth.find(A);

        polled.replace(List.of(new Sample("depth", B, 4)), Map.of("depth", "half of it is away"), now);
        tick();
        long open = now;
        assertThat(present(depth)).isEqualTo(Map.of(B, 4.0));
        assertThat(depth.find(A)).isSameAs(a);
        assertThat(a.isBlind()).isTrue();
        assertThat(depth.failure())
                .isEqualTo("source 'weather' does not tell all of metric 'depth': half of it is away");
        assertThat(other.failure()).isNull();
        assertThat(present(other)).as("gone").isEmpty();

        tick();
        polled.replace(List.of(new Sample("depth", A, 5)), now);
        tick();
        long closed = now;
        assertThat(present(depth)).isEqualTo(Map.of(A, 5.0));
        assertThat(a.isBlind()).isFalse();
        assertThat(depth.failure()).isNull();
        assertThat(depth.unseen(open - 60_000, now)).isEqualTo(closed - open).isPositive();
        assertThat(depth.watchedSince(kept)).isLessThan(open);
    }

    @Test
    void hidesTheSeriesOfAFailedSourceUntilItRecovers() {
        pushed.add("depth", A, () -> 1);
        tick();
        pushed.failed("registry closed");
        tick();
        assertThat(present(depth)).isEmpty();
        pushed.recovered();
        tick();
        assertThat(present(depth)).containsOnlyKeys(A);
    }

    @Test
    void readsAtATickWhatItsSourceAddsAndRemovesAtThatTick() {
        List<Series> added = new ArrayList<>();
        pushed.atEachTick(() -> {
            if (added.isEmpty()) {
                added.add(pushed.add("depth", A, () -> 1));
            } else {
                added.get(0).remove();
            }
        });
        assertThat(present(depth)).isEmpty();
        tick();
        assertThat(present(depth)).isEqualTo(Map.of(A, 1.0));
        tick();
        assertThat(present(depth)).isEmpty();
    }

    @Test
    void seesNothingOfASourceAsLongAsWhatItDoesAtATickThrows() {
        AtomicInteger ticks = new AtomicInteger();
        pushed.add("depth", A, () -> 1);
        pushed.atEachTick(() -> {
            if (ticks.incrementAndGet() == 2) {
                throw new IllegalStateException("broken source");
            }
        });
        tick();
        assertThat(depth.blindness()).isNull();
        tick();
        assertThat(depth.blindness())
                .isEqualTo("source 'app' has no data: its work at the tick threw IllegalStateException");
        tick();
        assertThat(depth.blindness()).isNull();
        assertThat(present(depth)).isEqualTo(Map.of(A, 1.0));
    }

    @Test
    void givesUpATickThatHangsAndSetsItsSeriesAside() {
        List<Series> hanging = new ArrayList<>();
        pushed.add("depth", A, () -> {
            // What a second thread does after five seconds of waiting.
            hanging.add(store.abandon());
            MetricStore.Doubt doubt = store.takeDoubt();
            if (doubt != null) {
                doubt.read();
                doubt.settle(true);
            }
            return 1;
        });
        pushed.add("depth", B, () -> 2);
        now += TICK;

        assertThat(store.tick(now)).isFalse();
        assertThat(hanging).singleElement().hasToString("depth{queue=\"a\"}");
        assertThat(present(depth)).isEmpty();
        tick();
        assertThat(present(depth)).isEqualTo(Map.of(B, 2.0));
        assertThat(store.abandon()).isNull();
        tick();
        assertThat(present(depth)).isEqualTo(Map.of(B, 2.0));
    }

    @Test
    void tellsSourcesWhatIsWanted() {
        List<String> added = new ArrayList<>();
        store.wanted().whenAdded(added::add);
        store.index().read("depth");
        store.index().read("errors_total");
        store.index().readMatching(name -> name.startsWith("jvm_"));
        pushed.add("jvm_threads", A, () -> 1);
        tick();

        assertThat(added).containsExactly("errors_total");
        assertThat(store.wanted().names()).containsExactly("depth", "errors_total", "jvm_threads");
        assertThat(store.wanted().reads("jvm_memory")).isTrue();
        assertThat(store.wanted().reads("other")).isFalse();
    }

    @Test
    void remembersSamplesAsLongAsTheyAreAskedFor() {
        int retention = depth.retain(60_000, 0);
        pushed.add("depth", A, () -> 1);
        IntStream.range(0, 1_000).forEach(i -> tick());
        Samples samples = depth.track(0).samples(retention);

        assertThat(samples.end()).isEqualTo(1_000);
        assertThat(samples.end() - samples.first()).isBetween(4, 16);
        assertThat(samples.time(samples.end() - 1)).isEqualTo(now);
    }

    @Test
    void addsWhatWasRegisteredBeforeItWasStarted() {
        Metrics metrics = new Metrics();
        Series early = metrics.gauge("depth", A, () -> 1);
        Series dropped = metrics.gauge("depth", Map.of("queue", "c"), () -> 1);
        dropped.remove();
        metrics.start(store.wanted(), pushed);
        metrics.counter("depth", B, () -> 2);
        tick();
        assertThat(present(depth)).isEqualTo(Map.of(A, 1.0, B, 2.0));

        early.remove();
        tick();
        assertThat(present(depth)).isEqualTo(Map.of(B, 2.0));
    }

    @Test
    void refusesNamesThatCannotStandInAnExpression() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pushed.add("queue.depth", Labels.empty(), () -> 1))
                .withMessage("Metric name 'queue.depth' cannot stand in an expression:"
                        + " use letters, digits and '_', not beginning with a digit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pushed.add("depth", Labels.of("queue-name", "a"), () -> 1))
                .withMessageContaining("Label 'queue-name' of metric 'depth'");
    }

    private void tick() {
        now += TICK;
        assertThat(store.tick(now)).isTrue();
    }

    private static Map<Labels, Double> present(Family family) {
        Map<Labels, Double> present = new HashMap<>();
        for (int slot = 0; slot < family.size(); slot++) {
            if (!Absent.is(family.values()[slot])) {
                present.put(family.track(slot).labels(), family.values()[slot]);
            }
        }
        return present;
    }
}
