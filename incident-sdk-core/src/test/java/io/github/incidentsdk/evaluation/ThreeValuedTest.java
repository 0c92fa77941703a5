package io.github.incidentsdk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.metric.Labels;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where everything is known, a condition is true for exactly the label sets that Prometheus would return. */
class ThreeValuedTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final RandomSeries series = new RandomSeries(random);

    @Test
    void isTrueWherePrometheusReturnsSomething() {
        int compared = 0;
        for (int round = 0; round < 300; round++) {
            Live live = new Live();
            RandomSeries.ALL.forEach(name -> live.set(name, random.nextInt(4)));
            String text = series.condition(3);
            Condition judged = live.condition(text);
            Condition returned = new ExpressionCompiler(live.store.index(), Profile.PROMETHEUS)
                    .condition(Expression.parse(text), ZeroByZero.FALSE);
            Set<String> gone = new HashSet<>();
            for (int tick = 0; tick < 6; tick++) {
                move(live, gone);
                judged.evaluate(live.now);
                returned.evaluate(live.now);
                if (judged.problem() == null && returned.problem() == null) {
                    compared++;
                    assertThat(labels(judged, Truth.TRUE))
                            .as("%s at tick %d of round %d, seed %d", text, tick, round, seed)
                            .isEqualTo(labels(returned, Truth.TRUE));
                    assertThat(labels(judged, Truth.UNKNOWN))
                            .as("unknown in %s, seed %d", text, seed)
                            .isEmpty();
                    assertThat(judged.elsewhere()).isEqualTo(Truth.FALSE);
                }
            }
        }
        assertThat(compared).isGreaterThan(800);
    }

    private void move(Live live, Set<String> gone) {
        for (String name : RandomSeries.ALL) {
            if (random.nextInt(5) == 0 && gone.add(name)) {
                live.remove(name);
            } else if (!gone.contains(name) || (random.nextBoolean() && gone.remove(name))) {
                live.set(name, random.nextInt(4));
            }
        }
        live.tick();
    }

    private static Set<Labels> labels(Condition condition, Truth truth) {
        return IntStream.range(0, condition.size())
                .filter(row -> condition.truth(row) == truth)
                .mapToObj(condition::labels)
                .collect(Collectors.toSet());
    }
}
