package io.github.incidentsdk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.SeriesStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardProfileTest {

    private final Live live = new Live();

    @Test
    void countsFromZeroWhenACounterIsSeenToBegin() {
        Values increase = live.values("increase(orders_failed_total[5m])");
        live.ticks(3).set("orders_failed_total", 3).tick();

        assertThat(live.computed(increase)).containsExactly("{} 3.0");

        live.set("orders_failed_total", 5).tick();
        assertThat(live.computed(increase)).containsExactly("{} 5.0");
    }

    @Test
    void doesNotTakeWhatWasCountedBeforeItWatched() {
        Values increase = live.values("increase(orders_failed_total[5m])");
        live.set("orders_failed_total", 1_000).tick();
        assertThat(live.computed(increase)).isEmpty();

        live.set("orders_failed_total", 1_002).tick();
        assertThat(live.computed(increase)).containsExactly("{} 2.0");
    }

    @Test
    void doesNotTakeWhatWasCountedBeforeARuleAskedForTheMetric() {
        live.set("orders_failed_total", 1_000).ticks(10);
        Values increase = live.values("increase(orders_failed_total[5m])");
        live.tick();
        assertThat(live.computed(increase)).isEmpty();

        live.set("orders_failed_total", 1_001).tick();
        assertThat(live.computed(increase)).containsExactly("{} 1.0");
    }

    @Test
    void keepsSamplesFromWhenAWindowAsksForThemOfAMetricThatIsReadAlready() {
        Values plain = live.values("orders");
        live.set("orders", 7).ticks(10);
        assertThat(live.computed(plain)).containsExactly("{} 7.0");

        Values total = live.values("count_over_time(orders[10m])");
        live.ticks(3);
        assertThat(live.computed(total)).containsExactly("{} 3.0");
    }

    @Test
    void doesNotTakeACounterThatReturnsForANewOne() {
        Values increase = live.values("increase(orders_failed_total[1m])");
        live.set("orders_failed_total", 1_000).ticks(3);
        live.remove("orders_failed_total").ticks(100);
        live.set("orders_failed_total", 1_005).ticks(2);

        assertThat(live.computed(increase)).containsExactly("{} 0.0");
    }

    @Test
    void doesNotTakeASourceThatRecoveredForANewOne() {
        SeriesStore poll = live.store.polled("remote", 15_000);
        Values increase = live.values("increase(jobs_total[1m])");
        live.ticks(3);
        poll.replace(List.of(Live.sample("jobs_total", 1_000)), live.now + 1);
        live.tick();
        assertThat(live.computed(increase)).isEmpty();

        poll.failed("HTTP 503");
        live.ticks(100);
        poll.replace(List.of(Live.sample("jobs_total{job=new}", 2_000)), live.now + 1);
        live.tick();
        assertThat(live.computed(increase)).isEmpty();
    }

    @Test
    void losesNothingBetweenWindowsThatFollowEachOther() {
        Values increase = live.values("increase(total[1m])");
        double counted = 0;
        live.set("total", 0).tick();
        for (int minute = 0; minute < 10; minute++) {
            for (int tick = 0; tick < 4; tick++) {
                live.set("total", 1 + tick + minute * 4).tick();
            }
            increase.evaluate(live.now);
            counted += increase.value(0);
        }

        assertThat(counted).isEqualTo(40);
    }

    @Test
    void givesTheRateOfASteadyCounterWithoutExtrapolating() {
        Values rate = live.values("rate(total[5m])");
        for (int tick = 0; tick <= 30; tick++) {
            live.set("total", 30 * tick).tick();
        }

        assertThat(live.computed(rate)).containsExactly("{} 2.0");
    }

    @Test
    void averagesAConstantToExactlyThat() {
        live.set("load", 0.1);
        Condition spike = live.condition("(load - avg_over_time(load[7m])) / stddev_over_time(load[7m]) > 3");
        live.ticks(40);

        assertThat(live.judged(spike)).containsExactly("{} FALSE NaN");
    }

    @Test
    void waitsWithAMissingSideUntilMostOfItsWindowWasWatched() {
        live.set("requests_total{outcome=ok}", 5);
        Condition condition = live.condition("rate(requests_total{outcome=\"error\"}[5m]) > 1");
        live.tick().judged(condition);
        assertThat(condition.elsewhere()).isEqualTo(Truth.UNKNOWN);

        live.ticks(15).judged(condition);
        assertThat(condition.elsewhere()).isEqualTo(Truth.UNKNOWN);
        live.tick().judged(condition);
        assertThat(condition.elsewhere()).isEqualTo(Truth.FALSE);
    }

    @Test
    void missesSomethingOverTimeOnlyAfterLookingForAsLong() {
        Condition condition = live.condition("absent_over_time(backup_done[2m])");
        live.tick().judged(condition);
        assertThat(condition.truth(0)).isEqualTo(Truth.FALSE);
        live.ticks(7).judged(condition);
        assertThat(condition.truth(0)).isEqualTo(Truth.FALSE);
        live.tick().judged(condition);
        assertThat(condition.truth(0)).isEqualTo(Truth.TRUE);

        live.set("backup_done", 1).tick().judged(condition);
        assertThat(condition.truth(0)).isEqualTo(Truth.FALSE);
        live.remove("backup_done").ticks(7).judged(condition);
        assertThat(condition.truth(0)).isEqualTo(Truth.FALSE);
        live.tick().judged(condition);
        assertThat(condition.truth(0)).isEqualTo(Truth.TRUE);
    }

    @Test
    void remembersTheSamplesOfASeriesThatIsGone() {
        Values most = live.values("max_over_time(depth[1m])");
        Values present = live.values("depth");
        live.set("depth", 7).tick();
        live.remove("depth").tick();

        assertThat(live.computed(most)).containsExactly("{} 7.0");
        assertThat(live.computed(present)).isEmpty();
        assertThat(live.ticks(3).computed(most)).isEmpty();
    }

    @Test
    void looksBackByAnOffset() {
        Values before = live.values("depth offset 1m");
        Values change = live.values("depth - depth offset 1m");
        Values taken = live.values("timestamp(depth offset 1m)");
        for (int tick = 1; tick <= 6; tick++) {
            live.set("depth", tick * tick).tick();
        }

        assertThat(live.computed(before)).containsExactly("{} 4.0");
        assertThat(live.computed(change)).containsExactly("{} 32.0");
        assertThat(live.computed(taken)).containsExactly("{} " + (live.now - 60_000) / 1000.0);

        live.remove("depth").ticks(4);
        assertThat(live.computed(before)).containsExactly("{} 36.0");
        assertThat(live.tick().computed(before)).isEmpty();
    }

    @Test
    void countsChangesOfDirection() {
        Values reversals = live.values("x_reversals_over_time(replicas[10m])");
        for (double replicas : new double[] {2, 4, 4, 3, Double.NaN, 3, 5, 6, 2}) {
            live.set("replicas", replicas).tick();
        }

        assertThat(live.computed(reversals)).containsExactly("{} 3.0");
    }

    @Test
    void keepsAThousandSamplesAtMostOfALongWindow() {
        Values average = live.values("avg_over_time(load[7d])");
        Values count = live.values("count_over_time(load[7d])");
        live.set("load", 0);
        for (int tick = 0; tick < 8 * 24 * 240; tick++) {
            live.set("load", tick % 240).tick();
            if (tick % 97 == 0) {
                average.evaluate(live.now);
                count.evaluate(live.now);
            }
        }

        assertThat(live.computed(average)).hasSize(1);
        assertThat(average.value(0)).isBetween(117.0, 122.0);
        assertThat(live.computed(count)).hasSize(1);
        assertThat(count.value(0)).isBetween(985.0, 1_000.0);
    }

    @Test
    void hasOneRowPerLabelSetWhateverTheMetricIsCalled() {
        Values either = live.values("new_name or old_name");
        Condition condition = live.condition("(new_name or old_name) > 5");
        live.set("old_name{node=a}", 7).set("new_name{node=b}", 1).tick();
        assertThat(live.computed(either)).containsExactly("{node=\"a\"} 7.0", "{node=\"b\"} 1.0");

        live.set("new_name{node=a}", 8).tick();
        assertThat(live.computed(either)).containsExactly("{node=\"a\"} 8.0", "{node=\"b\"} 1.0");
        assertThat(either.size()).isEqualTo(2);
        assertThat(live.judged(condition)).containsExactly("{node=\"a\"} TRUE 8.0", "{node=\"b\"} FALSE 1.0");

        live.remove("new_name{node=a}").tick();
        assertThat(live.judged(condition)).containsExactly("{node=\"a\"} TRUE 7.0", "{node=\"b\"} FALSE 1.0");
    }

    @Test
    void saysThatSeriesDifferByTheMetricsNameAlone() {
        Condition condition = live.condition("{__name__=~\"new_name|old_name\"} > 5");
        live.set("old_name", 7).set("new_name", 1).tick();

        assertThat(live.judged(condition)).containsExactly("{} UNKNOWN");
        assertThat(condition.problem()).isEqualTo("several series have the labels {} here, and a row speaks of one");
    }
}
