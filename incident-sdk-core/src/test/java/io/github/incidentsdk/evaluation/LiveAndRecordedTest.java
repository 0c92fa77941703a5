package io.github.incidentsdk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.series.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was seen live, tick by tick, and the same samples played back give the same values. */
class LiveAndRecordedTest {

    private static final List<String> EXPRESSIONS = List.of(
            "a",
            "a offset 1m",
            "a - on (x, y) b offset 45s",
            "sum by (x) (a) / on (x) group_left sum by (x) (b)",
            "rate(a[2m])",
            "increase(a[1m] offset 30s)",
            "delta(b[3m])",
            "irate(a[1m])",
            "avg_over_time(a[2m])",
            "max_over_time(b[1m]) - min_over_time(b[1m])",
            "sum_over_time(c[90s])",
            "quantile_over_time(0.5, a[4m])",
            "stddev_over_time(a[4m])",
            "changes(a[4m]) + resets(a[4m])",
            "last_over_time(c[1m])",
            "count_over_time(a[1m] offset 1m)",
            "absent(c)",
            "timestamp(a) - time()",
            "topk(2, a) or bottomk by (x) (1, b)",
            "a > 5 and on (x) b < 15");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Map<String, List<long[]>> recorded = new HashMap<>();

    @Test
    void aRecordingHoldsEverySampleHoweverLongTheWindow() {
        Recording recording = new Recording();
        int samples = 5_000;
        long[] times = new long[samples];
        Arrays.setAll(times, i -> 15_000L * i);
        for (int peak = 3_000; peak < 3_010; peak++) { // a thousandth of the window is six samples
            double[] values = new double[samples];
            values[peak] = 9;
            recording.add("x", Labels.of("peak", "at " + peak), times, values);
        }
        Values highest = new ExpressionCompiler(recording.index(), Profile.STANDARD)
                .values(Expression.parseValue("max_over_time(x[1d])"));

        recording.advance(times[samples - 1]);
        highest.evaluate(times[samples - 1]);

        assertThat(highest.size()).isEqualTo(10);
        for (int row = 0; row < highest.size(); row++) {
            assertThat(highest.value(row)).as("%s", highest.labels(row)).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void giveTheSame(Profile profile) {
        Live live = new Live(profile);
        List<Values> compiled = EXPRESSIONS.stream().map(live::values).toList();
        List<List<String>> seen = new ArrayList<>();
        long begin = live.now;
        Set<String> gone = new HashSet<>(RandomSeries.ALL);
        for (int tick = 0; tick < 200; tick++) {
            move(live, gone, tick == 0);
            compiled.forEach(values -> seen.add(live.computed(values)));
        }

        Recording recording = recording();
        ExpressionCompiler compiler = new ExpressionCompiler(recording.index(), profile);
        List<Values> replayed = EXPRESSIONS.stream()
                .map(text -> compiler.values(Expression.parse(text)))
                .toList();
        Live clock = new Live(profile);
        int next = 0;
        for (int tick = 1; tick <= 200; tick++) {
            clock.now = begin + tick * Live.TICK;
            recording.advance(clock.now);
            for (int i = 0; i < replayed.size(); i++) {
                assertThat(clock.computed(replayed.get(i)))
                        .as("%s at tick %d, seed %d", EXPRESSIONS.get(i), tick, seed)
                        .isEqualTo(seen.get(next++));
            }
        }
    }

    private void move(Live live, Set<String> gone, boolean first) {
        long at = live.now + Live.TICK;
        for (String name : RandomSeries.ALL) {
            if (!gone.contains(name) && random.nextInt(30) == 0) {
                gone.add(name);
                live.remove(name);
                record(name, at, Recording.STALE);
            } else if (first || !gone.contains(name) || random.nextInt(10) == 0) {
                double value = random.nextInt(20);
                gone.remove(name);
                live.set(name, value);
                record(name, at, value);
            }
        }
        live.tick();
    }

    private void record(String name, long at, double value) {
        recorded.computeIfAbsent(name, unseen -> new ArrayList<>())
                .add(new long[] {at, Double.doubleToRawLongBits(value)});
    }

    private Recording recording() {
        Recording recording = new Recording();
        recorded.forEach((text, samples) -> {
            Sample sample = Live.sample(text, 0);
            recording.add(
                    sample.name(),
                    sample.labels(),
                    samples.stream().mapToLong(pair -> pair[0]).toArray(),
                    samples.stream()
                            .mapToDouble(pair -> Double.longBitsToDouble(pair[1]))
                            .toArray());
        });
        return recording;
    }
}
