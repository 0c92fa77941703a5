package io.github.incidentsdk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.Labels;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A condition that says it stays quiet need not be judged: nothing else would come of it. */
class StaysQuietTest {

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
    void whatStaysQuietIsFalseWhenItIsJudged() {
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
                    if (seldom.staysQuiet()) {
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

    @Test
    void staysQuietOverWhatIsReadWhileItLiesWithinTheLimit() {
        Live live = new Live().set("x{q=a}", 1).set("x{q=b}", 2);
        Condition condition = live.condition("x > 5");
        assertThat(condition.staysQuiet()).as("before it was ever judged").isFalse();

        live.tick();
        condition.evaluate(live.now);
        live.set("x{q=a}", 5).tick();
        assertThat(condition.staysQuiet()).isTrue();

        live.set("x{q=c}", 1).tick();
        assertThat(condition.staysQuiet())
                .as("with a series that it does not know")
                .isFalse();
        condition.evaluate(live.now);
        assertThat(condition.staysQuiet()).isTrue();

        live.set("x{q=b}", Double.NaN).tick();
        assertThat(condition.staysQuiet()).as("with one that is no number").isFalse();
    }
}
