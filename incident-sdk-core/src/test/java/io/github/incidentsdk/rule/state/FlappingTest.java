package io.github.incidentsdk.rule.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlappingTest {

    private static long after(String results) {
        return after(Flapping.CALM, results);
    }

    private static long after(long history, String results) {
        long next = history;
        for (int i = 0; i < results.length(); i++) {
            next = Flapping.next(next, results.charAt(i) == 'T');
        }
        return next;
    }

    @Test
    void whatNeverChangesDoesNotFlap() {
        assertThat(Flapping.percent(after("T".repeat(40)))).isZero();
        assertThat(Flapping.isFlapping(after("T".repeat(40)))).isFalse();
        assertThat(after("F".repeat(40))).isEqualTo(Flapping.CALM);
    }

    @Test
    void whatChangesEveryTimeChangesInAHundredPercent() {
        assertThat(Flapping.percent(after("TF".repeat(20)))).isEqualTo(100);
    }

    @Test
    void aNewerChangeWeighsMoreByHalf() {
        assertThat(Flapping.percent(after("F".repeat(20) + "T")))
                .as("1.2 of 20")
                .isEqualTo(6);
        assertThat(Flapping.percent(after("T" + "F".repeat(20))))
                .as("0.8 of 20, and before it everything was fine")
                .isEqualTo(4);
    }

    /** The example that Nagios' documentation gives: 7 of 20 changed, 35 % unweighted. */
    @Test
    void weighsChangesAsNagiosDoes() {
        long history = Flapping.CALM;
        boolean result = false;
        String changed = "00110000010001010110"; // oldest first
        double weight = 0;
        for (int i = 0; i < 20; i++) {
            result ^= changed.charAt(i) == '1';
            history = Flapping.next(history, result);
            weight += changed.charAt(i) == '1' ? 0.8 + 0.4 * i / 19 : 0;
        }

        assertThat(Flapping.percent(history)).isEqualTo((int) (100 * weight / 20));
    }

    @Test
    void beginsAtThirtyPercentAndEndsAtTwenty() {
        Random random = new Random(17);
        for (int run = 0; run < 200; run++) {
            long history = Flapping.CALM;
            Deque<Boolean> seen = new ArrayDeque<>();
            for (int i = 0; i < 21; i++) {
                seen.add(false);
            }
            boolean flaps = false;
            boolean result = false;
            int restless = 1 + random.nextInt(8);
            for (int step = 0; step < 100; step++) {
                result ^= random.nextInt(restless) == 0;
                history = Flapping.next(history, result);
                seen.removeFirst();
                seen.addLast(result);
                long tenths = nagios(seen);
                flaps = flaps ? tenths > 20 * 190 : tenths >= 30 * 190;
                assertThat(Flapping.isFlapping(history))
                        .as("run %s, step %s", run, step)
                        .isEqualTo(flaps);
            }
        }
    }

    /** The weighted changes, oldest first, as a share of 19,000. */
    private static long nagios(Deque<Boolean> seen) {
        Boolean before = null;
        long sum = 0;
        int x = 0;
        for (boolean result : seen) {
            if (before != null && before != result) {
                sum += 760 + 20 * (x - 1); // 0.8 to 1.2 over 20 changes, times 950
            }
            before = result;
            x++;
        }
        return sum;
    }

    @Test
    void resultsThatWereNotTakenDownWereCalm() {
        long flapping = after("TF".repeat(20));

        assertThat(Flapping.calm(flapping, 7)).isEqualTo(after(flapping, "F".repeat(7)));
        assertThat(Flapping.calm(flapping, 1_000_000_000_000L)).isEqualTo(Flapping.CALM);
        assertThat(Flapping.calm(flapping, 0)).isEqualTo(flapping);
    }

    @Test
    void whatWasKeptGoesOnAsItWas() {
        long flapping = after("TF".repeat(20));

        assertThat(Flapping.same(flapping, 3)).isEqualTo(after(flapping, "FFF"));
        assertThat(Flapping.same(after(flapping, "T"), 2)).isEqualTo(after(flapping, "TTT"));
        assertThat(Flapping.same(flapping, 0)).isEqualTo(flapping);
        assertThat(Flapping.same(flapping, Long.MAX_VALUE)).isEqualTo(Flapping.CALM);
        assertThat(Flapping.kept(flapping)).isEqualTo(flapping);
        assertThat(Flapping.kept(-1L)).as("from a line that somebody wrote").isEqualTo((1L << 22) - 1);
    }
}
