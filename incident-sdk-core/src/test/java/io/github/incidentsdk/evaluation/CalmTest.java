package io.github.incidentsdk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.Labels;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** While all is calm a condition need not be judged: nothing else would come of it. */
class CalmTest {

    private static final List<String> SERIES = List.of("x{q=a}", "x{q=b}", "x{q=c}", "y{q=a}", "y{q=b}");
    private static final List<String> CONDITIONS = List.of(
            "x > 5",
            "x >= 5",
            "x < -5",
            "x <= -6",
            "-5 >= x",
            "x{q=\"a\"} > 2 * 2 + 1",
            "x == 5",
            "x != 0",
            "x > x offset 15s",
            "y * 2 > 10",
            "x > scalar(sum(y))",
            "{__name__=~\"x|y\"} > 5",
            "x > 5 and y > 5");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void whatIsCalmIsFalseWhenItIsJudged() {
        int spared = 0;
        for (int round = 0; round < 200; round++) {
            Live live = new Live();
            Live other = new Live();
            Set<String> present = new HashSet<>();
            for (String text : CONDITIONS) {
                Condition always = live.condition(text);
                Condition seldom = other.condition(text);
                for (int tick = 0; tick < 20; tick++) {
                    change(live, other, present);
                    live.tick();
                    other.tick();
                    always.evaluate(live.now);
                    if (isCalm(seldom)) {
                        spared++;
                    } else {
                        seldom.evaluate(other.now);
                    }
                    assertThat(notFalse(seldom))
                            .as("%s in round %d, tick %d, seed %d", text, round, tick, seed)
                            .isEqualTo(notFalse(always));
                }
            }
        }
        assertThat(spared).isGreaterThan(2_000);
    }

    /** Most values stay as they are between two ticks, or within what is usual. */
    private void change(Live live, Live other, Set<String> present) {
        for (String name : SERIES) {
            int what = random.nextInt(12);
            if (what == 0 && present.remove(name)) {
                live.remove(name);
                other.remove(name);
            } else if (what > 0 && (what < 6 || !present.contains(name))) {
                double value = what == 1 ? unusual() : random.nextInt(4);
                live.set(name, value);
                other.set(name, value);
                present.add(name);
            }
        }
    }

    private double unusual() {
        return switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            default -> random.nextInt(20) - 10;
        };
    }

    private static Map<Labels, Truth> notFalse(Condition condition) {
        Map<Labels, Truth> truths = new TreeMap<>();
        for (int row = 0; row < condition.size(); row++) {
            if (condition.truth(row) != Truth.FALSE) {
                truths.put(condition.labels(row), condition.truth(row));
            }
        }
        return truths;
    }

    private static boolean isCalm(Condition condition) {
        Calm calm = condition.calm();
        return calm != null && calm.holds();
    }

    @Test
    void isCalmWhileTheSameSeriesLieWithinTheLimit() {
        Live live = new Live().set("x{q=a}", 1).set("x{q=b}", 2);
        Condition condition = live.condition("x > 5");
        assertThat(isCalm(condition)).as("before it was ever judged").isFalse();

        live.tick();
        condition.evaluate(live.now);
        live.set("x{q=a}", 5).tick();
        assertThat(isCalm(condition)).isTrue();

        live.set("x{q=c}", 1).tick();
        assertThat(isCalm(condition)).as("with a series that it does not know").isFalse();
        condition.evaluate(live.now);
        assertThat(isCalm(condition)).isTrue();

        live.set("x{q=b}", Double.NaN).tick();
        assertThat(isCalm(condition)).as("with one that is no number").isFalse();
    }

    @Test
    void severalConditionsOfOneMetricAreCalmWhenEachOfThemIs() {
        List<String> texts = List.of("x > 5", "x > 3", "x < -5", "x <= -4", "x >= 4", "y > 3");
        Live live = new Live().set("x{q=a}", 0).set("y{q=a}", 0);
        List<Condition> conditions = texts.stream().map(live::condition).toList();
        live.tick();
        conditions.forEach(condition -> condition.evaluate(live.now));
        for (int i = 0; i < 1_000; i++) {
            Calm one = calm(conditions);
            Calm other = calm(conditions);
            Calm both = one.and(other);
            if (one.span() != other.span()) {
                assertThat(both).isNull();
            } else {
                live.set("x{q=a}", random.nextInt(16) - 8).tick();
                assertThat(both).isNotNull();
                assertThat(both.holds())
                        .as("%s and %s, seed %d", one, other, seed)
                        .isEqualTo(one.holds() && other.holds());
            }
        }
    }

    private Calm calm(List<Condition> conditions) {
        return Objects.requireNonNull(
                conditions.get(random.nextInt(conditions.size())).calm());
    }
}
