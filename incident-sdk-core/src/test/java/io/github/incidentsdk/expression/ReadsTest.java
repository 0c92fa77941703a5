package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReadsTest {

    private static final long MINUTE = 60_000;

    @Test
    void namesEveryMetricOnce() {
        Reads reads = Expression.parse("b / on (a) (c + b) > quantile(scalar({\"d.e\"}), a)")
                .reads();

        assertThat(reads).isEqualTo(new Reads(new TreeSet<>(Set.of("a", "b", "c", "d.e")), false, 0, 0));
        assertThat(reads.names()).containsExactly("a", "b", "c", "d.e");
    }

    @Test
    void saysWhenANameIsNotAllThatChooses() {
        assertThat(Expression.parse("x + {__name__=~\"y.*\"}").reads().byMatchersOnly())
                .isTrue();
        assertThat(Expression.parse("{__name__=\"x\", a!=\"b\"}").reads().byMatchersOnly())
                .isFalse();
    }

    @Test
    void knowsTheLongestWindow() {
        Reads reads = Expression.parse("rate(a[5m]) / rate(b[1h]) + avg_over_time(c[10m])")
                .reads();

        assertThat(reads.longestWindowMillis()).isEqualTo(60 * MINUTE);
        assertThat(reads.longestReachMillis()).isEqualTo(60 * MINUTE);
    }

    @Test
    void addsOffsetAndWindowToTheReach() {
        assertThat(Expression.parse("rate(a[5m] offset 1h) + b offset 2h")
                        .reads()
                        .longestReachMillis())
                .isEqualTo(120 * MINUTE);
        assertThat(Expression.parse("rate(a[5m] offset 2h) + b offset 2h")
                        .reads()
                        .longestReachMillis())
                .isEqualTo(125 * MINUTE);
        assertThat(Expression.parse("rate(a[5m] offset -2h) + b offset -2h")
                        .reads()
                        .longestReachMillis())
                .isZero();
    }

    @Test
    void readsNothingForNumbers() {
        assertThat(Expression.parse("time() + 1").reads()).isEqualTo(new Reads(new TreeSet<>(), false, 0, 0));
    }
}
