package io.github.incidentsdk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.incidentsdk.expression.Expression;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tick on which no series came or went makes no garbage. */
class AllocationTest {

    private static final List<String> CONDITIONS = List.of(
            "m > 5",
            "m / n > 0.5 and m < 100 or n > 3 unless n > 1e9",
            "sum by (k) (rate(m[5m])) / on(k) avg by (k) (n) > 0.5",
            "max_over_time(m[3m]) - min_over_time(m[3m]) > quantile_over_time(0.9, n[2m])",
            "topk(2, m) > 1",
            "histogram_quantile(0.9, sum by (le) (increase(h_bucket[5m]))) > 1",
            "stddev_over_time(m[5m]) + deriv(m[5m]) + predict_linear(m[5m], 60) + mad_over_time(m[5m]) > 0",
            "changes(m[5m]) + resets(m[5m]) + x_reversals_over_time(m[5m]) > avg_over_time(m[5m])",
            "quantile by (k) (0.5, m) > scalar(count(n))",
            "m offset 1m > n * on() group_left() hour()",
            "m{k=~\"([0-9]+)+\", k!~\"[7-9]\"} > 1", // matched when a series appears, never per tick
            "absent(m{k=\"none\"}) or absent_over_time(gone[5m])");

    @ParameterizedTest
    @EnumSource
    void makesNoGarbage(Profile profile) {
        Live live = new Live(profile);
        for (int k = 0; k < 5; k++) {
            live.set("m{k=" + k + "}", k).set("n{k=" + k + "}", k + 1).set("h_bucket{le=" + k + "}", k);
        }
        live.set("h_bucket{le=+Inf}", 10);
        List<Condition> conditions = new ArrayList<>();
        CONDITIONS.forEach(text -> conditions.add(live.condition(text)));
        run(live, conditions, 3_000);

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(live, conditions, 1_000);
        long perTick = (threads.getCurrentThreadAllocatedBytes() - before) / 1_000;

        assertThat(conditions)
                .allSatisfy(condition -> assertThat(condition.problem())
                        .as(condition.expression().text())
                        .isNull());
        assertThat(perTick).as("bytes per tick").isLessThan(100);
    }

    @Test
    void judgesFixedSeriesWithoutAByte() {
        FixedCondition condition = FixedCondition.compile(
                Expression.parseCondition("value > 50 and ratio >= 0.5 or value > 90", Set.of("value", "ratio")));
        double[] values = {60, 0.25};
        Bindings bindings = new Bindings() {

            @Override
            public double value(int metric) {
                return values[metric];
            }

            @Override
            public @Nullable String blindness(int metric) {
                return null;
            }

            @Override
            public @Nullable String label(String name) {
                return null;
            }
        };
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        int held = 0;
        for (int round = 0; round < 30; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                values[0] = i % 100;
                held += condition.judge(bindings, 0) == Truth.TRUE ? 1 : 0;
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(held).isEqualTo(30 * 900);
        assertThat(least).as("bytes in 10,000 judgements").isLessThan(100);
    }

    private static void run(Live live, List<Condition> conditions, int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            live.tick();
            for (int i = 0; i < conditions.size(); i++) {
                conditions.get(i).evaluate(live.now);
            }
        }
    }
}
