package io.github.incidentsdk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.series.MetricStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures that are kept up to date against the same figures from all samples. */
class RunningFiguresTest {

    private static final List<String> SAME_IN_BOTH_PROFILES = List.of(
            "sum_over_time", "avg_over_time", "min_over_time", "max_over_time", "count_over_time", "changes", "resets");

    /** What is unknown in the standard profile while the newest sample is no number. */
    private static final Pattern NEEDS_A_NUMBER = Pattern.compile("((min|max|quantile)_over_time|changes|resets).*");

    /** Each holds two samples at least: what a lone one says is unknown in the standard profile. */
    private static final List<String> RANGES = List.of("30s", "1m", "5m", "47m");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final MetricStore store = new MetricStore();
    private final List<Sample> samples = new ArrayList<>();
    private long now = 1_700_000_000_000L;
    private double value;

    private record Sample(long time, double value) {}

    @Test
    void agreeWithFiguresFromAllSamples() {
        store.pushed("test").add("m", Labels.empty(), () -> value);
        ExpressionCompiler running = new ExpressionCompiler(store.index(), Profile.STANDARD);
        ExpressionCompiler scanning = new ExpressionCompiler(store.index(), Profile.PROMETHEUS);
        List<String> expressions = RANGES.stream()
                .flatMap(range -> Stream.concat(
                        SAME_IN_BOTH_PROFILES.stream().map(function -> function + "(m[" + range + "])"),
                        Stream.of("quantile_over_time(0.9, m[" + range + "])")))
                .toList();
        List<Values> expected =
                expressions.stream().map(text -> values(scanning, text)).toList();
        List<Values> actual =
                expressions.stream().map(text -> values(running, text)).toList();

        for (int tick = 0; tick < 3_000; tick++) {
            value = anyValue();
            tick();
            boolean looked = random.nextInt(10) > 0;
            for (int i = 0; looked && i < expressions.size(); i++) {
                boolean unknown = Double.isNaN(value)
                        && NEEDS_A_NUMBER.matcher(expressions.get(i)).matches();
                double figure = only(expected.get(i));
                assertSame(only(actual.get(i)), unknown ? Double.NaN : figure, expressions.get(i), tick);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"20s", "1m", "5m", "47m"})
    void countersTellWhatEachSampleIsAboveTheOneBefore(String range) {
        Series series = store.pushed("test").add("m", Labels.empty(), () -> value);
        ExpressionCompiler compiler = new ExpressionCompiler(store.index(), Profile.STANDARD);
        Values increase = values(compiler, "increase(m[" + range + "])");
        Values rate = values(compiler, "rate(m[" + range + "])");
        Values delta = values(compiler, "delta(m[" + range + "])");
        long millis = millis(range);

        for (int tick = 0; tick < 2_000; tick++) {
            value = random.nextInt(20) == 0 ? random.nextInt(5) : value + random.nextInt(4);
            tick();
            samples.add(new Sample(now, value));
            double expected = increase(millis);
            assertSame(only(increase), expected, "increase", tick);
            assertSame(only(rate), expected / (millis / 1000.0), "rate", tick);
            assertSame(only(delta), delta(millis), "delta", tick);
        }
        assertThat(series.name()).isEqualTo("m");
    }

    private double increase(long range) {
        double increase = 0;
        int compared = 0;
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i).time > now - range) {
                double rise = samples.get(i).value - samples.get(i - 1).value;
                increase += rise < 0 ? samples.get(i).value : rise;
                compared++;
            }
        }
        return compared == 0 ? Double.NaN : increase;
    }

    private double delta(long range) {
        for (int i = samples.size() - 1; i >= 0; i--) {
            if (samples.get(i).time <= now - range) {
                return samples.get(samples.size() - 1).value - samples.get(i).value;
            }
        }
        return samples.size() < 2 ? Double.NaN : samples.get(samples.size() - 1).value - samples.get(0).value;
    }

    private double anyValue() {
        int kind = random.nextInt(200);
        if (kind == 0) {
            return Double.NaN;
        }
        if (kind == 1) {
            return random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        if (kind == 2) {
            return 1e16 * random.nextGaussian();
        }
        return kind < 60 ? value : random.nextInt(100) / 10.0;
    }

    private void tick() {
        now += 5_000 + random.nextInt(20_000);
        store.tick(now);
    }

    private Values values(ExpressionCompiler compiler, String text) {
        return compiler.values(Expression.parse(text));
    }

    private double only(Values values) {
        values.evaluate(now);
        assertThat(values.problem()).isNull();
        return values.isPresent(0) ? values.value(0) : Double.NaN;
    }

    private void assertSame(double actual, double expected, String what, int tick) {
        if (Double.isFinite(expected)) {
            assertThat(actual)
                    .as("%s at tick %d, seed %d", what, tick, seed)
                    .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        } else {
            assertThat(Double.valueOf(actual))
                    .as("%s at tick %d, seed %d", what, tick, seed)
                    .isEqualTo(Double.valueOf(expected));
        }
    }

    private static long millis(String range) {
        long number = Long.parseLong(range.substring(0, range.length() - 1));
        return range.endsWith("s") ? number * 1_000 : number * 60_000;
    }
}
